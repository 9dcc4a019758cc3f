"""Money, shares in percent, and counts, as numbers that can be compared over the years.

>>> [entity.value for entity in find_amounts("sex avvikelser, fyra av tio akter, 90 procent, 0,7 mkr och 35 000 kronor")]
['6 avvikelser', '4/10 akter', '90 %', '700000 SEK', '35000 SEK']
>>> [entity.value for entity in find_amounts("mellan 10 000 och 30 000 kronor, 79 respektive 77 procent")]
['10000 SEK', '30000 SEK', '79 %', '77 %']
"""

import re
from collections.abc import Iterator
from datetime import date

from extract.entities.counts import LABEL, YEAR, find_counts
from extract.entities.numerals import DIGITS, NUMBER, number, plain
from extract.entities.shapes import DASH, entity
from extract.types import Entity, EntityType

TWO = rf"(?:(?P<from>{NUMBER})(?:\s?{DASH}\s?|\s+(?:och|till|respektive|eller|resp\.)\s+))?"
MONEY = re.compile(
    rf"(?<![\w.,:/-]){TWO}(?P<n>{NUMBER})(?P<u>\s?(?:miljon(?:er)?\s+(?:kronor|kr\b)|miljard(?:er)?\s+kronor|mdkr|mnkr|mkr|MSEK|tusen\s+kronor|tkr|TSEK|kronor(?:na)?|kr|SEK)(?!\w)|:-)",
    re.IGNORECASE,
)
ROSE = re.compile(r"\b(?:uppgick|uppgår|ökade|minskade|steg|sjönk|landade)\s+(?:under\s+)?(?:år\s+)?\Z")
"""What makes the first number a year: "uppgick 2021 till 118 miljoner kronor"."""
FACTORS = {"miljon": 6, "miljard": 9, "mdkr": 9, "mnkr": 6, "mkr": 6, "msek": 6, "tusen": 3, "tkr": 3, "tsek": 3}
PERCENT = re.compile(rf"(?<![\w.,:/-]){TWO}(?P<n>{NUMBER})\s?(?P<u>procent(?:en)?(?!\w)|%)", re.IGNORECASE)
HINT = re.compile(
    r"\d|noll|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|ton|hundra|tusen|(?:en|ett) av|procent|kronor",
    re.IGNORECASE,
)


def find_amounts(text: str, day: date | None = None) -> tuple[Entity, ...]:
    """Find sums of money in SEK, shares in percent, and counts; "10 000–30 000 kronor" is two sums."""
    if not HINT.search(text):
        return ()
    found = [*_sums(text), *_shares(text)]
    found.extend(entity(text, start, end, EntityType.COUNT, value) for start, end, value in find_counts(text))
    return tuple(sorted(found, key=lambda e: e.span))


def _sums(text: str) -> Iterator[Entity]:
    for match in MONEY.finditer(text):
        unit = match["u"].strip().lower()
        power = next((p for start, p in FACTORS.items() if unit.startswith(start)), 0)
        if unit == ":-" and not re.fullmatch(DIGITS, match["n"]):
            continue
        for written, start, end in _each(match):
            yield entity(text, start, end, EntityType.AMOUNT, f"{plain(number(written).scaleb(power))} SEK")


def _shares(text: str) -> Iterator[Entity]:
    for match in PERCENT.finditer(text):
        for written, start, end in _each(match):
            yield entity(text, start, end, EntityType.COUNT, f"{plain(number(written))} %")


def _each(match: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    """Yield the numbers that share a unit, with where each stands; the last one with the unit."""
    before = match.string[max(0, match.start() - 24) : match.start()]
    year = match["from"] and YEAR.fullmatch(match["from"]) and ROSE.search(before)
    if match["from"] and not year and not LABEL.search(match.string, max(0, match.start() - 14), match.start()):
        yield match["from"], *match.span("from")
    yield match["n"], match.start("n"), match.end()
