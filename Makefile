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

unit:
	$(RUN) pytest -n 2

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
