"""The state's authorities, regions, associations: by name and abbreviation, with the seat of a court, the part of an authority.

>>> [name.value for name in find_authorities("IVO:s avdelning syd, Förvaltningsrätten i Falun och Region Dalarna")]
['Inspektionen för vård och omsorg', 'Förvaltningsrätten i Falun', 'Region Dalarna']
"""

import re
from collections.abc import Iterator
from functools import cache

from extract.entities.name import UP, Name
from extract.entities.shapes import S
from extract.lexicon import table

AMBIGUOUS = frozenset({"AV", "AF", "FK", "BO", "DI", "DO"})
"""Abbreviations that mean the authority only where its name stands too."""
SEAT = re.compile(rf"\s+i\s+(?P<where>{UP})(?![\wåäö])")
"""Where a court sits."""
PART_OF = re.compile(
    rf"s?\s+(?:regionala?\s+)?(?:tillsynsenhet(?:en)?|enhet(?:en)?|avdelning(?:en)?|distrikt(?:et)?|kontor(?:et)?)\s+(?:i\s+)?{UP}"
)
"""The part of an authority that it names: "Socialstyrelsens regionala tillsynsenhet Öst"."""


def find_authorities(text: str) -> Iterator[Name]:
    """Yield them; an association's name of one word only inside a sentence."""
    pattern, names = _authorities()
    for match in pattern.finditer(text):
        if match.start() and (text[match.start() - 1].isalnum() or text[match.start() - 1] in "-/"):
            continue
        words = " ".join(match[0].split())
        if words.isupper() and re.match(r"\s?(?:19|20)\d\d[:/-]", text[match.end() : match.end() + 7]):
            continue
        for form in (words, words.removesuffix("s").removesuffix(":"), words.lower(), words.lower().removesuffix("s")):
            if form in names:
                seat = SEAT.match(text, match.end()) if form.endswith("rätten") else None
                value, sort = names[form]
                inside = re.search(r"[a-zåäö,(/] $", text[max(0, match.start() - 2) : match.start()])
                if sort == "association" and " " not in words and not words.isupper() and not inside:
                    break
                part = PART_OF.match(text, match.end() - words.endswith("s"))
                if part and not seat:
                    yield Name(match.start(), part.end(), " ".join(text[match.start() : part.end()].split()), sort)
                    break
                end = seat.end() if seat else match.end()
                yield Name(match.start(), end, f"{value} i {seat['where']}" if seat else value, sort)
                break


@cache
def _authorities() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    names: dict[str, tuple[str, str]] = {}
    for row in table("authorities"):
        names.setdefault(row["name"].lower(), (row["name"], "authority"))
        if row["abbr"] and row["abbr"] not in AMBIGUOUS:
            names.setdefault(row["abbr"], (row["name"], "authority"))
    for row in table("associations"):
        for form in filter(None, (row["name"], row["abbr"])):
            names.setdefault(form if form.isupper() else form.lower(), (form, "association"))
    for row in table("regions"):
        for form in (row["name"], row["before"]):
            names.setdefault(form.lower(), (form, "region"))
    written = [row["name"].upper() for row in table("authorities")]
    written += [row["name"] for sort in ("authorities", "associations") for row in table(sort)] + [
        n for n in names if n.isupper() or n in ("SiS", "FoHM", "MFoF", "Digg", "Brå")
    ]
    written += [row["name"] for row in table("regions")] + [row["before"] for row in table("regions")]
    pattern = "|".join(
        S.replace("*", "+", 1).join(map(re.escape, w.split())) if " " in w else re.escape(w)
        for w in sorted(set(written), key=len, reverse=True)
    )
    return re.compile(rf"(?:{pattern})(?::?s)?(?![\wåäö])"), names
