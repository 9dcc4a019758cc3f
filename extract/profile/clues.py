"""What speaks for a candidate as a side of the review, each clue with a name and a value of 0–2.

>>> from extract.profile.candidates import candidates
>>> text = "Tillsyn av Tallmons äldreboende\\n\\nEk Omsorg AB driver Tallmon."
>>> frame = Letterhead((), "", "")
>>> found = candidates(text, frame, "")
>>> sorted(name for name in clues_of(found[0], found, Context(text, frame, "", "", "asks")) if "granskning" in name)
['granskning av', 'granskning av · unit']
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from extract.entities.shapes import any_of
from extract.lexicon import table
from extract.profile.candidate import PRIVATE, Candidate
from extract.profile.frame import HEAD
from extract.profile.letterhead import Letterhead
from extract.profile.phrases import said_of
from extract.profile.weights import NOBODY
from extract.types import DocumentKind

K = DocumentKind
Mode = Literal["asks", "answers", "proposes", "tells"]
MODES: dict[DocumentKind, Mode] = {
    K.RESPONSE: "answers",
    K.STATEMENT: "answers",
    K.ACTION_PLAN: "answers",
    K.OFFICIAL_LETTER: "proposes",
    K.FOLLOW_UP_PLAN: "proposes",
    K.ARTICLE: "tells",
    K.MAIL: "tells",
    K.OTHER: "tells",
}
"""Who speaks: the one who reviews ("asks"), the one reviewed ("answers"), an office to its board ("proposes"), or someone else ("tells")."""
AUDITS = re.compile(r"(?i:revision|audit|granskning|konsult|rådgivning|analys)")
LAWYER = re.compile(r"[Aa]dvokat|[Jj]uristbyrå")
OPENING = 400
TIMES = {0: 0.0, 1: 1.0, 2: 1.5}
"""What a saying counts for by how often it stands; from three times on 2."""


@dataclass(frozen=True, slots=True)
class Context:
    """The document around a candidate; ``close`` is what it ends with, signatures and all."""

    text: str
    frame: Letterhead
    title: str
    close: str
    mode: Mode
    kind: DocumentKind = K.OTHER


def clues_of(one: Candidate, among: Sequence[Candidate], context: Context) -> dict[str, float]:
    """Return the clues that are there; "a · b" is a clue in the light of another."""
    side = "private" if one.sort in PRIVATE else one.sort
    kind = context.kind.value
    found = {f"sort {one.sort}": 1.0, f"sort {one.sort} · {context.mode}": 1.0, f"sort {one.sort} · {kind}": 1.0}
    found |= _places(one, among, context)
    for saying, times in said_of((*one.spans, *one.echoes), context.text).items():
        value = TIMES.get(times, 2.0)
        found[saying] = value
        found[f"{saying} · {'public' if side != 'private' else one.sort}"] = value
    most = max((len(other.spans) for other in among), default=0)
    head = [span for span in one.spans if span[0] < HEAD]
    if said_of(head, context.text)["granskning av"]:
        found["object in the head"] = found[f"object in the head · {one.sort}"] = 1.0
    if said_of(_spans_in(one, context.title), context.title).keys() & {
        "granskning av",
        "uppföljning X",
        "på X",
        "kritik mot",
    }:
        found["object of the title"] = found[f"object of the title · {one.sort}"] = 1.0
    found["often"] = math.log1p(len(one.spans)) / 2
    found[f"often · {context.mode}"] = found["often"]
    if one.spans and len(one.spans) == most:
        found["most often"] = found[f"most often · {side}"] = 1.0
    if one.spans and one.spans[0][0] < OPENING:
        found["in the opening"] = 1.0
    if one.name in _inspectors():
        found["known inspector"] = found[f"known inspector · {context.mode}"] = 1.0
    if AUDITS.search(one.name) and one.sort in PRIVATE:
        found["audits by name"] = 1.0
    if LAWYER.search(one.name):
        found["lawyer by name"] = 1.0
    if one.sort == "unit" and any(_runs(other, context) for other in among):
        found["a company runs units"] = 1.0
    inspector = max((o for o in among if o.name in _inspectors()), key=lambda o: len(o.spans), default=None)
    if inspector and inspector is not one:
        found[f"sort {one.sort} under {inspector.name}"] = 1.0
    sorts = {other.sort for other in among if other is not one}
    for sort in ("company", "unit", "authority", "auditors", "board", "office"):
        if sort in sorts:
            found[f"sort {one.sort} beside {sort}"] = 1.0
    return found


def clues_of_nobody(among: Sequence[Candidate], context: Context) -> dict[str, float]:
    """Return what speaks for a side that the document does not name."""
    found = {NOBODY: 1.0, f"{NOBODY} · {context.kind.value}": 1.0, f"{NOBODY} · {context.mode}": 1.0}
    sorts = {one.sort for one in among}
    found |= {f"{NOBODY} beside {sort}": 1.0 for sort in sorts}
    found[f"{NOBODY} · {'with' if context.title else 'without'} title"] = 1.0
    for place, part in (
        ("sender", context.frame.sender),
        ("recipient", context.frame.recipient),
        ("title", context.title),
    ):
        named = {one.sort for one in among if _position(one, part) is not None}
        found |= {f"{NOBODY} · {sort} in {place}": 1.0 for sort in named}
        if not named:
            found[f"{NOBODY} · none in {place}"] = 1.0
    found[f"{NOBODY} among few"] = 1.0 / (1 + len(among))
    return found


def _runs(other: Candidate, context: Context) -> bool:
    """Tell whether a company is said to run something, sends the paper or gets it, or is named by its number."""
    if other.sort != "company" or AUDITS.search(other.name) or LAWYER.search(other.name):
        return False
    told = said_of(other.spans, context.text).keys() & {
        "drivs av",
        "driver",
        "märkt ägare",
        "orgnr",
        "kallat",
        "utförare av",
    }
    return bool(told) or any(
        _position(other, part) is not None for part in (context.frame.sender, context.frame.recipient)
    )


def _places(one: Candidate, among: Sequence[Candidate], context: Context) -> dict[str, float]:
    found: dict[str, float] = {}
    for place, part in (
        ("sender", context.frame.sender),
        ("recipient", context.frame.recipient),
        ("title", context.title),
        ("close", context.close),
    ):
        at = _position(one, part)
        if at is None:
            continue
        found[f"{place} · {context.mode}"] = 1.0
        found[f"{place} · {context.mode} · {one.sort}"] = 1.0
        others = [where for other in among if other is not one and (where := _position(other, part)) is not None]
        if all(at < where for where in others):
            found[f"first in {place} · {context.mode}"] = 1.0
        if all(at > where for where in others):
            found[f"last in {place} · {context.mode}"] = 1.0
        if not others:
            found[f"alone in {place} · {context.mode}"] = 1.0
    return found


def _spans_in(one: Candidate, part: str) -> list[tuple[int, int]]:
    at = _position(one, part)
    return [] if at is None else [(at, at + len(one.name))]


def _position(one: Candidate, part: str) -> int | None:
    """Return where in a part of the document the name stands, a company also by its first words."""
    lower, name = part.casefold(), one.name.casefold()
    if one.sort == "auditors" and "revisor" in name:
        name = "revisor"
    forms = [name, re.sub(r"\s+(?:ab|hb|kb)$", "", name)] if one.sort in PRIVATE else [name]
    found = [lower.find(form) for form in forms if form in lower]
    if one.sort == "authority":
        found += [match.start() for match in _other_names(one.name).finditer(part)]
    return min(found, default=None)


@cache
def _other_names(authority: str) -> re.Pattern[str]:
    """Return a pattern for an authority's abbreviation and the names that share it: JO, Riksdagens ombudsmän."""
    short = {row["abbr"] for row in table("authorities") if row["name"] == authority and row["abbr"]}
    names = [row["name"] for row in table("authorities") if row["abbr"] in short]
    return re.compile(rf"(?<![\w]){any_of([authority, *names, *short])}(?![\wåäö])")


@cache
def _inspectors() -> frozenset[str]:
    return frozenset(row["name"] for row in table("authorities") if row["reviews"])
