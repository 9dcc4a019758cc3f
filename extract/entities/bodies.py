"""Bodies as entities: with their municipality, under their full name, without those that mean anybody of the kind.

>>> text = "Socialnämnden i Falu kommun (SN) svarar Diskrimineringsombudsmannen. SN och DO träffas. Enligt 5 § ska socialnämnden utreda."
>>> [name.value for name in find_bodies(text)]
['Socialnämnden i Falu kommun', 'Socialnämnden i Falu kommun', 'Diskrimineringsombudsmannen', 'Socialnämnden i Falu kommun', 'Diskrimineringsombudsmannen']
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.entities.aliases import LEGAL
from extract.entities.first_names import is_first
from extract.entities.name import Name
from extract.entities.organisations import find_organisations
from extract.entities.taken import Taken
from extract.entities.words import is_place, is_word
from extract.lexicon import table

IN_PLACE = re.compile(r"\s+i\s+$")
INDEFINITE = re.compile(
    r"(?:\b(?:en|ett|varje|någon|ingen|annan|respektive|kommunens|kommunernas|stadens|alla|samma)\s+(?:\w+\s+)?)$",
    re.IGNORECASE,
)
NORM = re.compile(r"\d\s*(?:[a-z]\s+)?§|\bkap\.\s|\blagen\b|lagens?\b")
"""A sentence that tells what a law says, of whichever body it may be."""
SHORT = r"\s*\((?:nedan|härefter|fortsättningsvis|i\s+det\s+följande|förkortat)?,?\s*(?:kallad|kallat|benämnd)?\s*[\"”]?(?P<short>[A-ZÅÄÖ][A-ZÅÄÖa-zåäö&-]{1,14})[\"”]?\)"
INTRODUCED = re.compile(SHORT)
NOT_SHORT = frozenset(
    "LSS SoL HSL PSL LVU LVM LOV LOU LVF PBL FL KL OSL GDPR S M C V L KD MP SD FP VD MAS SAS MAR IBIC Bilaga Se Tabell Figur".split()
)
MEAN_ANYBODY = re.compile(
    r"^(?:(?:de\s+)?(?:förtroendevalda\s+)?(?:kommun|region|landstings|stads)?revisorer(?:na)?|(?:kommunens|regionens|landstingets)\s+(?:förtroendevalda\s+)?revisorer|lekmannarevisorn|räddningstjänsten|tekniska|polisen|regeringen|tingsrätten|hovrätten)$",
    re.IGNORECASE,
)


def find_bodies(text: str) -> tuple[Name, ...]:
    """Return them in order, each value with a capital."""
    found = [name for name in _joined(find_organisations(text), text) if not _anybody(name, text)]
    found += _shortened(found, text)
    full = [_capital(name) for name in found]
    return tuple(sorted((_resolved(name, full) for name in full), key=lambda name: name.start))


def _joined(names: Sequence[Name], text: str) -> Iterator[Name]:
    """Yield "Socialnämnden i Falu kommun" as one."""
    rest = list(names)
    while rest:
        one = rest.pop(0)
        nearby = (
            rest
            and rest[0].sort == "municipality"
            and one.sort in ("board", "office")
            and not MEAN_ANYBODY.match(one.value)
        )
        if nearby and IN_PLACE.fullmatch(text[one.end : rest[0].start]):
            place = rest.pop(0)
            yield Name(one.start, place.end, f"{one.value} i {place.value}", one.sort)
        else:
            yield one


def _anybody(name: Name, text: str) -> bool:
    """Tell whether the words name no certain body: "en socialnämnd", what a norm says of "socialnämnden"."""
    if MEAN_ANYBODY.match(name.value):
        return True
    if text[name.start].isupper():
        return False
    if name.value == "Länsstyrelsen" or INDEFINITE.search(text[max(0, name.start - 30) : name.start]):
        return True
    start = max(text.rfind(stop, 0, name.start) for stop in (". ", "\n", "? ", "! "))
    end = re.compile(r"[.!?](?:\s+[A-ZÅÄÖ–]|\s*\n|\s*$)|\n").search(text, name.end)
    return name.sort == "board" and NORM.search(text[start + 1 : end.start() if end else len(text)]) is not None


def _shortened(found: Sequence[Name], text: str) -> list[Name]:
    """Return the mentions by a short name that the text introduces, or by an abbreviation that needs the full name."""
    shorts: dict[str, Name] = {}
    for name in found:
        match = INTRODUCED.match(text, name.end)
        if match and match["short"] not in NOT_SHORT:
            shorts[match["short"]] = name
    for row in table("authorities"):
        if row["abbr"] and any(name.value == row["name"] for name in found):
            shorts.setdefault(row["abbr"], next(name for name in found if name.value == row["name"]))
    for name in found:
        if name.sort == "company" and (short := _without_form(name.value)):
            shorts.setdefault(short, name)
    new: list[Name] = []
    taken = Taken((name.start, name.end) for name in found)
    for short, name in shorts.items():
        for match in re.finditer(rf"(?<![\w-]){re.escape(short)}(?::s|s)?(?![\wåäö]|\s?\d{{2,}}[:/-])", text):
            one = Name(match.start(), match.end(), name.value, name.sort)
            if not taken.meets(one.start, one.end):
                new.append(one)
                taken.add(one.start, one.end)
    return new


def _without_form(company: str) -> str | None:
    """Return the company's name without "AB", None where what is left may be anything.

    >>> _without_form("Göinge Kattpension AB"), _without_form("Uppsala AB"), _without_form("Stiftelsen Ek")
    ('Göinge Kattpension', None, None)
    """
    short = LEGAL.sub("", company)
    alone = " " not in short and (len(short) < 5 or is_word(short) or is_place(short) or is_first(short))
    return None if short == company or alone else short


def _resolved(name: Name, all_: Sequence[Name]) -> Name:
    """Return the name under the only fuller one that begins with it: Länsstyrelsen, socialnämnden."""
    if name.sort == "company":
        return name
    fuller = {
        other.value
        for other in all_
        if (other.sort == name.sort and other.value.startswith(f"{name.value} i "))
        or (name.value == "Länsstyrelsen" and other.value.startswith("Länsstyrelsen "))
    }
    return replace(name, value=fuller.pop()) if len(fuller) == 1 else name


def _capital(name: Name) -> Name:
    return replace(name, value=name.value[:1].upper() + name.value[1:])
