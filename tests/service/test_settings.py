"""What an installation chose, and what it left empty."""

from pathlib import Path

import pytest

from service.settings import Settings

NAMES = sorted(Settings.model_fields)


@pytest.mark.parametrize("name", NAMES)
def test_a_variable_that_is_empty_is_not_set(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    unset = getattr(Settings(_env_file=None), name)
    monkeypatch.setenv(f"RODTRAD_{name.upper()}", "")
    assert getattr(Settings(_env_file=None), name) == unset


def test_a_line_of_the_file_that_is_empty_is_not_set(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("".join(f"RODTRAD_{name.upper()}=\n" for name in NAMES))
    assert Settings(_env_file=file) == Settings(_env_file=None)
