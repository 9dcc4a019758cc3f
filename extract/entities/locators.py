"""Chapters, sections, stycken and punkter as they are written, without the act that they belong to.

>>> [locator.places for locator in find_locators("14 kap. 3–5 §§ och 9 § andra stycket 2")]
[('14 kap. 3 §', '14 kap. 4 §', '14 kap. 5 §'), ('9 § 2 st 2 p',)]
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.entities.shapes import DASH, ORDINALS, S, any_of

N = r"\d{1,3}(?![\d:/]|[.,]\d)(?:[^\S\n]?[a-hj-oq-z](?![\w.:]))?"
RANGE = rf"{N}(?:{S}{DASH}{S}(?:{N}|[a-z](?!\w)))?"
LIST = rf"{RANGE}(?:{S}(?:,{S}(?:och{S}|samt{S})?|(?:och|samt|eller|respektive)\b{S}){RANGE})*"
ORD = any_of(ORDINALS)
ORDS = rf"{ORD}(?:(?:{S},{S}|\s+(?:och|eller|samt)\s+){ORD})*"
CHAPTER = (
    rf"(?:(?P<chapter>{LIST}){S}(?:kap(?:\.|itlet|itel)?(?!\w)),?{S}|kap(?:itel|\.)?{S}(?P<chapter2>{N}),?{S}(?=\d|§))"
)
STYCKE = rf"(?:(?P<ords>{ORDS}){S}(?:styckena|stycket|st\b\.?)|(?P<st>\d)(?:{S}|:e{S}|:a{S})(?:stycket|st\b\.?)|(?:stycke|st\b\.?){S}(?P<st2>\d)(?!\d))"
PUNKT = (
    rf"(?:(?:punkterna|punkten|punkt|p\b\.?){S}(?P<p>{LIST})|(?P<p2>{LIST}){S}(?:punkten|punkt|p(?!\w)\.?)"
    rf"|(?P<pords>{ORDS}){S}punkt(?:en|erna)|(?<!,)(?<!, )(?P<bare>{LIST})(?!{S}(?:[a-z]{S})?(?:§|kap|st\b|stycke)))"
)
AFTER = rf"(?:,?{S}{STYCKE})?(?:,?{S}{PUNKT})?(?:{S}{ORDS}{S}mening(?:en|arna))?"
LOCATOR = re.compile(
    rf"(?<![\w:/§.])(?:(?:{CHAPTER})?(?:(?P<sections>{LIST}){S}§(?:{S}§)?|§(?:{S}§)?{S}(?P<after>{LIST}))(?!\w){AFTER}"
    rf"|(?P<only>{LIST}){S}(?:kap(?:\.|itlet|itel)?(?!\w))"
    rf"|(?P<colon>\d{{1,2}}:\d{{1,3}}(?:[^\S\n]?[a-hj-oq-z](?!\w))?)(?![\d:])"
    rf"|(?:artiklarna|artikel|art\.){S}(?P<article>\d{{1,3}}(?:\.\d{{1,2}})*(?:\s[a-h](?!\w))?(?:{S}(?:,|och){S}\d{{1,3}}(?:\.\d{{1,2}})*(?:\s[a-h](?!\w))?)*))",
    re.IGNORECASE,
)
ANCHOR = re.compile(r"§|[Kk]ap|\d:\d|[Aa]rt(?:\.|i)|KAP")


@dataclass(frozen=True, slots=True)
class Locator:
    """Places in an act, text[start:end]. ``chapter``: the chapter that a following bare section shares.

    ``bare_from``: where a number after the section begins that is a punkt only if an act follows ("9 § 10 LSS").
    ``weak``: a place only beside an act ("§ 9", "4:1", "3 kap.", "artikel 5").
    """

    start: int
    end: int
    places: tuple[str, ...]
    chapter: str | None
    has_section: bool
    weak: bool = False
    bare_from: int | None = None
    plain: tuple[str, ...] = ()


def find_locators(text: str) -> Iterator[Locator]:
    """Yield the locators of the text, in order; neighbours that share an act are parts of a list, not one."""
    if not ANCHOR.search(text):
        return
    for match in LOCATOR.finditer(text):
        yield _locator(match)


def numbers(written: str) -> tuple[str, ...]:
    """Return the numbers that a list with ranges stands for.

    >>> numbers("3–5, 7 och 9 a"), numbers("24 a–c"), numbers("6f")
    (('3', '4', '5', '7', '9 a'), ('24 a', '24 b', '24 c'), ('6 f',))
    """
    found: list[str] = []
    for part in re.split(r",|\b(?:och|samt|eller|respektive)\b", written):
        ends = [_spaced(end) for end in re.split(DASH, part) if end.strip()]
        found.extend(_between(*ends) if len(ends) == 2 else ends)
    return tuple(found)


def _spaced(number: str) -> str:
    return re.sub(r"(\d)\s*([a-z])", r"\1 \2", " ".join(number.split()).lower())


def _between(first: str, last: str) -> list[str]:
    number, _, letter = first.partition(" ")
    until = last.rpartition(" ")[2] if last.rpartition(" ")[0] in ("", number) else ""
    if letter and until.isalpha() and letter < until:
        return [f"{number} {chr(code)}" for code in range(ord(letter), ord(until) + 1)]
    if first.isdigit() and last.isdigit() and 0 < int(last) - int(first) < 60:
        return [str(value) for value in range(int(first), int(last) + 1)]
    return [first, last]


def _ordinals(written: str) -> list[str]:
    return [str(ORDINALS.index(word) + 1) for word in re.findall(ORD, written.lower())]


def _locator(match: re.Match[str]) -> Locator:
    start, end = match.span()
    if match["colon"]:
        chapter, _, section = match["colon"].partition(":")
        return Locator(start, end, (f"{chapter} kap. {_spaced(section)} §",), None, True, weak=True)
    if match["article"]:
        articles = re.split(r",|\boch\b", match["article"])
        return Locator(start, end, tuple(f"artikel {' '.join(a.split())}" for a in articles), None, False, weak=True)
    if match["only"]:
        chapters = numbers(match["only"])
        return Locator(start, end, tuple(f"{c} kap." for c in chapters), chapters[-1], False, weak=True)
    written = match["chapter"] or match["chapter2"]
    chapter = numbers(written)[-1] if written else ""
    sections = [f"{chapter} kap. {n} §".removeprefix(" kap. ") for n in numbers(match["sections"] or match["after"])]
    stycken = [f" {n} st" for n in _stycken(match)]
    head = sections[:-1] if stycken else []
    plain = (*head, *(f"{sections[-1]}{st}" for st in stycken)) if stycken else tuple(sections)
    points = match["p"] or match["p2"] or match["bare"]
    tails = [f" {n} p" for n in (numbers(points) if points else _ordinals(match["pords"] or ""))]
    places = (*plain[:-1], *(f"{plain[-1]}{tail}" for tail in tails)) if tails else plain
    unsure = match.start("bare") if match["bare"] and not stycken else None
    return Locator(
        start, end, places, chapter or None, True, weak=match["after"] is not None, bare_from=unsure, plain=plain
    )


def _stycken(match: re.Match[str]) -> list[str]:
    if match["ords"]:
        return _ordinals(match["ords"])
    digit = match["st"] or match["st2"]
    return [digit] if digit else []
