"""How long: a number and a unit of time, as ISO 8601 durations.

>>> [(text, value) for _, _, text, value in find_durations("inom tre veckor, mellan 11 och 17 timmar, fyra och en halv månad")]
[('tre veckor', 'P3W'), ('11', 'PT11H'), ('17 timmar', 'PT17H'), ('fyra och en halv månad', 'P4.5M')]
>>> list(find_durations("En kvinna, 85 år, och barn mellan 6 och 12 år i årskurs 3"))
[]
"""

import re
from collections.abc import Iterator

from extract.entities.numerals import NUMBER, number, plain
from extract.entities.places import places_of
from extract.entities.shapes import DASH

UNIT = (
    r"(?:(?:arbetsdag|vardag|dag)(?:ar(?:na)?)?s?|dygn(?:en)?s?|veck(?:a|or(?:na)?)s?|månad(?:er(?:na)?)?s?|halvårs?|år(?:en|s)?|timm(?:e|ar(?:na)?)s?|minut(?:er(?:na)?)?s?"
    r"|sekund(?:er(?:na)?)?s?|(?:tim|min|sek)(?!\w)\.?|h)(?![\wåäö])"
)
LENGTH = re.compile(rf"[\s\u00a0)](?P<u>{UNIT})(?!\s*(?:kap|§))")
BEFORE = re.compile(
    rf"(?<![\w.,:/§–-])(?:(?P<from>{NUMBER})(?P<gap>\s?{DASH}\s?|\s+(?:till|och|eller|à|respektive)\s+))?(?P<n>{NUMBER})(?:\s\(\d{{1,3}}\)?)?\s*\Z",
    re.IGNORECASE,
)
WORKING = re.compile(r"(?:arbets|var)\Z")
SHAPES = {
    "dag": "P{}D",
    "dyg": "P{}D",
    "vec": "P{}W",
    "mån": "P{}M",
    "år": "P{}Y",
    "åre": "P{}Y",
    "tim": "PT{}H",
    "h": "PT{}H",
    "min": "PT{}M",
    "sek": "PT{}S",
}
AGE_BEFORE = re.compile(
    r"(?:(?:som|hon|han|[A-ZÅÄÖ]{2})(?:\s+då|\s+nu)?\s+(?:var|är|blev)|kund|brukare|boende|patient|elev|ålder\w*|åldr\w*|åldersgrupp\w*|fyllt|fyllda|fyller|blev|född\w*|barn|pojke|pojkar|flicka|flickor|man|kvinna|kvinnor|män|personer|ungdomar|elever|unga|vuxna|[A-ZÅÄÖ][a-zåäö]+,)\s+(?:på\s+|mellan\s+|från\s+|över\s+|under\s+|om\s+|i\s+åldern\s+|är\s+|som\s+är\s+|,\s*)*\Z|\(\Z",
)
LIMIT = re.compile(r"(?:,|över|under|fyllt|fyllda|till|från|upp\s+till|är|var|minst|äldre\s+än|yngre\s+än)\s+\Z")
AGE_BEHIND = re.compile(r"\s*(?:gammal|gamla|gammalt|fyllda|och\s+uppåt|(?:och|eller)\s+(?:äldre|yngre))")
CLAUSE = re.compile(r"\s+(?:då|när|som)\b")


def find_durations(text: str) -> Iterator[tuple[int, int, str, str | None]]:
    """Yield (start, end, words, value); a span of lengths is two; an age is none; working days have no value."""
    places = places_of(text)
    units = places.headed(places.of("dag", "dygn", "veck", "månad", "halv", "år", "tim", "min", "sek"), WORKING, 7)
    hours = [end for _, end in places.figures if text.startswith("h", end + 1)]
    for length in places.matches(LENGTH, sorted([*(at - 1 for at in units if at), *hours])):
        match = BEFORE.search(text, max(0, length.start() - 40), length.start() + (text[length.start()] == ")"))
        if match:
            yield from _lengths(text, match, length)


def _lengths(text: str, match: re.Match[str], length: re.Match[str]) -> Iterator[tuple[int, int, str, str | None]]:
    unit, count, start, end = length["u"].lower(), number(match["n"]), match.start("n"), length.end()
    before = text[max(0, match.start() - 28) : match.start()]
    if unit.startswith("år") and not unit.startswith("åre") and _is_age(before, text[end : end + 16], count >= 13):
        return
    if not count or (count == 1 and _once(unit, before, text[end : end + 8])):
        return
    two = match["from"] and not ("och" in match["gap"] and not re.search(r"mellan\s+\Z", before))
    if two:
        yield *match.span("from"), match["from"], _value(match["from"], unit)
    yield start, end, text[start:end], _value(match["n"], unit)


def _is_age(before: str, behind: str, grown: bool) -> bool:
    if AGE_BEHIND.match(behind) or AGE_BEFORE.search(before):
        return True
    return grown and LIMIT.search(before) is not None and not re.search(r"\bi\s+(?:över|under|minst)\s+\Z", before)


def _once(unit: str, before: str, behind: str) -> bool:
    """Tell whether "en dag" is some day and "ett år då …" some year, not a length."""
    if unit == "år" and CLAUSE.match(behind):
        return True
    return unit == "dag" and not re.search(r"(?:inom|under|på|efter|sammanlagt|än|hela)\s+\Z", before)


def _value(written: str, unit: str) -> str | None:
    if unit.startswith(("arbetsdag", "vardag")):
        return None
    count = number(written)
    if unit.startswith("halvår"):
        return f"P{plain(count * 6)}M"
    shape = next(shape for start, shape in SHAPES.items() if unit.startswith(start))
    return shape.format(plain(count))
