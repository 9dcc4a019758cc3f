"""How far a second annotator, who saw the labels and no link, agrees with the authors on links: the ceiling for a linker.

``corpus/second/links/<case>.tsv`` holds what the annotator said, a link a line: source, type, target, outcome.

>>> read_links("a/2#s3\\tföljer upp\\ta/1#s8\\tkvarstår\\n")[0].outcome.value
'kvarstår'
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from classify import metrics
from classify.gold import CORPUS, GoldDocument
from classify.nearby import Near, equivalents, places, score
from classify.types import Link, LinkType, Outcome


@dataclass(frozen=True, slots=True)
class LinkAgreement:
    """F1, 0–1, of one type of link (None: all), the author taken for right; and of ``sources``, whether they link at all."""

    type: LinkType | None
    author: int
    second: int
    exact: float
    passage: float
    section: float
    equivalent: float
    sources: float


def read_links(text: str) -> tuple[Link, ...]:
    """Return the links of an annotator's file."""
    rows = (line.split("\t") for line in text.splitlines() if line)
    return tuple(
        Link(LinkType(kind), source, target, 1.0, outcome=Outcome(told) if told else None)
        for source, kind, target, told in rows
    )


def load_links(folder: Path = CORPUS) -> dict[str, tuple[Link, ...]]:
    """Read what the annotator said, by case."""
    return {path.stem: read_links(path.read_text()) for path in sorted((folder / "second" / "links").glob("*.tsv"))}


def compare_links(documents: Sequence[GoldDocument], second: Mapping[str, Sequence[Link]]) -> Iterator[LinkAgreement]:
    """Compare per type, and all types together, in the cases that both have linked."""
    own = [one for one in documents if one.case in second]
    ways = (*(places(own, near) for near in Near), equivalents(own))
    for kind in (*LinkType, None):
        gold, other = ([one for one in side if kind in (None, one.type)] for side in _sides(own, second))
        exact, passage, section, equivalent = (score(gold, other, where).f1 for where in ways)
        said = [{(one.type, one.source) for one in side} for side in (gold, other)]
        sources = metrics.over_sets(said[:1], said[1:]).f1
        yield LinkAgreement(kind, len(gold), len(other), exact, passage, section, equivalent, sources)


def outcomes(documents: Sequence[GoldDocument], second: Mapping[str, Sequence[Link]]) -> tuple[int, int]:
    """Return of how many follow-ups both say the same, and how many both have."""
    told = [
        {(one.source, one.target): one.outcome for one in side if one.outcome} for side in _sides(documents, second)
    ]
    both = told[0].keys() & told[1].keys()
    return sum(told[0][key] is told[1][key] for key in both), len(both)


def _sides(documents: Sequence[GoldDocument], second: Mapping[str, Sequence[Link]]) -> tuple[list[Link], list[Link]]:
    cases = {one.case for one in documents} & second.keys()
    gold = [link for one in documents if one.case in cases for link in one.links]
    return gold, [link for case in sorted(cases) for link in second[case]]
