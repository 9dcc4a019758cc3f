"""Those who may be a side of a review: every body, unit, service and function named, each with all its mentions.

>>> text = "Tillsyn av Tallmons äldreboende, som drivs av Ek Omsorg AB. Tallmon saknar rutin och Ek Omsorg beklagar det."
>>> [(one.name, one.sort, len(one.spans)) for one in candidates(text, Letterhead((), "", ""), "")]
[('Tallmons äldreboende', 'unit', 2), ('Ek Omsorg AB', 'company', 2)]
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from extract.entities.aliases import meets, mentions
from extract.entities.first_names import is_first
from extract.entities.municipalities import municipality
from extract.entities.organisations import find_organisations
from extract.entities.people import find_people
from extract.entities.roles import STOP, bare, find_roles
from extract.entities.words import is_word
from extract.lexicon import table
from extract.profile.candidate import PRIVATE, Candidate, echoes, with_mentions
from extract.profile.letterhead import Letterhead
from extract.profile.loose import fields_of, find_loose
from extract.profile.units import (
    addressee,
    find_functions,
    find_papers,
    find_services,
    find_units,
    sender_alone,
    title_names,
)

NOISE = re.compile(
    r"(?:berättelse|beslut|ningen|ning|heten|rapport|plan|protokoll|resultatet|frågor|mått|möte|inspektion|text)(?:\s\d+)?$",
    re.IGNORECASE,
)


def candidates(text: str, frame: Letterhead, title: str) -> tuple[Candidate, ...]:
    """Return them in the order of their first mention, those in the letterhead alone last."""
    found: dict[str, Candidate] = {}
    for one in _named(text, frame, title):
        key = _key(one)
        known = found.get(key, replace(one, spans=()))
        better = known.name.isupper() or known.name.endswith(("nämnd", "förvaltning"))
        known = replace(known, name=one.name) if better else known
        found[key] = replace(known, spans=tuple(sorted({*known.spans, *one.spans})))
    merged = _merge(_trimmed(list(found.values())))
    named = [with_mentions(one, merged, text) for one in merged]
    echoed = [replace(one, echoes=echoes(one, named, text)) for one in named]
    return tuple(sorted(echoed, key=lambda one: one.spans or ((len(text), 0),)))


def _key(one: Candidate) -> str:
    if one.sort == "auditors" and "revisor" in one.name.lower():
        return "revisorerna"
    if one.sort == "authority":
        return _abbreviations().get(one.name, one.name).casefold()
    name = one.name.casefold()
    return f"{name}en" if one.sort in ("board", "office") and name.endswith(("nämnd", "förvaltning")) else name


@cache
def _abbreviations() -> dict[str, str]:
    return {row["name"]: row["abbr"] for row in table("authorities") if row["abbr"]}


def _trimmed(found: list[Candidate]) -> list[Candidate]:
    """Take from a company's name what a line before it lent: "Tuva Ek Nordlund Revision AB" is Nordlund Revision AB."""
    companies = {one.name.casefold(): one for one in found if one.sort == "company"}
    kept = {one.name: one for one in found}
    for name, long in companies.items():
        ends = [one for short, one in companies.items() if short != name and name.endswith(f" {short}")]
        if ends:
            best = min(ends, key=lambda one: len(one.name))
            kept[best.name] = replace(kept[best.name], spans=tuple(sorted({*kept[best.name].spans, *long.spans})))
            del kept[long.name]
    return list(kept.values())


