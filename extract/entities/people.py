"""People: by a first name, or by the role that stands beside the name.

>>> [name.value for name in find_people("Enhetschef Tuva Lindhagen och Maj Ek. Närvarande: Bosko Petrovic, kvalitetsstrateg")]
['Tuva Lindhagen', 'Maj Ek', 'Bosko Petrovic']
"""

import re
from collections.abc import Iterator
from functools import cache

from extract.entities.organisations import Name
from extract.lexicon import table

PART = r"[A-ZÅÄÖÉ][a-zåäöéüøæ]+(?:-[A-ZÅÄÖÉ][a-zåäöéü]+)?"
SURNAME = rf"(?:(?:von|af|de|van|al|El)[ -])?{PART}"
ROLE = (
    r"(?:[A-ZÅÄÖa-zåäö]*(?i:chef|ansvarig|strateg|samordnare|handläggare|föreståndare|inspektör|utredare|rektor|direktör|sjuksköterska|revisor|jurist|konsult|controller|sekreterare|ordförande|ledamot"
    r"|ombudsman|konsulent|utvecklare|ledare|terapeut|läkare|pedagog|assistent|kurator|planerare|rådgivare|råd|specialist|projektledare|koordinator|administratör|ombud)|MAS|MAR|VD|vd|SAS|nämndsekreterare|undersköterska|justerare)"
)
AFTER_ROLE = re.compile(
    rf"(?<![\w-])(?:(?:[Tt]illförordnad|[Tt]f\.?|[Bb]iträdande|[Mm]edicinskt\s+ansvarig)\s+)?{ROLE}(?:en|et|n)?[,:]?\s+(?P<n>{PART}(?:\s{PART})?\s{SURNAME})(?P<g>s)?(?![\w-])"
)
BEFORE_ROLE = re.compile(
    rf"(?<![\w-])(?P<n>{PART}(?:\s{PART})?\s{SURNAME})(?:\s*[,(–-]\s*|\s*\n+\s*)(?:[Tt]f\.?\s|[Bb]iträdande\s)?{ROLE}(?![\wåäö])"
)
NAME = re.compile(rf"(?<![\w-])(?P<f>{PART})(?:\s(?:{PART}))?\s{SURNAME}(?![\wåäö-])")
PARTY = re.compile(
    rf"(?<![\w-])(?P<n>{PART}\s(?:{PART}\s)?{SURNAME})\s\((?:S|M|C|V|L|KD|MP|SD|FP|NyD|s|m|c|v|fp|kd|mp|sd)\)"
)
"""A politician, by the party behind the name."""
INITIAL = re.compile(rf"(?<![\w-])(?P<f>{PART})\s[A-ZÅÄÖ]\.?\s{SURNAME}(?![\wåäö-])")
NOT_NAME = re.compile(
    r"\b(?:Kommun|Stad|Region|Avtal\w*|Tid|Plats|Datum|Protokoll|Rapport|Beslut|Bilaga|Dnr|Enhet\w*|Verksamhet\w*|Utförare\w*|Vård|Omsorg\w*|Social\w*|Hemtjänst\w*|Boende|Äldre\w*|Förskola\w*|Skola\w*|Sveriges?|Inspektion\w*|Lunds|Daglig|Den|Det|Denna|Detta|Handläggare|Deltagare|Ordförande|Nämnden|Medicinskt|Ansvarig|Enligt|Vid|Samtliga|Personal\w*|Uppföljning\w*|Granskning\w*|Tillsyn\w*|Lex|Sarah|Under|Efter|Av|För|Med|Från|Som|Hela|Inga|Alla|Flera|Vi|Ni|Han|Hon|De|Om|I|På|Till|Så|När|Där|Här|Om|Två|Tre|Fyra|Även|Skickat|Kopia|Ämne)\b"
)
ROLE_WORD = re.compile(rf"^(?:{ROLE}|[A-ZÅÄÖ][a-zåäö]*minister|Statsrådet|Produktion|Foto|Text)$")


@cache
def _first() -> frozenset[str]:
    return frozenset(row["name"] for row in table("first_names"))


def find_people(text: str) -> tuple[Name, ...]:
    """Return the people named in full, in order."""
    found: dict[int, Name] = {}
    for name in (*_by_role(text), *_by_first_name(text)):
        clash = next((other for other in found.values() if other.start < name.end and name.start < other.end), None)
        if clash is None:
            found[name.start] = name
    return tuple(found[start] for start in sorted(found))


def _by_role(text: str) -> Iterator[Name]:
    for pattern in (BEFORE_ROLE, AFTER_ROLE, PARTY):
        for match in pattern.finditer(text):
            yield from _name(text, match.start("n"), match["n"])


def _by_first_name(text: str) -> Iterator[Name]:
    for pattern in (INITIAL, NAME):
        for match in pattern.finditer(text):
            if match["f"] in _first() or match["f"].split("-")[0] in _first():
                yield from _name(text, match.start(), match[0])


def _name(text: str, start: int, words: str) -> Iterator[Name]:
    tokens = list(re.finditer(r"\S+", words))
    while tokens and (ROLE_WORD.match(tokens[0][0]) or NOT_NAME.fullmatch(tokens[0][0])):
        tokens = tokens[1:]
    while tokens and ROLE_WORD.match(tokens[-1][0]):
        tokens = tokens[:-1]
    if len(tokens) < 2 or any(NOT_NAME.fullmatch(token[0]) for token in tokens):
        return
    start, end = start + tokens[0].start(), start + tokens[-1].end()
    if text[max(0, start - 4) : start].lower() == "lex ":
        return
    value = " ".join(token[0] for token in tokens)
    known = (
        value.endswith("s")
        and text.count(value) == text.count(value[:-1])
        and not value.endswith(("ss", "as", "us", "ns", "rs", "is"))
    )
    genitive = (
        value.endswith("s") and not known and re.search(rf"(?<!\w){re.escape(value[:-1])}(?!\w)", text) is not None
    )
    yield Name(start, end, value[:-1] if genitive else value, "person")
