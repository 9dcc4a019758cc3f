"""Acts named by name, abbreviation, nickname or "samma lag".

>>> [mention.name for mention in by_noun("socialtjänst- och kommunallagen samt hälso- och sjukvårdslagens krav")]
['socialtjänstlagen', 'kommunallagen', 'hälso- och sjukvårdslagen']
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from extract.entities.acts import SHY, abbreviations, familiar, names, titles
from extract.entities.introduced import alias_after
from extract.entities.locators import Locator
from extract.entities.mention import Mention
from extract.entities.shapes import S, any_of
from extract.lexicon import table

NOUN = re.compile(
    r"(?:lag|balk|förordning|ordning|form|konvention|stadga|Lag|Förordning|Konvention)(?:ens|en|ns|n|s)?(?![\wåäö])"
    r"|(?:LAG|BALK|FÖRORDNING)(?:EN)?S?(?![\wåäö])"
)
RELATIVE = re.compile(
    r"(?<!\w)(?:[Ss]amma|[Nn]ämnda|[Ss]agda|[Dd]enna|[Dd]en|[Oo]vannämnda|[Nn]yssnämnda|[Dd]enna)\s+\Z"
)
PREFIX = re.compile(r"([\wåäö]+-\s+(?:och|eller|samt)\s+)\Z")
SPLIT = re.compile(r"(?<![\wåäö-])(?P<word>(?:[\wåäö]+-\s+(?:och|samt)\s+)?[\wåäö]{2,})\s?-\s+\Z")
"""The first part of a name that the print has divided: "sekretess- lagen"."""
DEFINITE = re.compile(r"(?:en|n)s?$")
UNKNOWN = re.compile(r"(?:lagen|balken|förordningen)s?$")


@cache
def _short() -> re.Pattern[str]:
    return re.compile(any_of(sorted(abbreviations())) + r"(?![\wåäö])")


def by_noun(text: str) -> Iterator[Mention]:
    """Yield acts by their names, "samma lag", and names in -lagen that the lexicon lacks."""
    for match in NOUN.finditer(text):
        start = match.start()
        while start and (
            text[start - 1].isalpha() or (text[start - 1] in "-:" and start > 1 and text[start - 2].isalpha())
        ):
            start -= 1
        yield from _noun(text, start, match.end())


def _noun(text: str, start: int, end: int) -> Iterator[Mention]:
    word = text[start:end]
    lower = word.lower()
    if title := _title_at(text, start, lower):
        yield title
        return
    split = SPLIT.search(text, max(0, start - 60), start)
    if split and (joined := _known(" ".join((split["word"] + lower).lower().split()))):
        yield _named(text, split.start(), end, joined)
        return
    if before := PREFIX.search(text, max(0, start - 30), start):
        if joined := _known(" ".join((before[1] + lower).lower().split())):
            yield _named(text, before.start(), end, joined)
            return
        yield from _first_half(text, before, lower)
    name = _known(lower)
    if (
        name
        and name not in ("lag", "lagen")
        and (DEFINITE.search(lower) or name in familiar() or text[max(0, start - 3) : start] == ":s ")
    ):
        yield _named(text, start, end, name)
    elif re.fullmatch(r"(?:lag|förordning|balk|konvention|författning)(?:en)?s?", lower):
        relative = RELATIVE.search(text, max(0, start - 14), start)
        if relative or lower.removesuffix("s") in ("lagen", "förordningen"):
            begin = relative.start() if relative else start
            yield Mention(begin, end, text[begin:end], begin, end, relative=True)
    elif len(lower) > 7 and UNKNOWN.search(lower) and not lower.startswith(("underlag", "anslag")):
        yield Mention(start, end, word, start, end, name=lower.removesuffix("s"), unknown=True)


def _known(name: str) -> str | None:
    """Return the name as the lexicon has it, also from its genitive."""
    return next((form for form in (name, name.removesuffix("s")) if form in names()), None)


def _first_half(text: str, before: re.Match[str], lower: str) -> Iterator[Mention]:
    """Yield "socialtjänst-" of "socialtjänst- och kommunallagen"."""
    tail = UNKNOWN.search(lower)
    word = before[1].partition("-")[0]
    if tail and (name := _known(word.lower() + tail[0].removesuffix("s"))):
        start = before.start()
        yield Mention(start, start + len(word) + 1, f"{word}-", start, start + len(word) + 1, name=name)


def _title_at(text: str, start: int, word: str) -> Mention | None:
    if word not in ("lagen", "lag", "förordningen", "förordning"):
        return None
    ahead = text[start : start + 60].lower().split(maxsplit=2)
    for pattern in titles().get(" ".join(ahead[:2]), ()):
        if match := pattern.match(text, start):
            return _named(
                text, start, match.end(), " ".join(match[0].lower().split()), exact=" ".join(match[0].split())
            )
    return None


def _named(text: str, start: int, end: int, name: str, exact: str = "") -> Mention:
    until, alias = alias_after(text, end)
    key = name if name in names() else exact
    if key not in names():
        key = next((known for known in names() if known.lower() == name), name)
    return Mention(start, end, text[start:end], start, until, name=key, alias=alias)


def by_abbreviation(text: str) -> Iterator[Mention]:
    """Yield acts by their short names, also the first part of a compound: "LSS-handläggare"."""
    for match in _short().finditer(text):
        start = match.start()
        if start and (text[start - 1].isalnum() or text[start - 1] in "-_@."):
            continue
        yield Mention(start, match.end(), match[0], start, match.end(), name=match[0])


BESIDE = re.compile(rf"{S},?{S}(?:i\s+|enligt\s+)?(?P<name>[A-Za-zÅÄÖåäö]{{2,6}})(?![\wåäö])")
BEFORE = re.compile(rf"(?<![\wåäö.-])(?P<name>[A-Za-zÅÄÖåäö]{{2,6}}){S}\Z")


@cache
def _variants() -> dict[str, str]:
    return {name.lower(): name for name in sorted(abbreviations()) if len(name) > 2 or name == "HL"}


def by_variant(text: str, locators: Iterable[Locator]) -> Iterator[Mention]:
    """Yield short names beside a section whose capitals are wrong: "Lss 9 §", "4 kap 1 § sol"."""
    seen = set()
    for locator in locators:
        found = [BESIDE.match(text, locator.end), BEFORE.search(text, max(0, locator.start - 8), locator.start)]
        for match in filter(None, found):
            name = _variants().get(match["name"].lower())
            start, end = match.span("name")
            if name and name != match["name"] and start not in seen:
                seen.add(start)
                yield Mention(start, end, match["name"], start, end, name=name)


@cache
def _nicknames() -> tuple[str, ...]:
    return tuple(dict.fromkeys(row["name"] for row in table("nicknames")))


def by_nickname(text: str) -> Iterator[Mention]:
    """Yield names that are no titles: "lex Sarah", "GDPR"."""
    lowered = text.lower().replace("\n", " ").replace("\u00a0", " ").replace("lex-", "lex ")
    if len(lowered) != len(text):
        return
    for name in _nicknames():
        start = lowered.find(name)
        while start >= 0:
            end = start + len(name)
            if not lowered[start - 1 : start].isalnum() and not lowered[end : end + 1].isalnum():
                yield Mention(start, end, text[start:end], start, end, name=name)
            start = lowered.find(name, end)


def is_shy(mention: Mention) -> bool:
    """Tell whether the name means other things too ("FB", "PL")."""
    return mention.name in SHY
