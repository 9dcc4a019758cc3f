"""Utförare, organisations and people; a name that is once given the part of utförare keeps it through the text.

>>> [(e.type.value, e.value) for e in find_parties("Uppföljning av Solgläntan, utförare av hemtjänst. Solgläntans chef svarade IVO.")]
[('utförare', 'Solgläntan'), ('utförare', 'Solgläntan'), ('organisation', 'Inspektionen för vård och omsorg')]
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from extract.entities.bodies import find_bodies
from extract.entities.first_names import is_first
from extract.entities.name import Name
from extract.entities.people import find_people
from extract.entities.roles import bare, find_roles
from extract.entities.shapes import entity
from extract.entities.taken import Taken
from extract.entities.unit_names import find_units
from extract.entities.words import is_place, is_word
from extract.types import Entity, EntityType

SURE = 8
"""The score from which a name is an utförare: one telling frame, or two weaker ones."""


def find_parties(text: str, day: date | None = None) -> tuple[Entity, ...]:
    """Find those who are reviewed, other organisations, and people; no words belong to two of them."""
    bodies, people, units = find_bodies(text), find_people(text), find_units(text)
    full = [name for name in people if " " in name.value]
    bodies = tuple(_unsigned(name, full, text) for name in bodies)
    taken = Taken()
    found: list[Entity] = []
    for kind, names in (
        (EntityType.PROVIDER, list(_providers(text, bodies, full))),
        (EntityType.ORGANISATION, bodies),
        (EntityType.PERSON, full),
        (EntityType.PROVIDER, [name for name in units if name.sort == "own"]),
        (EntityType.ORGANISATION, units),
        (EntityType.PERSON, people),
    ):
        for name in names:
            if not taken.meets(name.start, name.end):
                taken.add(name.start, name.end)
                found.append(entity(text, name.start, name.end, kind, name.value))
    return tuple(sorted(found, key=lambda e: (e.span, e.type)))


def _unsigned(body: Name, people: Sequence[Name], text: str) -> Name:
    """Return a company without the signature before it: "Pelle Hagbom Hagbo Trä AB"."""
    signed = next((one for one in people if one.start == body.start and one.end < body.end), None)
    if body.sort != "company" or signed is None:
        return body
    rest = text[signed.end : body.end].lstrip(" ,")
    company = body.value.removeprefix(signed.value).strip(" ,")
    return replace(body, start=body.end - len(rest), value=company) if len(company.split()) > 1 else body


def _is_name(name: str, text: str) -> bool:
    """Tell whether the words can be an utförare's name: no place, person, heading in capitals or word of the dictionary."""
    words = name.split()
    if not name[:1].isupper() or is_place(name) or is_first(name) or (len(words) > 1 and name.isupper()):
        return False
    inside = re.search(rf"[\wåäö,:;(–-][^\S\n][\"”]?{re.escape(name)}(?!\w)", text)
    return len(words) > 1 or (inside is not None and not is_word(name))


def _providers(text: str, bodies: Sequence[Name], people: Sequence[Name]) -> Iterator[Name]:
    """Yield every mention of the names that the text makes utförare, longest names first where they meet."""
    companies = {name.value for name in bodies if name.sort == "company"}
    blocked = Taken((n.start, n.end) for n in (*bodies, *people) if n.sort != "company")
    scores: Counter[str] = Counter()
    for role in find_roles(text):
        name = re.sub(r"\s\d+$", "", bare(role.name, text))
        if _is_name(name, text) and not blocked.meets(role.start, role.end):
            full = next((company for company in companies if company.startswith(f"{name} ")), name)
            scores[full] += role.score
    names = sorted((name for name, score in scores.items() if score >= SURE), key=len, reverse=True)
    if not names:
        return
    words = "|".join(r"[^\S\n]+".join(map(re.escape, name.split())) for name in names)
    last = -1
    for match in re.finditer(rf"(?<![\w-])(?P<name>{words})(?::?s)?(?![\wåäö])", text):
        if match.start() >= last and not blocked.meets(*match.span()):
            last = match.end()
            yield Name(match.start(), match.end(), " ".join(match["name"].split()), "provider")
