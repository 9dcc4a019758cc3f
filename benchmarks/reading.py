"""Reading beside other tools: speed, memory and what is left of the text, on documents of our own.

Run as `python -m benchmarks.reading [--pages 100] [--write]`; each tool reads each document in a process of its own.
Tools that are not ours come by `uv run --with`; those that can't be had are left out.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks.documents import Made, prose, tables
from benchmarks.scores import Score, score

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "reading.md"
BEGIN, END = "<!-- benchmark -->", "<!-- /benchmark -->"
HEADER = ("Dokument", "Verktyg", "Sidor/s", "MB", "Ord", "Avstavning", "Ordning", "Celler", "Sidhuvud kvar")
OWN = {
    "rodtrad": "Rödtråd",
    "pdfium_rectangles": "pdfium, rektanglar",
    "pdfplumber": "pdfplumber",
    "pdfminer": "pdfminer.six",
}
OTHERS = {"markitdown": "markitdown[pdf]", "kreuzberg": "kreuzberg", "pypdf": "pypdf"}
TIMEOUT = 600


class Run(NamedTuple):
    """One tool on one document."""

    document: str
    tool: str
    pages_per_second: float
    megabytes: float
    score: Score


def runs(documents: dict[str, Made]) -> Iterator[Run]:
    """Yield every tool on every document."""
    with TemporaryDirectory() as folder:
        warm = Path(folder) / "warm.pdf"
        warm.write_bytes(prose(1, 1).data)
        for title, made in documents.items():
            file = Path(folder) / "a.pdf"
            file.write_bytes(made.data)
            for tool, name in (OWN | OTHERS).items():
                told = _told([*_python(tool), str(ROOT / "benchmarks" / "tools.py"), tool, str(warm), str(file)])
                if told is not None:
                    speed = made.pages / told["seconds"]
                    yield Run(title, name, speed, told["megabytes"], score(made, told["text"]))


def _python(tool: str) -> list[str]:
    if tool in OWN:
        return [sys.executable]
    return [shutil.which("uv") or "uv", "run", "--no-project", "--with", OTHERS[tool], "python"]


def _told(command: Sequence[str]) -> dict[str, float] | None:
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        timeout=TIMEOUT,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    if done.returncode:
        sys.stderr.write(f"{command[-3]}: {done.stderr.strip().splitlines()[-1:]}\n")
        return None
    told: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return told


def shown(found: Sequence[Run]) -> str:
    """Return the runs as a Markdown table."""
    rows = [
        (
            run.document,
            run.tool,
            f"{run.pages_per_second:.0f}" if run.pages_per_second >= 10 else f"{run.pages_per_second:.1f}",
            f"{run.megabytes:.0f}",
            *("–" if value is None else f"{value:.0%}".replace("%", " %") for value in run.score),
        )
        for run in found
    ]
    lines = [HEADER, tuple("---" for _ in HEADER), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def main() -> None:
    """Print the table; write it into docs/reading.md if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    documents = {
        "En spalt": prose(asked.pages, columns=1),
        "Två spalter": prose(asked.pages, columns=2),
        "Tabeller": tables(max(asked.pages // 4, 2)),
    }
    table = shown(list(runs(documents)))
    print(table)
    if asked.write:
        page = PAGE.read_text("utf-8")
        before, _, rest = page.partition(BEGIN)
        PAGE.write_text(f"{before}{BEGIN}\n{table}\n{END}{rest.partition(END)[2]}", "utf-8")


if __name__ == "__main__":
    main()
