"""People, keys, collections and the trail from the command line."""

import sqlite3
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from service.cli import app

PASSWORD = "fyra helt vanliga ord\n"


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RODTRAD_DATA", str(tmp_path))
    return tmp_path


def run(*words: str, input: str | None = None) -> Result:
    return CliRunner().invoke(app, list(words), input=input)


def test_a_person_from_first_to_last_day() -> None:
    assert run("collection", "add", "omsorg", "Omsorgsförvaltningen").exit_code == 0
    made = run("user", "add", "Ada.Lind", "--roll", "granskare", "--samling", "omsorg", input=PASSWORD)
    assert made.exit_code == 0, made.output
    assert "ada.lind" in run("user", "list").output
    assert run("user", "add", "ada.lind", input=PASSWORD).exit_code == 1
    assert run("user", "role", "ada.lind", "administratör").exit_code == 0
    assert "ser allt" in run("user", "list").output
    assert run("user", "password", "ada.lind", input="kort\n").exit_code == 1
    assert run("user", "password", "ada.lind", input=PASSWORD).exit_code == 0
    key = run("token", "add", "ada.lind", "rapport").output.strip()
    assert key.startswith("rt_")
    listed = run("token", "list").output
    assert key not in listed
    assert run("token", "revoke", listed.split()[0]).exit_code == 0
    assert run("user", "disable", "ada.lind").exit_code == 0
    assert "avstängd" in run("user", "list").output


@pytest.mark.parametrize(
    "words",
    [
        ("user", "add", "ada", "--roll", "chef"),
        ("user", "add", "ada", "--samling", "finns-inte"),
        ("user", "disable", "ingen"),
        ("token", "add", "ingen", "rapport"),
        ("token", "revoke", "ingen"),
        ("collection", "move", "ingen", "gemensam"),
        ("audit", "verify", "--vantad", "ab"),
    ],
)
def test_what_is_not_there_is_said(words: tuple[str, ...]) -> None:
    assert run(*words, input=PASSWORD).exit_code == 1


def test_trail_is_verified_and_written_out(data: Path) -> None:
    run("user", "add", "ada", input=PASSWORD)
    run("user", "add", "eva", input=PASSWORD)
    assert "2 poster stämmer" in run("audit", "verify").output
    assert "lade upp person" in run("audit", "export", "--om", "eva").output
    with sqlite3.connect(data / "rodtrad.db") as connection:
        connection.execute("DROP TRIGGER audit_no_update")
        connection.execute("UPDATE audit SET subject = 'ingen' WHERE number = 2")
    connection.close()
    broken = run("audit", "verify")
    assert broken.exit_code == 1
    assert "post 2" in broken.output
