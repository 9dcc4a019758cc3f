"""Judged queries of corpus/queries: the lines, what is asked, and the lines that were judged to answer it.

>>> [one.kind for one in read_queries("böjning\\tläkemedel\\tL1 L2\\tL3", LINES)]
['böjning']
>>> faults(read_queries("böjning\\tläkemedel\\tL9", LINES), LINES)
('läkemedel: L9 is no line',)
"""

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "corpus" / "queries"
SETS = ("first", "second", "third")
KINDS = ("böjning", "sammansättning", "hänvisning", "synonym", "fras", "flera", "bokstav")
NOTHING = "inget"
"""The kind of a query that no line answers: every find is a false one."""
LEAST, LEAST_OF_KIND = 150, 15


@dataclass(frozen=True, slots=True)
class Line:
    """A finding that can be found; the date of its document decides which act "SoL" is."""

    id: str
    date: datetime.date | None
    text: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, the ids of the lines that answer it, and of those that count neither for nor against."""

    kind: str
    words: str
    relevant: frozenset[str]
    maybe: frozenset[str] = frozenset()


LINES = {f"L{number}": Line(f"L{number}", None, "Brister.") for number in (1, 2, 3)}


def load(name: str, folder: Path = FOLDER) -> tuple[Mapping[str, Line], tuple[Asked, ...]]:
    """Read the lines and the queries of a set."""
    folder = folder / name
    lines = read_lines((folder / "lines.tsv").read_text())
    return lines, read_queries((folder / "queries.tsv").read_text(), lines)


def read_lines(text: str) -> Mapping[str, Line]:
    """Read lines by their id; one that is there twice is a mistake.

    >>> read_lines("# id date text\\nL1\\t2019-04-26\\tBrister.")["L1"].text
    'Brister.'
    """
    lines: dict[str, Line] = {}
    for id, date, said in rows(text, 3):
        if id in lines:
            raise ValueError(f"lines.tsv: {id} is there twice")
        lines[id] = Line(id, datetime.date.fromisoformat(date) if date else None, said)
    return lines


def read_queries(text: str, lines: Mapping[str, Line]) -> tuple[Asked, ...]:
    """Read queries."""
    return tuple(
        Asked(kind, words, frozenset(relevant.split()), frozenset(maybe.split()))
        for kind, words, relevant, maybe in rows(text, 4)
    )


def rows(text: str, width: int) -> Iterator[Sequence[str]]:
    """Yield the fields of each line that is no comment, those left out as empty."""
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            fields = [field.strip() for field in line.split("\t")]
            if len(fields) > width:
                raise ValueError(f"more than {width} fields: {line}")
            yield fields + [""] * (width - len(fields))


def faults(asked: Sequence[Asked], lines: Mapping[str, Line]) -> tuple[str, ...]:
    """Say what does not hold together, each in a sentence."""
    kinds = (*KINDS, NOTHING)
    found = [f"{one.words}: no line answers it" for one in asked if not one.relevant and one.kind != NOTHING]
    found += [f"{one.words}: a line answers it" for one in asked if one.relevant and one.kind == NOTHING]
    found += [f"{one.words}: {one.kind} is none of {', '.join(kinds)}" for one in asked if one.kind not in kinds]
    found += [
        f"{one.words}: {id} is no line" for one in asked for id in sorted((one.relevant | one.maybe) - set(lines))
    ]
    found += [f"{one.words}: {id} is both" for one in asked for id in sorted(one.relevant & one.maybe)]
    found += [f"{words}: asked twice" for words, times in Counter(one.words for one in asked).items() if times > 1]
    found += [f"{id}: the line has no text" for id, line in lines.items() if not line.text]
    return tuple(found)


def lacking(asked: Sequence[Asked]) -> tuple[str, ...]:
    """Say of what there should be more."""
    kinds = Counter(one.kind for one in asked)
    few = [f"{kind}: {kinds[kind]} of {LEAST_OF_KIND}" for kind in KINDS if kinds[kind] < LEAST_OF_KIND]
    return (*few, *([f"{len(asked)} queries of {LEAST}"] if len(asked) < LEAST else []))