def _named(text: str, frame: Letterhead, title: str) -> Iterator[Candidate]:
    organisations = find_organisations(text)
    bodies = [(name.start, name.end) for name in organisations]
    met = find_people(text)
    people = {name.value for name in (*met, *find_people(title)) if " " in name.value or is_first(name.value)}
    for body in organisations:
        value = _without_people(body.value) if body.sort == "company" else body.value
        yield Candidate(_bare_company(value), body.sort, ((body.end - len(value), body.end),))
    for part in (frame.sender, frame.recipient, title):
        yield from (Candidate(body.value, body.sort) for body in find_organisations(part))
    units: list[tuple[int, int]] = []
    for start, end, written in (*find_units(text), *((role.start, role.end, role.name) for role in find_roles(text))):
        name = re.sub(r"\s\d+$", "", bare(written, text))
        if (
            name not in people
            and not _noise(name, text)
            and _proper(start, name, text)
            and not meets((start, end), bodies)
        ):
            units.append((start, end))
            yield Candidate(name, "unit", ((start, end),))
    for name in title_names(title, text):
        opens = " " not in name and title.find(name) <= title.find(":") + 2
        if (
            name not in people
            and not _noise(name, text)
            and (_inside(name, text) if opens else " " in name or not is_word(name) or _inside(name, text))
        ):
            yield Candidate(bare(name, text), "unit", tuple(mentions(name, text)))
    for sort, spans in (
        ("service", find_services(text)),
        ("function", find_functions(text)),
        ("paper", find_papers(text)),
    ):
        yield from (Candidate(name, sort, ((start, end),)) for start, end, name in spans)
    taken = [*bodies, *units, *((person.start, person.end) for person in met)]
    for name in fields_of(frame.fields):
        yield Candidate(name, "field", tuple(mentions(name, text)))
    for start, end, written in find_loose(text):
        if not meets((start, end), taken):
            yield Candidate(bare(written, text), "loose", ((start, end),))
    for person in met:
        if " " in person.value:
            yield Candidate(person.value, "person", ((person.start, person.end),))
    if not frame.mail and (to := addressee(frame.recipient)):
        yield Candidate(to, "person" if to in people else "letter", tuple(mentions(to, text)))
    if not frame.mail and (lone := sender_alone(frame.sender)):
        yield Candidate(lone, "letter", tuple(mentions(lone, text)))


def _without_people(name: str) -> str:
    """Return the company without the signatures before it: "Tuva Ek Nordlund Revision AB" without Tuva Ek."""
    people = find_people(name)
    rest = name[people[-1].end :].strip() if people and people[0].start == 0 else name
    return rest if len(rest.split()) > 1 else name


def _bare_company(name: str) -> str:
    """Return the name without a number of a list before it: "6 Ek Bygg AB"."""
    return re.sub(r"^\d{1,2}\s+(?=[A-ZÅÄÖ])", "", name)


def _noise(name: str, text: str) -> bool:
    """Tell a heading in capitals, a first name or a document's word from a name."""
    words = name.split()
    if (
        words[0] in STOP
        or (len(words) > 1 and words[0] == words[1])
        or (name.isupper() and len(words) > 1)
        or NOISE.search(words[-1])
        or words[-1] == "A"
        or words[0].isdigit()
        or re.fullmatch(r"[A-ZÅÄÖ]{2,5}(?:-\d+)?", name)
    ):
        return True
    return is_first(name) or (len(words) > 1 and f" {words[0].lower()} " in text)


def _proper(start: int, name: str, text: str) -> bool:
    """Tell a name from a word that only begins a sentence: it stands inside one too, or behind a label's colon."""
    if " " in name or text[max(0, start - 2) : start].rstrip().endswith(":"):
        return True
    return _inside(name, text) and f" {name.lower()}" not in text and municipality(name) is None


def _inside(name: str, text: str) -> bool:
    return re.search(rf"[a-zåäö,”\"] [”\"]?{re.escape(name)}(?!\w)", text) is not None


def _merge(found: list[Candidate]) -> list[Candidate]:
    """Give a short name's mentions to the longer name that begins with it: "Tallmon" to "Tallmons äldreboende"."""
    kept = {one.name: one for one in found}
    for short in sorted(found, key=lambda one: len(one.name)):
        longer = [one for one in kept.values() if _stands_for(short, one)]
        if longer and short.name in kept:
            best = max(longer, key=lambda one: (one.sort == "company", len(one.spans)))
            kept[best.name] = replace(best, spans=tuple(sorted({*best.spans, *kept.pop(short.name).spans})))
    return list(kept.values())


def _stands_for(short: Candidate, long: Candidate) -> bool:
    a, b = short.name.casefold(), long.name.casefold()
    if a == b or not b.startswith((f"{a} ", f"{a}s ")):
        return False
    counties = a == "länsstyrelsen"
    return counties or (short.sort in PRIVATE and long.sort in PRIVATE)
