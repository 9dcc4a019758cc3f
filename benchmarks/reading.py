"""Reading beside other tools: speed, memory and what is left of the text, on documents of our own.

Run as `python -m benchmarks.reading [--pages 200] [--write]`; each tool reads each document in a process of its own.
Tools that are not ours come by `uv run --with`, never into our lock file; those that can't be had, or take too long,
are left out with a line that says so.
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
from typing import Any, NamedTuple

from benchmarks.documents import Made, prose, tables
from benchmarks.scores import Score, score

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "reading.md"
BEGIN, END = "<!-- benchmark -->", "<!-- /benchmark -->"
HEADER = ("Dokument", "Verktyg", "Sidor/s", "MB", "Ord", "Avstavning", "Ordning", "Celler", "Sidhuvud kvar")
OWN = {
    "rodtrad": "Rödtråd",
    "rodtrad_twice": "Rödtråd, två processer",
    "pdfium_rectangles": "pdfium, rektanglar",
    "pdfplumber": "pdfplumber",
    "pdfminer": "pdfminer.six",
}
OTHERS = {
    "markitdown": "markitdown[pdf]",
    "kreuzberg": "kreuzberg",
    "pypdf": "pypdf",
    "unstructured": "unstructured[pdf]",
    "pymupdf4llm": "pymupdf",
}
"""What has to be installed for each; pymupdf (AGPL) brings pymupdf4llm with it."""
COPIES = {"rodtrad_twice": 2}
"""How many times a tool reads the document at once."""
INSTALL, TIMEOUT = 900, 600
"""Seconds to install a tool, and for it to read a document."""


class Run(NamedTuple):
    """One tool on one document."""

    document: str
    tool: str
    pages_per_second: float
    """Of processor time: what a core of its own reads, or as many as it has processes."""
    by_the_clock: float
    megabytes: float
    score: Score


def runs(documents: dict[str, Made]) -> Iterator[Run]:
    """Yield every tool on every document."""
    with TemporaryDirectory() as folder:
        warm = Path(folder) / "warm.pdf"
        warm.write_bytes(prose(1, 1).data)
        tools = OWN | {tool: tool for tool in OTHERS if _is_installed(tool)}
        for title, made in documents.items():
            file = Path(folder) / "a.pdf"
            file.write_bytes(made.data)
            for tool, name in tools.items():
                told = _told(tool, [*_python(tool), str(ROOT / "benchmarks" / "tools.py"), tool, str(warm), str(file)])
                if told is not None:
                    copies = COPIES.get(tool, 1)
                    speed, clock = (made.pages * copies**2 / told["seconds"], made.pages * copies / told["waited"])
                    yield Run(title, name, speed, clock, told["megabytes"], score(made, told["text"]))


def _is_installed(tool: str) -> bool:
    return _output(tool, [*_python(tool), "-c", f"import {tool}"], INSTALL) is not None


def _python(tool: str) -> list[str]:
    if tool in OWN:
        return [sys.executable]
    return [shutil.which("uv") or "uv", "run", "--no-project", "--with", OTHERS[tool], "python"]


def _told(tool: str, command: Sequence[str]) -> dict[str, Any] | None:
    output = _output(tool, command, TIMEOUT)
    if output is None:
        return None
    told: dict[str, Any] = json.loads(output.strip().splitlines()[-1])
    if not told["text"].strip():
        sys.stderr.write(f"{tool} is left out: it found no text\n")
        return None
    return told


def _output(tool: str, command: Sequence[str], seconds: float) -> str | None:
    """Return what the command prints; None, with a line that tells why, if it fails or takes longer."""
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            timeout=seconds,
            check=False,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
    except subprocess.TimeoutExpired:
        sys.stderr.write(f"{tool} is left out: it took longer than {seconds:g} seconds\n")
        return None
    if done.returncode:
        sys.stderr.write(f"{tool} is left out: {' '.join(done.stderr.strip().splitlines()[-1:])}\n")
        return None
    return done.stdout


def ratios(found: Sequence[Run]) -> str:
    """Return our speed over that of the tools that it is measured by, and of two processes over one.

    >>> speeds = {"Rödtråd": 300.0, "Rödtråd, två processer": 570.0, "pdfium, rektanglar": 500.0, "pdfplumber": 10.0}
    >>> print(ratios([Run("En spalt", tool, speed, speed, 0, Score(1, 1, 1, None, 0)) for tool, speed in speeds.items()]))
    - En spalt: 30 × pdfplumbers fart, 1,7 × tiden för pdfiums rektanglar; två processer läser 1,9 × en i processortid, 1,9 × efter klockan.
    """
    runs = {(run.document, run.tool): run for run in found}
    names = list(OWN.values())
    lines = []
    for document in dict.fromkeys(run.document for run in found):
        one, two, pdfium, plumber = (runs[document, name] for name in names[:4])
        figures = (
            one.pages_per_second / plumber.pages_per_second,
            pdfium.pages_per_second / one.pages_per_second,
            two.pages_per_second / one.pages_per_second,
            two.by_the_clock / one.by_the_clock,
        )
        shape = (
            "- {}: {:.0f} × pdfplumbers fart, {:.1f} × tiden för pdfiums rektanglar; "
            "två processer läser {:.1f} × en i processortid, {:.1f} × efter klockan."
        )
        lines.append(shape.format(document, *figures).replace(".", ",").removesuffix(",") + ".")
    return "\n".join(lines)


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
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    documents = {
        "En spalt": prose(asked.pages, columns=1),
        "Två spalter": prose(asked.pages, columns=2),
        "Tabeller": tables(max(asked.pages // 4, 2)),
    }
    found = list(runs(documents))
    table = f"{shown(found)}\n\n{ratios(found)}"
    print(table)
    if asked.write:
        page = PAGE.read_text("utf-8")
        before, _, rest = page.partition(BEGIN)
        PAGE.write_text(f"{before}{BEGIN}\n{table}\n{END}{rest.partition(END)[2]}", "utf-8")


if __name__ == "__main__":
    main()
