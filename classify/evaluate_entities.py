"""How many entities are found, and how many of them are right, against what a careful reader found.

>>> told = [Found("s1", "datum", "den 3 maj", "2019-05-03"), Found("s1", "datum", "2018", "2018")]
>>> made = [Found("s1", "datum", "3 maj 2019", "2019-05-03", 4), Found("s1", "datum", "2018", "2017", 20)]
>>> wrong = compare(told, made, {"s1": "den 3 maj 2019 och 2018"})
>>> [one.value for one in wrong.missed], [one.value for one in wrong.extra]
(['2018'], ['2017'])
"""

import csv
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from classify.evaluate_profile import telling_words
from classify.gold import CORPUS, GoldDocument
from classify.metrics import score
from extract import profile
from extract.profile.named import named
from extract.types import BlockKind, EntityType, Span

PAGE = CORPUS.parent / "docs" / "entities.md"
RETIRED = frozenset({"granskaren"})
"""Authors of test whose gold entities have been read since: dev for entities, test still for all else."""
BEGIN, END = "<!-- gold -->", "<!-- /gold -->"


@dataclass(frozen=True, slots=True)
class Found:
    """An entity of a statement; ``at``: where it begins in the statement's text (None: gold does not tell)."""

    statement: str
    type: str
    text: str
    value: str
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What gold and finders agree on, what was missed and what should not have been found."""

    right: tuple[Found, ...]
    missed: tuple[Found, ...]
    extra: tuple[Found, ...]


def gold(document: GoldDocument, folder: Path = CORPUS) -> tuple[Found, ...] | None:
    """Read the gold of a document, None if nobody has read it for entities."""
    path = folder / "entities" / f"{document.document.id}.tsv"
    if not path.exists():
        return None
    rows = csv.DictReader(path.read_text().splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE, restval="")
    return tuple(Found(row["statement"], row["type"], row["text"], row["value"]) for row in rows)


def made(document: GoldDocument) -> tuple[Found, ...]:
    """Find the entities as the pipeline does, part by part.

    The document's date is given: whether the profile finds it is measured in evaluate_profile.
    """
    told = profile(document.document)
    told = replace(told, metadata=replace(told.metadata, date=document.profile.metadata.date))
    entities = named(document.document, told)
    return tuple(
        Found(name, one.type.value, one.text, one.value or "", one.span.start - span.start)
        for name, span in parts(document).items()
        for one in entities
        if span.overlaps(one.span)
    )


def parts(document: GoldDocument, folder: Path = CORPUS) -> dict[str, Span]:
    """Return where each record of a corpus document stands in its text: statements, and furniture, which is none."""
    found = {one.id.rpartition("#")[2]: one.span for one in document.statements}
    path = folder / "documents" / f"{document.document.id}.jsonl"
    records = [json.loads(line) for line in path.read_text().splitlines()[1:]]
    furniture = [one.span for one in document.document.blocks if one.kind is BlockKind.FURNITURE]
    names = [one["id"] for one in records if one["kind"] == BlockKind.FURNITURE.value]
    return found | dict(zip(names, furniture, strict=True))


def compare(gold: Iterable[Found], made: Sequence[Found], texts: Mapping[str, str]) -> Comparison:
    """Pair gold with what was made: the same type and value, at words that meet."""
    left = list(made)
    right, missed = [], []
    for told in gold:
        match = next((one for one in left if _same(told, one, texts[told.statement])), None)
        if match is None:
            missed.append(told)
        else:
            left.remove(match)
            right.append(told)
    return Comparison(tuple(right), tuple(missed), tuple(left))


def _same(gold: Found, made: Found, text: str) -> bool:
    if (gold.statement, gold.type) != (made.statement, made.type) or _value(gold) != _value(made):
        return False
    return any(
        match.start() < (made.at or 0) + len(made.text) and (made.at or 0) < match.end()
        for match in re.finditer(re.escape(gold.text), text)
    )


def _value(one: Found) -> str:
    """Return the value without what gold leaves out: the currency; an utförare by the words that tell it from its sort.

    >>> _value(Found("s1", "utförare", "", "Tallgatans gruppbostad")), _value(Found("s1", "belopp", "", "500 SEK"))
    ('tallgatan', '500')
    """
    if one.type == EntityType.PROVIDER:
        return " ".join(sorted(telling_words(one.value)))
    return one.value.removesuffix(" SEK").casefold()


def evaluate_entities(documents: Iterable[GoldDocument], folder: Path = CORPUS) -> dict[str, Any]:
    """Return scores per type, and for all types together, over the documents that have gold; empty if none has."""
    wanted: Counter[str] = Counter()
    given: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    count = 0
    for document in documents:
        compared = comparison(document, folder)
        if compared is None:
            continue
        count += 1
        for one in compared.right:
            hits[one.type] += 1
        wanted.update(one.type for one in (*compared.right, *compared.missed))
        given.update(one.type for one in (*compared.right, *compared.extra))
    if not count:
        return {}
    types = {kind: asdict(score(hits[kind], given[kind], wanted[kind])) for kind in sorted({*wanted, *given})}
    return {"documents": count, "types": types, "all": asdict(score(hits.total(), given.total(), wanted.total()))}


def by_author(documents: Iterable[GoldDocument]) -> dict[str, list[GoldDocument]]:
    """Part the documents of test by who wrote them: an author nobody has looked at says more than a mean.

    An author whose gold entities have been read is dev here, under that name.
    """
    found: dict[str, list[GoldDocument]] = {}
    for document in documents:
        role = "dev" if document.author in RETIRED else "test"
        found.setdefault(f"{role}, {document.author}", []).append(document)
    return dict(sorted(found.items()))


def comparison(document: GoldDocument, folder: Path = CORPUS) -> Comparison | None:
    """Compare one document with its gold, None if it has none."""
    told = gold(document, folder)
    if told is None:
        return None
    texts = {name: span.of(document.document.text) for name, span in parts(document).items()}
    return compare(told, made(document), texts)


def table(figures: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the scores of the splits beside each other as a table in Markdown."""
    heads = [f"{name}: {found['documents']} dokument" for name, found in figures.items()]
    kinds = sorted({kind for found in figures.values() for kind in found["types"]})
    lines = [
        f"| typ | {' | '.join(f'{head} | | |' for head in heads)}".rstrip(" |") + " | | | |",
        f"| --- | {' | '.join('---: | ---: | ---: | ---:' for _ in heads)} |",
        f"| | {' | '.join('P | R | F1 | n' for _ in heads)} |",
    ]
    for kind in (*kinds, "alla"):
        scores = [found["all"] if kind == "alla" else found["types"].get(kind) for found in figures.values()]
        lines.append(f"| {kind} | {' | '.join(map(_cells, scores))} |")
    return "\n".join(lines)


def _cells(score: Mapping[str, Any] | None) -> str:
    if score is None or not score["support"]:
        return " | | | "
    return f"{score['precision']:.3f} | {score['recall']:.3f} | {score['f1']:.3f} | {score['support']}"


def page(text: str, table: str) -> str:
    """Return the page with the table between its marks.

    >>> page(f"a {BEGIN} old {END} z", "new")
    'a <!-- gold -->\\nnew\\n<!-- /gold --> z'
    """
    return f"{text.split(BEGIN)[0]}{BEGIN}\n{table}\n{END}{text.split(END)[1]}"
