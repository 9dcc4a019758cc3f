"""Chapters, sections, stycken and punkter as they are written, without the act that they belong to.

>>> [locator.places for locator in find_locators("14 kap. 3–5 §§ och 9 § andra stycket 2")]
[('14 kap. 3 §', '14 kap. 4 §', '14 kap. 5 §'), ('9 § 2 st 2 p',)]
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.entities.shapes import CARDINALS, DASH, ORDINALS, S, any_of
from extract.entities.slips import mended

N = r"\d{1,3}(?![\d/]|:\d|\.\d|,\d(?!\d?(?:,\s?\d{1,2})*\s?(?:(?:och|samt)\s\d{1,2}\s?)?§))(?:[^\S\n]?[a-hj-oq-z](?![\w.:]))?"
TO = rf"{S}(?:{DASH}|till{S}och{S}med|till|t\.?\s?o\.?\s?m\.?){S}"
RANGE = rf"{N}(?:(?:{S}§)?{TO}(?:§{S})?(?:{N}|[a-z](?!\w)))?"
JOIN = (
    rf"(?:{S},{S}(?:(?:och|samt|eller|o)(?!\w){S})?|{S}(?:och|samt|eller|respektive|resp|jämte|liksom|o|&)(?!\w)\.?{S})"
)
LIST = rf"{RANGE}(?:{JOIN}{RANGE})*"
ORD = any_of(ORDINALS)
ORDS = rf"{ORD}(?:(?:{S}(?:,|{DASH}){S}|\s+(?:och|eller|samt|till)\s+){ORD})*"
DIGITS = rf"\d(?!\d)(?:(?:{JOIN}|{S}{DASH}{S})\d(?!\d))*"
CHAPTER = (
    rf"(?:(?P<chapter>{LIST}){S}kap(?:\.|itlet|itel)?(?![^\W\d]),?{S}|kap(?:itel|\.)?{S}(?P<chapter2>{N}),?{S}(?=\d|§))"
)
STYCKE = (
    rf"(?:(?P<ords>{ORDS}(?:\s+stycket\s+(?:och|samt|eller)\s+{ORD})?){S}(?:styckena|stycket|st\b\.?)"
    rf"|(?P<st>{DIGITS})(?:{S}|:[ea]{S})(?:styckena|stycket|st\b\.?)|(?:stycket|stycke|st\b\.?){S}(?P<st2>\d)(?!\d))"
)
PUNKT = (
    rf"(?:(?:punkterna|punkten|punkt|pkten|pkt(?![^\W\d])\.?|p(?![^\W\d])\.?){S}(?P<p>{LIST})(?!{S}(?:[a-z]{S})?§)|(?P<p2>{LIST})(?::[ea])?{S}(?:punkten|punkt|pkten|pkt\b\.?|p(?!\w)\.?)"
    rf"|(?P<pords>{ORDS}){S}punkt(?:en|erna)|(?P<letter>[a-h])\)"
)
BARE = rf"|(?<!,)(?<!, )(?P<bare>{LIST})(?!{S}(?:[a-z]{S})?(?:§|kap|st\b|stycke|mening)|:[ea]{S}mening))"
SENTENCE = rf"(?:{S}(?:{ORDS}|\d(?::[ea])?){S}mening(?:en|arna))?"
AFTER = rf"(?:,?{S}{STYCKE})?(?:,?{S}{PUNKT}{BARE})?{SENTENCE}"
ARTICLE = r"\d{1,3}(?!\d|\s?(?:kap|§(?!\s?\d)))(?:\.\d{1,2}|\s?\(\d{1,2}\)|\s?§\s?\d{1,2}|,?\s(?:punkt(?:en)?|p\.?)\s?\d{1,2})*(?:[\s.]?(?:[a-h]\b\)?|\([a-h]\)))?"
LAW_BEHIND = r"\s(?:(?:i\s)?(?:[a-zåäö]+-\s(?:och|eller)\s)?[a-zåäö]+(?:lag|balk|förordning|form)(?:en)?s?(?!\w)|[a-zåäö]+-\soch\s[a-zåäö]+-\slagen|(?:SoL|LSS|HSL|PSL|OSL|PBL|AML|MB|KL|FB)(?!\w))"
"""An act right behind a number: the sign of the section was lost, as often in scans ("26 kap. 10 skollagen")."""
LOCATOR = re.compile(
    rf"(?<![\w:§.])(?<!\d[-–/])(?:(?:{CHAPTER})?(?:(?P<sections>{LIST}){S}§(?:{S}§)?(?:(?![^\W\d])|(?-i:(?=SoL|L[A-Z]{{2}}|[A-Z]{{2,3}}L(?!\w))))|§(?:{S}§)?{S}(?P<after>{LIST})(?!\w)){AFTER}"
    rf"|(?P<lost>{N}){S}kap\.?\s(?P<sectionless>{N})(?={LAW_BEHIND})"
    rf"|(?P<spelled>{ORD}|\d{{1,2}}:[ea])\s+kap(?:itlet|itel)(?!\w|,?\s\d)"
    rf"|(?P<only>{LIST}){S}(?:kap(?:\.|itlet|itel)?(?!\w))"
    rf"|(?:§{S})?(?P<colon>\d{{1,2}}):(?P<behind>{RANGE})(?![\d:])(?:{S}§)?"
    rf"|(?:artiklarna|artikel|art(?:\.|\b)){S}(?P<article>{ARTICLE}(?:(?:{JOIN}|{S}{DASH}{S})(?:{ARTICLE}|[a-hjk](?![\w.])))*)"
    rf"|kap(?:itel|\.)?{S}(?P<only2>{N})(?!\w))",
    re.IGNORECASE,
)
CARD = any_of(CARDINALS[1:])
SPOKEN = re.compile(
    rf"(?<!\w)(?:(?:kap(?:itel|itlet)?\.?{S}(?P<chapter>{CARD}|{N})|(?P<chapter2>{ORD}){S}kapitlet),?{S})?"
    rf"(?:paragraf(?:en|erna)?{S}(?P<sections>{CARD}(?!\w)|{LIST})(?!\w)|(?P<after>{ORD}|{LIST}){S}paragraf(?:en|erna)(?!\w)){AFTER}",
    re.IGNORECASE,
)
BEHIND = re.compile(rf"(?:,{S}|(?=\s){S})(?:{STYCKE})?(?:,?{S}{PUNKT}))?{SENTENCE}(?![\w§])", re.IGNORECASE)
MORE_STYCKE = re.compile(
    rf"{JOIN}{STYCKE}(?:,?{S}{PUNKT}{BARE})?(?!\s+(?:i|av)\s|{S}\d+{S}(?:[a-z]{S})?(?:kap|§))", re.IGNORECASE
)
"""A further stycke of the same section: "första stycket 1 och andra stycket 2"."""
AHEAD_CHAPTER = re.compile(rf"(?P<o>{ORD})\s+kapitlet,?\s+\Z", re.IGNORECASE)
AHEAD_STYCKE = re.compile(rf"(?P<o>{ORDS})\s+stycke(?:t|na)\s+(?:i\s+|av\s+)?\Z", re.IGNORECASE)
AHEAD_PUNKT = re.compile(rf"(?:punkten|punkt|p\.)\s+(?P<p>{LIST})\s+i\s+\Z", re.IGNORECASE)
OTHER_LIST = re.compile(r"(?:villkor(?:en)?|punkt(?:en|erna)?|bilaga|nivå|fråga|krav|mål|uppgift|rad|ruta)\s+\Z")
ANCHOR = re.compile(r"§|[Kk]ap|\d:\d|[Aa]rt(?:\.|i|\s\d)|KAP|[Pp]aragraf")


@dataclass(frozen=True, slots=True)
class Locator:
    """Places in an act, text[start:end]. ``chapter``: the chapter that a following bare section shares.

    ``bare_from``: where a number after the section begins that is a punkt only if an act follows ("9 § 10 LSS").
    ``weak``: a place only beside an act ("§ 9", "4:1", "3 kap.", "artikel 5"). ``flat``: what "9:10" is in an act
    without chapters.
    """

    start: int
    end: int
    places: tuple[str, ...]
    chapter: str | None
    has_section: bool
    weak: bool = False
    bare_from: int | None = None
    plain: tuple[str, ...] = ()
    flat: tuple[str, ...] = ()


def find_locators(text: str) -> Iterator[Locator]:
    """Yield the locators of the text, in order; neighbours that share an act are parts of a list, not one."""
    if not ANCHOR.search(text):
        return
    text = mended(text)
    spoken = [*SPOKEN.finditer(text)] if re.search("[Pp]aragraf", text) else []
    at = 0
    for match in sorted([*spoken, *LOCATOR.finditer(text)], key=lambda m: (m.start(), -m.end())):
        if match.start() >= at:
            locator = _continued(text, _preceded(text, at, _locator(match)))
            at = locator.end
            yield locator


def behind(text: str, at: int, locator: Locator) -> Locator:
    """Return the locator with stycke and punkt that stand behind its act: "9 § LSS, punkten 10".

    >>> behind("9 § LSS, punkten 10", 7, Locator(0, 3, ("9 §",), None, True)).places
    ('9 § 10 p',)
    """
    match = BEHIND.match(text, at)
    if (
        not match
        or not match[0].strip(" ,")
        or not re.fullmatch(r"(?:\d+ kap\. )?\d+(?: [a-z])? §", locator.places[-1])
    ):
        return locator
    return replace(locator, places=_detailed(locator.places, match), end=at + len(match[0].rstrip()), bare_from=None)


def numbers(written: str) -> tuple[str, ...]:
    """Return the numbers that a list with ranges stands for.

    >>> numbers("3–5, 7 och 9 a"), numbers("24 a–c"), numbers("6f"), numbers("24 a § till 24 c"), numbers("fjorton")
    (('3', '4', '5', '7', '9 a'), ('24 a', '24 b', '24 c'), ('6 f',), ('24 a', '24 b', '24 c'), ('14',))
    """
    found: list[str] = []
    for part in re.split(
        r",|\b(?:och(?!\s+med)|samt|eller|respektive|resp|jämte|liksom|o(?=\.?\s*\d))\b\.?|&", written.lower()
    ):
        ends = [_spaced(end) for end in re.split(TO, part) if end.strip()]
        found.extend(_between(*ends) if len(ends) == 2 else ends)
    return tuple(found)


def _spaced(number: str) -> str:
    number = " ".join(number.replace("§", " ").split())
    if number in CARDINALS or number in ORDINALS:
        return str(CARDINALS.index(number) if number in CARDINALS else ORDINALS.index(number) + 1)
    return re.sub(r"^0+(?=\d)", "", re.sub(r"(\d)\s*([a-z])", r"\1 \2", number))


def _between(first: str, last: str) -> list[str]:
    number, _, letter = first.partition(" ")
    until = last.rpartition(" ")[2] if last.rpartition(" ")[0] in ("", number) else ""
    if letter and until.isalpha() and letter < until:
        return [f"{number} {chr(code)}" for code in range(ord(letter), ord(until) + 1)]
    if letter and last.isdigit() and 0 < int(last) - int(number) < 60:
        return [first, *(str(value) for value in range(int(number) + 1, int(last) + 1))]
    if first.isdigit() and last.isdigit() and 0 < int(last) - int(first) < 60:
        return [str(value) for value in range(int(first), int(last) + 1)]
    return [first, last]


def ordinals(written: str) -> list[str]:
    """Return the numbers of "första och andra", "första–tredje" as digits."""
    found = [ORDINALS.index(word) + 1 for word in re.findall(ORD, written.lower())]
    if len(found) == 2 and re.search(rf"{DASH}|\btill\b", written) and found[0] < found[1]:
        found = [*range(found[0], found[1] + 1)]
    return [str(number) for number in found]


def _locator(match: re.Match[str]) -> Locator:
    start, end = match.span()
    named = match.groupdict()
    if named.get("colon"):
        chapter, sections = match["colon"], numbers(match["behind"])
        flat = tuple(f"{chapter} § {n} p" for n in sections)
        return Locator(start, end, tuple(f"{chapter} kap. {n} §" for n in sections), None, True, weak=True, flat=flat)
    if named.get("article"):
        articles = tuple(f"artikel {number}" for number in _articles(match["article"]))
        return Locator(start, end, articles, None, False, weak=True)
    if named.get("lost"):
        chapter, section = numbers(match["lost"])[-1], numbers(match["sectionless"])[-1]
        return Locator(start, end, (f"{chapter} kap. {section} §",), chapter, True, weak=True)
    if spelled := named.get("spelled"):
        chapter = spelled.partition(":")[0] if ":" in spelled else ordinals(spelled)[0]
        return Locator(start, end, (f"{chapter} kap.",), chapter, False, weak=True)
    if only := named.get("only") or named.get("only2"):
        chapters = numbers(only)
        return Locator(start, end, tuple(f"{c} kap." for c in chapters), chapters[-1], False, weak=True)
    written = match["chapter"] or match["chapter2"]
    chapter = numbers(written)[-1] if written else ""
    sections = tuple(
        f"{chapter} kap. {n} §".removeprefix(" kap. ") for n in numbers(match["sections"] or match["after"])
    )
    places = _detailed(sections, match)
    bare = match["bare"]
    sure = (*sections[:-1], *(f"{sections[-1]} {n} st" for n in _stycken(match))) if _stycken(match) else sections
    unsure = match.start("bare") if bare and sure == sections else None
    weak = not chapter and (match.re is SPOKEN or match["after"] is not None)
    return Locator(start, end, places, chapter or None, True, weak=weak, bare_from=unsure, plain=sure)


def _preceded(text: str, floor: int, locator: Locator) -> Locator:
    """Return the locator with "punkten 9 i", "första stycket" or "fjärde kapitlet" that stand before it."""
    before = text[max(floor, locator.start - 48) : locator.start]
    if (
        len(locator.places) > 1
        and OTHER_LIST.search(before)
        and (first := re.compile(JOIN).search(text, locator.start))
    ):
        return replace(locator, start=first.end(), places=locator.places[1:], plain=locator.plain[1:])
    if not locator.has_section or ("stycke" not in before and "kapitlet" not in before and "unkt" not in before):
        return locator
    places, start = locator.places, locator.start
    if locator.chapter is None and (match := AHEAD_CHAPTER.search(before)):
        chapter = ordinals(match["o"])[0]
        places = tuple(f"{chapter} kap. {place}" for place in places)
        return replace(
            locator,
            start=start - len(match[0]),
            places=places,
            chapter=chapter,
            plain=places,
            bare_from=None,
            weak=False,
        )
    if len(places) == 1 and places[0].endswith("§"):
        if match := AHEAD_STYCKE.search(before):
            places = tuple(f"{places[0]} {n} st" for n in ordinals(match["o"]))
        elif match := AHEAD_PUNKT.search(before):
            places = tuple(f"{places[0]} {n} p" for n in numbers(match["p"]))
        start -= len(match[0]) if match else 0
    return replace(locator, start=start, places=places)


def _continued(text: str, locator: Locator) -> Locator:
    """Return the locator with the stycken that follow those with punkter."""
    while " st" in locator.places[-1] and (match := MORE_STYCKE.match(text, locator.end)):
        more = _detailed((re.sub(r" \d+ st.*", "", locator.places[-1]),), match)
        places = (*locator.places, *more)
        locator = replace(locator, end=match.end(), places=places, plain=places, bare_from=None)
    return locator


def _articles(written: str) -> Iterator[str]:
    base = ""
    for part in re.split(r",(?!\s(?:p\.?|punkt(?:en)?)\s?\d)|&|\b(?:och|samt|eller|respektive|o)\b", written):
        ends = [" ".join(re.sub(r"[().]*\(?([a-h])\)?$", r" \1", end.strip()).split()) for end in re.split(DASH, part)]
        ends = [re.sub(r",?\s?(?:\((\d+)\)|(?:§|punkt(?:en)?|p\.?)\s?(\d+))", r".\1\2", end) for end in ends if end]
        if ends and ends[0].isalpha():
            ends[0] = f"{base} {ends[0]}"
        base = ends[0].partition(" ")[0] if ends else base
        yield from _between(*ends) if len(ends) == 2 else ends


def _detailed(sections: tuple[str, ...], match: re.Match[str]) -> tuple[str, ...]:
    """Return the sections, the last of them with stycken and punkter."""
    stycken = [f" {n} st" for n in _stycken(match)]
    plain = (*sections[:-1], *(f"{sections[-1]}{st}" for st in stycken)) if stycken else sections
    points = match["p"] or match["p2"] or match.groupdict().get("bare")
    lettered = [match["letter"].lower()] if match["letter"] else ordinals(match["pords"] or "")
    tails = [f" {n} p" for n in (numbers(points) if points else lettered)]
    return (*plain[:-1], *(f"{plain[-1]}{tail}" for tail in tails)) if tails else plain


def _stycken(match: re.Match[str]) -> list[str]:
    if match["ords"]:
        return ordinals(match["ords"])
    return [*numbers(match["st"] or match["st2"] or "")]
