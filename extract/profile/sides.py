"""Which of the names in a document are utförare, which other organisations, which no names at all: told by all mentions together.

>>> text = "Uppföljning av Granen. Granen saknar rutin."
>>> [clues] = clues_of_names(text, None, None, [Named("Granen", EntityType.ORGANISATION, ((15, 21), (23, 29)))])
>>> sorted(name for name in clues if name in ("granskning av", "brister", "in the opening"))
['brister', 'granskning av', 'in the opening']
"""

import csv
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from extract.entities.words import is_place, is_word
from extract.profile.phrases import said_of
from extract.types import Entity, EntityType

PROVIDER, ORGANISATION, NOTHING = "utförare", "organisation", "inget"
SIDES = (PROVIDER, ORGANISATION, NOTHING)
SURE: Mapping[str, float] = {PROVIDER: 0.7, ORGANISATION: 0.8, NOTHING: 0.9}
"""How probable a part must be before a name is moved to it; by leaving out authors."""
TYPES = frozenset({EntityType.PROVIDER, EntityType.ORGANISATION})
START = "start"
OPENING = 600
NOUNS = re.compile(
    r"(nämnden|styrelsen|förvaltningen|kontoret|enheten|avdelningen|utskottet|skolan|gården|hemmet|boendet|bostaden|centralen|gymnasiet|sjukhuset|förskola|gruppbostad|äldreboende|verket|inspektionen|myndigheten|kassan|rätten|förbundet|förening|kommun|län|AB|HB|bladet|tidning|revision|revisorer|arna|erna)s?$|^(gruppbostaden|servicebostaden|förskolan|vårdcentralen|stiftelsen|region|landstinget|länsstyrelsen|avdelning|division|fritidshemmet|korttidshemmet|hemtjänsten|boendestöd|restaurang|fullmäktige)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Named:
    """A value with the part that it has been given, and text[start:end] of each mention."""

    value: str
    type: EntityType
    spans: tuple[tuple[int, int], ...]


def with_sides(entities: Sequence[Entity], text: str, title: str | None, provider: str | None) -> tuple[Entity, ...]:
    """Return the entities with every name that surely has another part moved there, and what is surely no name left out."""
    names = grouped(entities)
    moved = {
        (one.value, one.type): side
        for one, clues in zip(names, clues_of_names(text, title, provider, names), strict=True)
        if (side := _side(clues, one.type)) != one.type.value
    }
    kept = []
    for entity in entities:
        moved_to = moved.get((entity.value or "", entity.type))
        if moved_to != NOTHING:
            kept.append(replace(entity, type=EntityType(moved_to)) if moved_to else entity)
    return tuple(kept)


def _side(clues: Mapping[str, float], now: EntityType) -> str:
    chances = probabilities(clues)
    best = max(chances, key=chances.__getitem__)
    return best if chances[best] >= SURE[best] else now.value


def grouped(entities: Sequence[Entity]) -> tuple[Named, ...]:
    """Return the names with their mentions, in the order in which they are first named."""
    found: dict[tuple[str, EntityType], list[tuple[int, int]]] = {}
    for one in entities:
        if one.type in TYPES and one.value:
            found.setdefault((one.value, one.type), []).append((one.span.start, one.span.end))
    return tuple(Named(value, type_, tuple(spans)) for (value, type_), spans in found.items())


def clues_of_names(
    text: str, title: str | None, provider: str | None, names: Sequence[Named]
) -> list[dict[str, float]]:
    """Return the clues of each; "a · b" is a clue in the light of another."""
    return [_clues(one, names, text, title or "", provider) for one in names]


def _clues(one: Named, names: Sequence[Named], text: str, title: str, provider: str | None) -> dict[str, float]:
    now = one.type.value
    noun = NOUNS.search(one.value)
    form = (noun[1] or noun[2]).lower() if noun else ("one word" if " " not in one.value else "words")
    found = {START: 1.0, f"now {now}": 1.0, f"form {form}": 1.0, f"form {form} · {now}": 1.0}
    found["profile tells one" if provider else "profile tells none"] = 1.0
    found[f"now {now} · {'told' if provider else 'untold'}"] = 1.0
    if provider and (one.value == provider or provider in one.value or one.value in provider):
        found["the profile's"] = 1.0
    for saying, times in said_of(one.spans, text).items():
        found[saying] = min(times, 3) ** 0.5
        found[f"{saying} · {now}"] = found[saying]
    found["often"] = math.log1p(len(one.spans)) / 2
    found[f"often · {now}"] = found["often"]
    share = len(one.spans) / max(sum(len(other.spans) for other in names), 1)
    found["share"] = found[f"share · {now}"] = share
    if any(word in title for word in _telling(one.value)):
        found["in the title"] = found[f"in the title · {now}"] = 1.0
    if one.spans[0][0] < OPENING:
        found["in the opening"] = found[f"in the opening · {now}"] = 1.0
    words = {text[start:end] for start, end in one.spans}
    lone = next(iter(words)).removesuffix("s")
    if " " not in lone:
        found |= {"dictionary": 1.0} if is_word(lone) else {}
        found |= {"place": 1.0} if is_place(lone) else {}
        found |= {"also small": 1.0} if re.search(rf"(?<!\w){re.escape(lone.lower())}(?!\w)", text) else {}
    if all(word[:1].islower() for word in words):
        found["small"] = 1.0
    if sum(other.type is EntityType.PROVIDER for other in names if other is not one):
        found["beside an utförare"] = found[f"beside an utförare · {now}"] = 1.0
    return found


def _telling(value: str) -> list[str]:
    words = [word.removesuffix("s") for word in value.split() if len(word) > 4 and word[:1].isupper()]
    return words or [value]


def probabilities(
    clues: Mapping[str, float], known: Mapping[str, Mapping[str, float]] | None = None
) -> dict[str, float]:
    """Return one for each part; they sum to 1."""
    table = known or weights()
    nothing: Mapping[str, float] = {}
    scores = {
        side: sum(value * table.get(name, nothing).get(side, 0.0) for name, value in clues.items()) for side in SIDES
    }
    top = max(scores.values())
    raised = {side: math.exp(score - top) for side, score in scores.items()}
    return {side: one / sum(raised.values()) for side, one in raised.items()}


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """Return what was learned: for each clue what it counts for by part."""
    text = files(__package__).joinpath("sides.tsv").read_text("utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t")
    return {row["clue"]: {side: float(row[side]) for side in SIDES} for row in rows}
