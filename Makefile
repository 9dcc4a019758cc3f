# Two commands: `make run` and `make test`. Both install what they need into .venv, from uv.lock.

UV := $(shell command -v uv 2>/dev/null || echo .uv/bin/uv)
RUN := $(UV) run --frozen

.PHONY: run test install format lint types unit fuzz train evaluate clean

run: install
	$(RUN) rodtrad serve --example

test: install lint types unit

install: $(UV)
	$(UV) sync --frozen --quiet

.uv/bin/uv:
	python3 .ci/bootstrap_uv.py

lint:
	$(RUN) ruff format --check .
	$(RUN) ruff check .
	$(RUN) lint-imports

types:
	$(RUN) mypy

# The browser's event loop lives on in the process that began it, and DBOS can't start beside one: so they go apart.
unit:
	$(RUN) pytest -n 2 --ignore=tests/browser
	$(RUN) pytest tests/browser

# Mutated files by the thousands, and files that mean harm at full size; some minutes.
fuzz:
	FUZZ_EXAMPLES=3000 $(RUN) pytest -n 2 -k broken tests/extract/test_readers_bad_input.py
	HOSTILE=1000000 $(RUN) pytest tests/extract/test_hostile.py

format:
	$(RUN) ruff format .
	$(RUN) ruff check --fix .

train:
	$(RUN) rodtrad train

evaluate:
	$(RUN) rodtrad evaluate

clean:
	rm -rf .venv .uv
