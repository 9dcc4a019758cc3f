"""Acts named in a text: by number, abbreviation, name, nickname or "samma lag"; sections are not looked at.

>>> [mention.words for mention in find_mentions("Enligt SoL, lagen (1993:387) om stöd och service (LSS) och SOSFS 2014:5")]
['SoL', 'lagen (1993:387)', 'LSS', 'SOSFS 2014:5']
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.entities.acts import SHY, abbreviations, names, titles
from extract.entities.shapes import S, any_of
from extract.lexicon import table

NUMBER = re.compile(
    rf"\({S}(?:SFS[\s:]*|nr\s*)?(?P<sfs>(?:1[6-9]|20)\d\d:[1-9]\d{{0,3}})(?:,\s*[^()\n]{{1,40}})?\)|SFS\s*(?:nr\s*)?(?P<plain>(?:1[6-9]|20)\d\d:[1-9]\d{{0,3}})(?![\d:])"
)
EUROPEAN = re.compile(
    r"(?P<f>(?i:(?:(?:[a-zåäö]+s\s+)*förordning(?:en)?)\s+))?\((?:EG|EU|EEG)\)\s*(?P<nr>nr\.?\s*)?(?P<a>\d{1,4})/(?P<b>\d{1,4})(?!\d)"
    r"|(?P<d>direktiv(?:et)?)\s+(?P<y>\d{2,4})/(?P<n>\d{1,4})/(?:EG|EU|EEG)"
)
NOUN = re.compile(
    r"(?:lag|balk|förordning|ordning|form|konvention|stadga|Lag|Förordning|Konvention)(?:ens|en|ns|n|s)?(?![\wåäö])"
)
NICKNAME = re.compile(r"[Ll]ex\s+(?:Sarah|Maria|Bobby|sarah|maria|bobby|SARAH|MARIA)(?!\w)|GDPR(?!\w)|AI-förordningen")
RELATIVE = re.compile(r"(?:samma|nämnda|sagda|denna|den|ovannämnda)\s+$")
PREFIX = re.compile(r"([\wåäö]+-\s+(?:och|eller)\s+)$")


@dataclass(frozen=True, slots=True)
class Mention:
    """text[start:end] names an act. ``id`` where a number is written, else ``name`` to look up by the day.

    ``reach`` is where the whole phrase begins ("Socialstyrelsens föreskrifter (SOSFS 2011:9)"), ``until`` where it ends,
    behind a title or "(LSS)". ``relative``: "samma lag"; ``unknown``: a name that the lexicon lacks; ``alias``: short forms
    that stand right behind it.
    """

    start: int
    end: int
    words: str
    reach: int
    until: int
    id: str | None = None
    name: str | None = None
    relative: bool = False
    unknown: bool = False
    alias: str | None = None


@cache
def _series() -> re.Pattern[str]:
    names = [row["series"] for row in table("series")]
    number = r"(?:19|20)\d\d:\d{1,3}(?!\d)"
    return re.compile(
        rf"(?P<series>{any_of(names)}|[012]\dFS)(?:\s*\([MS](?:\soch\s[MS])?\))?\s*(?P<numbers>{number}(?:{S}(?:,{S}(?:och\s|samt\s)?|(?:och|samt|eller)\s){S}{number})*)"
    )


@cache
def _short() -> re.Pattern[str]:
    return re.compile(any_of(sorted(abbreviations())) + r"(?![\wåäö])")


def find_mentions(text: str) -> tuple[Mention, ...]:
    """Return the acts named in the text, in order; where two readings overlap the one with a number wins, then the longer."""
    found: list[Mention] = []
    taken: list[tuple[int, int]] = []
    for finder in (_by_series, _by_number, _european, _by_noun, _by_abbreviation, _by_nickname):
        fresh = sorted(finder(text), key=lambda m: m.start)
        found.extend(m for m in fresh if not _inside(m, taken))
        taken = sorted((m.start, m.end) for m in found)
    return tuple(sorted(found, key=lambda m: m.start))


def _inside(mention: Mention, taken: list[tuple[int, int]]) -> bool:
    at = bisect_left(taken, (mention.end, 0)) - 1
    return at >= 0 and taken[at][1] > mention.start


def _by_series(text: str) -> Iterator[Mention]:
    for match in _series().finditer(text):
        if match.start() and (text[match.start() - 1].isalnum() or text[match.start() - 1] == "-"):
            continue
        reach = _phrase_before(text, match.start())
        first = True
        for number in re.finditer(r"\d{4}:\d+", match["numbers"]):
            start = match.start() if first else match.start("numbers") + number.start()
            end = match.start("numbers") + number.end()
            until = _closing(text, end)
            yield Mention(
                start, end, text[start:end], reach if first else start, until, id=f"{match['series']} {number[0]}"
            )
            first = False


def _phrase_before(text: str, start: int) -> int:
    """Find where "Socialstyrelsens föreskrifter och allmänna råd (" begins."""
    before = text[max(0, start - 120) : start]
    match = re.search(
        r"(?:[A-ZÅÄÖ][\wåäö-]+s\s+)?(?:föreskrift(?:er)?|allmänna\s+råd)(?:\s+och\s+allmänna\s+råd)?(?:\s+om\s[^.;()]{3,90})?,?\s*\(?$",
        before,
    )
    return start - len(before) + match.start() if match else start


def _closing(text: str, end: int) -> int:
    return end + 1 if text[end : end + 1] == ")" else end


def _by_number(text: str) -> Iterator[Mention]:
    for match in NUMBER.finditer(text):
        act = f"SFS {match['sfs'] or match['plain']}"
        start = match.start()
        if match["sfs"]:
            found = _name_before(text, match.start())
            if found is None:
                continue
            start = found
        end = _title_after(text, match.end(), act)
        until, alias = _alias_after(text, end)
        inner = re.search(r",\s*([A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,7})\s*\)$", match[0])
        yield Mention(start, end, text[start:end], start, until, id=act, alias=alias or (inner[1] if inner else None))


WORD = r"(?:[\wåäö]+-\s+och\s+)?(?<!\w)(?!förslag|underlag|anslag)[\wåäö]*(?:lag|balk|förordning|ordning|form|kungörelse|stadga|föreskrift)(?:en|n|er)?s?"
DIRECT = re.compile(rf"({WORD}),?\s*$", re.IGNORECASE)
TITLED = re.compile(
    rf"({WORD})\s+(?:om|med|angående|mot|till|av)\s(?:(?!\b(?:lagen|lag|förordningen|förordning)\b)[^.;:()§])*,?\s*$",
    re.IGNORECASE,
)
SHORT = re.compile(r"(?<!\w)([A-ZÅÄÖ][A-Za-zÅÄÖ]{1,6})\s*$")


def _name_before(text: str, at: int) -> int | None:
    """Find where the name before "(1993:387)" begins."""
    before = text[max(0, at - 140) : at]
    short = SHORT.search(before)
    if short and short[1] in abbreviations():
        return at - len(before) + short.start()
    match = DIRECT.search(before) or TITLED.search(before)
    return at - len(before) + match.start() if match else None


@cache
def _tails() -> dict[str, tuple[re.Pattern[str], ...]]:
    found: dict[str, list[str]] = {}
    for name, acts in names().items():
        for act in acts if name.count(" ") > 1 else ():
            found.setdefault(act.id, []).append(name.split(" ", 1)[1])
    return {
        act: tuple(
            re.compile(r"\s+" + r"\s+".join(map(re.escape, tail.split())) + r"(?!\w)")
            for tail in sorted(tails, key=len, reverse=True)
        )
        for act, tails in found.items()
    }


def _title_after(text: str, end: int, act: str) -> int:
    return next((m.end() for tail in _tails().get(act, ()) if (m := tail.match(text, end))), end)


ALIAS = re.compile(
    r"(?:\s+om\s[^.;:()§\n]{3,100}?)?\s*(?:\(|,\s*)\s*(?:(?:nedan|härefter|fortsättningsvis|förkortad|förkortat|i\s+det\s+följande|kallad|kallat|även\s+kallad)\s+)*[”\"'’]?(?P<alias>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]*[A-ZÅÄÖ])[”\"'’]?(?P<close>\)|(?![\wåäö-]))"
)


def _alias_after(text: str, end: int) -> tuple[int, str | None]:
    match = ALIAS.match(text, end)
    if not match or (text[match.start("alias") - 1] == "(") != (match["close"] == ")"):
        return end, None
    return match.end(), match["alias"]


def _european(text: str) -> Iterator[Mention]:
    for match in EUROPEAN.finditer(text):
        if match["d"]:
            act = f"CELEX:3{_year(match['y'])}L{int(match['n']):04d}"
        else:
            year, number = (
                (match["b"], match["a"])
                if match["nr"] or len(match["a"]) < 4 or int(match["a"]) > 2100
                else (match["a"], match["b"])
            )
            act = f"CELEX:3{_year(year)}R{int(number):04d}"
        yield Mention(match.start(), match.end(), match[0], match.start(), match.end(), id=act)


def _year(written: str) -> str:
    return written if len(written) == 4 else f"19{written}"


def _by_noun(text: str) -> Iterator[Mention]:
    for match in NOUN.finditer(text):
        start = match.start()
        while start and (
            text[start - 1].isalpha() or (text[start - 1] in "-:" and start > 1 and text[start - 2].isalpha())
        ):
            start -= 1
        word = text[start : match.end()]
        lower = word.lower()
        title = _title_at(text, start, lower)
        if title:
            yield title
            continue
        name = lower.removesuffix("s") if lower.removesuffix("s") in names() else lower
        before = PREFIX.search(text[max(0, start - 30) : start])
        if before and " ".join((before[1] + name).lower().split()) in names():
            joined = " ".join((before[1] + name).lower().split())
            start -= len(before[1])
            yield _named(text, start, match.end(), joined)
        elif name in names() and name not in ("lag", "lagen"):
            yield _named(text, start, match.end(), name)
        elif re.fullmatch(r"(?:lag|förordning|balk|konvention|författning)(?:en)?s?", lower):
            relative = RELATIVE.search(text[max(0, start - 14) : start])
            if relative or lower in ("lagen", "lagens", "förordningen", "förordningens"):
                begin = start - (len(relative[0]) if relative else 0)
                yield Mention(begin, match.end(), text[begin : match.end()], begin, match.end(), relative=True)
        elif (
            len(lower) > 7
            and re.search(r"(?:lagen|balken|förordningen)s?$", lower)
            and not lower.startswith(("underlag", "anslag"))
        ):
            yield Mention(start, match.end(), word, start, match.end(), name=lower, unknown=True)


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
    until, alias = _alias_after(text, end)
    key = name if name in names() else exact
    if key not in names():
        key = next((known for known in names() if known.lower() == name), name)
    return Mention(start, end, text[start:end], start, until, name=key, alias=alias)


def _by_abbreviation(text: str) -> Iterator[Mention]:
    for match in _short().finditer(text):
        start = match.start()
        if start and (text[start - 1].isalnum() or text[start - 1] in "-_@."):
            continue
        yield Mention(start, match.end(), match[0], start, match.end(), name=match[0])


def _by_nickname(text: str) -> Iterator[Mention]:
    for match in NICKNAME.finditer(text):
        name = " ".join(match[0].lower().split())
        yield Mention(match.start(), match.end(), match[0], match.start(), match.end(), name=name)


def is_shy(mention: Mention) -> bool:
    """Tell whether the name means other things too ("FB", "PL")."""
    return mention.name in SHY
