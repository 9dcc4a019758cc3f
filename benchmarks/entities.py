"""Law and dates beside other tools, on the corpus: how fast, and how many of gold's values are found.

Run as `uv run --with dateparser python -m benchmarks.entities [--write]`. dateparser's search runs as it is called by
default, and once more given the language and the day of each document so that it need not guess; a plain regex of the usual
forms is the baseline. Without dateparser the rest is measured. Times are of the processor, so that neighbours do not count.
"""

import argparse
import importlib
import re
import time
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from classify.evaluate_entities import Found, compare, gold, parts
from classify.gold import GoldDocument
from classify.train import split
from extract.entities.dates import find_dates
from extract.entities.law import find_law
from extract.types import as_date

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "entities.md"
BEGIN, END = "<!-- benchmark -->", "<!-- /benchmark -->"
PLAIN_LAW = re.compile(
    r"(?:\d+\s*kap\.?\s*)?\d+\s*[a-z]?\s*§§?(?:\s*(?:SoL|LSS|HSL|PSL|OSL|KL|FL|skollagen))?|\(?\b(?:19|20)\d\d:\d+\)?"
)
PLAIN_DATES = re.compile(
    r"\b(?:19|20)\d\d-\d\d-\d\d\b|\b\d{1,2}\s+(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)(?:\s+(?:19|20)\d\d)?"
)
MONTHS = "januari februari mars april maj juni juli augusti september oktober november december".split()
Finder = Callable[[str, date | None], list[tuple[str, str | None, int]]]


class Run(NamedTuple):
    """One tool: characters a second, and its scores against gold (None: it gives no values)."""

    tool: str
    speed: float
    precision: float | None = None
    recall: float | None = None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall."""
        if self.precision is None or self.recall is None:
            return None
        return 2 * self.precision * self.recall / max(self.precision + self.recall, 1e-9)


def ours_dates(text: str, day: date | None) -> list[tuple[str, str | None, int]]:
    """Find dates as Rödtråd does."""
    return [(one.text, one.value, one.span.start) for one in find_dates(text, day)]


def ours_law(text: str, day: date | None) -> list[tuple[str, str | None, int]]:
    """Find law as Rödtråd does."""
    return [(one.text, one.value, one.span.start) for one in find_law(text, day)]


def plain_law(text: str, day: date | None) -> list[tuple[str, str | None, int]]:
    """Find what looks like sections and act numbers, without values."""
    return [(match[0], None, match.start()) for match in PLAIN_LAW.finditer(text)]


def plain_dates(text: str, day: date | None) -> list[tuple[str, str | None, int]]:
    """Find "2019-04-26" and "26 april", with the document's year where none is written."""
    found: list[tuple[str, str | None, int]] = []
    for match in PLAIN_DATES.finditer(text):
        words = match[0].split()
        if len(words) == 1:
            found.append((match[0], match[0], match.start()))
            continue
        year = int(words[2]) if len(words) > 2 else day.year if day else 0
        found.append((match[0], f"{year}-{MONTHS.index(words[1]) + 1:02d}-{int(words[0]):02d}", match.start()))
    return found


def search_dates(library: Any, *, helped: bool) -> Finder:
    """Return dateparser's search as a finder; ``helped``: it is told the language and the day."""

    def find(text: str, day: date | None) -> list[tuple[str, str | None, int]]:
        options: dict[str, Any] = {}
        if helped and day:
            options = {"languages": ["sv"], "settings": {"RELATIVE_BASE": datetime.combine(day, datetime.min.time())}}
        found, at = [], 0
        for words, when in library.search_dates(text, **options) or []:
            at = max(text.find(words, at), at)
            found.append((words, when.date().isoformat(), at))
        return found

    return find


def run(tool: str, finder: Finder, kind: str, documents: Sequence[GoldDocument], *, valued: bool) -> Run:
    """Time a finder over whole documents, one after the other, and score it against gold."""
    for document in documents[:3]:  # compiles and loads what is needed once
        finder(f"{document.document.text} före jul", date(2019, 4, 26))
    made = {}
    start = time.process_time()
    for document in documents:
        made[document.document.id] = finder(document.document.text, as_date(document.profile.metadata.date))
    speed = sum(len(document.document.text) for document in documents) / (time.process_time() - start)
    if not valued:
        return Run(tool, speed)
    right = missed = extra = 0
    for document in documents:
        told = gold(document)
        if told is None:
            continue
        spans = parts(document)
        texts = {name: span.of(document.document.text) for name, span in spans.items()}
        found = [
            Found(name, kind, words, value or "", at - span.start)
            for name, span in spans.items()
            for words, value, at in made[document.document.id]
            if span.start <= at < span.end
        ]
        compared = compare([one for one in told if one.type == kind], found, texts)
        right, missed, extra = (
            right + len(compared.right),
            missed + len(compared.missed),
            extra + len(compared.extra),
        )
    return Run(tool, speed, right / max(right + extra, 1), right / max(right + missed, 1))


def table(kind: str, runs: list[Run]) -> str:
    """Return the runs as a table; the ratio is ours to theirs."""
    lines = [
        f"| {kind} | characters/s | we are | precision | recall | F1 |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for one in runs:
        ratio = "" if one is runs[0] else f"{runs[0].speed / one.speed:,.1f} ×".replace(",", " ")
        scores = [f"{value:.2f}" if value is not None else "–" for value in (one.precision, one.recall, one.f1)]
        lines.append(f"| {one.tool} | {one.speed:,.0f} | {ratio} | {' | '.join(scores)} |".replace(",", " "))
    return "\n".join(lines)


def main() -> None:
    """Print the tables, and with --write put them into docs/entities.md."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--write", action="store_true")
    write = arguments.parse_args().write
    dev = split("dev")
    whole = (*dev, *split("train"))
    law = [
        run("Rödtråd", ours_law, "paragraf", whole, valued=True),
        run("plain regex", plain_law, "paragraf", whole, valued=False),
    ]
    dates = [
        run("Rödtråd", ours_dates, "datum", whole, valued=True),
        run("plain regex", plain_dates, "datum", whole, valued=True),
    ]
    try:
        library = importlib.import_module("dateparser.search")
    except ImportError:
        print("no dateparser: uv run --with dateparser python -m benchmarks.entities")
    else:
        helped, alone = search_dates(library, helped=True), search_dates(library, helped=False)
        dates.append(run("dateparser search (language and day given)", helped, "datum", whole, valued=True))
        dates.append(run("dateparser search (as called by default; dev only)", alone, "datum", dev, valued=True))
    told = f"{table('paragraf', law)}\n\n{table('datum', dates)}"
    print(told)
    if write:
        page = PAGE.read_text()
        head, tail = page.split(BEGIN)[0], page.split(END)[1]
        PAGE.write_text(f"{head}{BEGIN}\n{told}\n{END}{tail}")


if __name__ == "__main__":
    main()
