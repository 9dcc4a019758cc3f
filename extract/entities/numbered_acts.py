"""Acts named by their number: SFS, agencies' series, the European Union's.

>>> [mention.id for mention in by_series("SOSFS 1997:8, 2011:5 och HSLF - FS 2016:40")]
['SOSFS 1997:8', 'SOSFS 2011:5', 'HSLF-FS 2016:40']
>>> [mention.words for mention in by_number("lagen (1993:387), SoL 2001:453 och 2008:962")]
['lagen (1993:387)', 'SoL 2001:453']
"""

import re
from collections.abc import Iterator
from functools import cache

from extract.entities.acts import abbreviations, names
from extract.entities.introduced import alias_after
from extract.entities.mention import Mention
from extract.entities.shapes import S
from extract.lexicon import table

YEAR_NUMBER = re.compile(r"(?<![\d:/–-])(?P<no>(?:1[6-9]|20)\d\d:\s?[1-9]\d{0,3})(?![\d/]|:\d)")
OPENED = re.compile(rf"\({S}(?P<sfs>SFS[\s:]*)?(?:nr\s*)?\Z")
CLOSED = re.compile(rf"(?:,\s*[^()\n§]{{1,40}})?{S}\)|(?=,\s*\d{{1,3}}\s?(?:[a-z]\s)?(?:kap|§))")
PLAIN = re.compile(r"(?<!\w)SFS\s*(?:nr\.?\s*)?\Z")
EUROPEAN = re.compile(
    r"\((?:EG|EU|EEG|EU,\s?Euratom)\)\s*(?P<nr>nr\.?\s*)?(?P<a>\d{1,4})/(?P<b>\d{1,4})(?!\d)"
    r"|E[GU]-(?:[\wåäö]+)?förordning(?:en)?\s+(?P<nr2>nr\.?\s*)?(?P<a2>\d{1,4})/(?P<b2>\d{1,4})(?!\d)"
    r"|[Ff]örordning(?:en)?\s+(?:nr\.?\s*)?(?P<n3>\d{1,4})/(?P<y3>(?:19|20)\d\d)(?![\d/:])"
    r"|[Dd]irektiv(?:et)?\s+(?:\(EU\)\s*)?(?P<y>\d{2,4})/(?P<n>\d{1,4})(?:/(?:EG|EU|EEG))?(?!\d)"
)
MORE = re.compile(
    r"(?:,|\s(?:och|samt|eller|respektive))\s(?P<no>(?:nr\.?\s)?(?P<number>\d{1,4})/(?P<year>(?:19|200|201[0-4])\d{0,2}))(?![\d/:])"
)
"""A further regulation of the same list: "(EG) nr 178/2002 och 852/2004"."""
REGULATION = re.compile(
    r"(?:(?:[\wåäö]+s\s+och\s+)?[\wåäö]+s\s+)?(?:[\wåäö-]*[Ff]örordning(?:en)?|[\wåäö-]*direktiv(?:et)?)\s+\Z"
)


@cache
def _series() -> dict[str, str]:
    return {_letters(row["series"]): row["series"] for row in table("series")}


def _letters(series: str) -> str:
    return re.sub(r"[\s-]", "", series).upper()


SERIES_BEFORE = re.compile(
    r"(?<![\wåäö-])(?P<series>[A-Za-zÅÄÖåäö]{2,6}\s?-\s?FS|[A-ZÅÄÖ]{2,6}\sFS|[A-Za-zÅÄÖåäö]{2,8}|[012]\dFS)(?:\s*\([MS](?:\soch\s[MS])?\))?:?\s*\(?(?:nr\s*)?\Z"
)
TITLE = re.compile(r"\s+(?:om|med)\s[^.;:()§\d]{3,160}?(?=,\s+\d{1,3}\s?(?:[a-z]\s?)?(?:§|kap))")
"""A title that stands between a number and the section: "(AFS 1996:6) om internkontroll, 4 §"."""
FURTHER = re.compile(rf"{S}(?:,{S}(?:(?:och|samt)\s)?|(?:och|samt|eller|resp\.?|respektive)\s){S}")


def by_series(text: str) -> Iterator[Mention]:
    """Yield agencies' regulations; numbers that follow belong to the same series."""
    series, last = None, -1
    for match in YEAR_NUMBER.finditer(text):
        start, end = match.span()
        if series and FURTHER.fullmatch(text, last, start):
            begin = reach = start
        else:
            before = SERIES_BEFORE.search(text, max(0, start - 24), start)
            series = _numbered(before["series"]) if before else None
            begin = before.start() if before else start
            reach = _phrase_before(text, begin)
        if series:
            end += text[begin:start].count("(") and text[end : end + 1] == ")"
            number = re.sub(r"\s", "", match["no"])
            close = _titled(text, _closing(text, end))
            until, alias = alias_after(text, close)
            if alias in abbreviations():  # "… med stöd av SoL, LVU och LSS": an act of its own
                until, alias = close, None
            yield Mention(begin, end, text[begin:end], reach, until, id=f"{series} {number}", alias=alias)
            last = end


def _numbered(letters: str) -> str | None:
    """Return the series as it is written in full: "Sosfs" is SOSFS, "HSLF - FS" is HSLF-FS; None if it is none."""
    return letters if re.fullmatch(r"[012]\dFS", letters) else _series().get(_letters(letters))


def _phrase_before(text: str, start: int) -> int:
    """Find where "Socialstyrelsens föreskrifter och allmänna råd (" begins."""
    before = text[max(0, start - 160) : start]
    match = re.search(
        r"(?:(?:[A-ZÅÄÖ][\wåäö-]+\s+(?:[\wåäö-]+\s+){0,4})?[\wåäö-]+s\s+)?(?:föreskrift(?:er(?:na)?)?|allmänna\s+råd(?:en)?)(?:\s+och\s+allmänna\s+råd)?(?:\s+om\s[^.;()]{3,90})?,?\s*\(?$",
        before,
    )
    return start - len(before) + match.start() if match else start


def _closing(text: str, end: int) -> int:
    match = re.match(r"(?:\s*\([MS](?:\soch\s[MS])?\))?\)?", text[end : end + 14])
    return end + match.end() if match else end


def _titled(text: str, end: int) -> int:
    title = TITLE.match(text, end)
    return title.end() if title else end


def by_number(text: str) -> Iterator[Mention]:
    """Yield acts whose SFS number stands there, with the name before it and the title behind it."""
    for match in YEAR_NUMBER.finditer(text):
        before = text[max(0, match.start() - 12) : match.start()]
        opened = OPENED.search(before)
        closed = CLOSED.match(text, match.end()) if opened else None
        plain = PLAIN.search(before)
        at = match.start() - (len(opened[0]) if opened else len(plain[0]) if plain else 0)
        named = _name_before(text, at, bare=not opened)
        if opened and not (closed and (named is not None or opened["sfs"])):
            continue
        if named is None and not plain and not (opened and opened["sfs"]):
            continue
        end = closed.end() if closed else match.end()
        start = named if named is not None else (match.start() - len(opened[0]) + 1 if opened else at)
        end = end if named is not None or not closed else match.end()
        act = "SFS " + re.sub(r"\s", "", match["no"])
        end = _title_after(text, end, act)
        until, alias = alias_after(text, end)
        inner = re.search(r",\s*([A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,7})\s*\)$", closed[0]) if closed else None
        yield Mention(start, end, text[start:end], start, until, id=act, alias=alias or (inner[1] if inner else None))


WORD = r"(?:[\wåäö]+-\s+och\s+)?(?<!\w)(?!förslag|underlag|anslag)[\wåäö]*(?:lag|balk|förordning|ordning|form|kungörelse|stadga|instruktion)(?:en|n|er)?s?"
DIRECT = re.compile(rf"({WORD}),?\s*$", re.IGNORECASE)
TITLED = re.compile(
    rf"({WORD})\s+(?:om|med|angående|mot|till|av)\s(?:(?!\b(?:lagen|lag|förordningen|förordning)\b)[^.;:()§])*,?\s*$",
    re.IGNORECASE,
)
SHORT = re.compile(r"(?<!\w)([A-ZÅÄÖ][A-Za-zÅÄÖ]{1,6})\s*$")


def _name_before(text: str, at: int, *, bare: bool) -> int | None:
    """Find where the name before "(1993:387)" begins; ``bare``: no bracket parts the number from the name."""
    before = text[max(0, at - 140) : at]
    short = SHORT.search(before)
    if short and short[1] in abbreviations():
        return at - len(before) + short.start()
    match = DIRECT.search(before) or (None if bare else TITLED.search(before))
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


def by_european(text: str) -> Iterator[Mention]:
    """Yield the European Union's regulations and directives as CELEX numbers."""
    if not re.search(r"\(E[GEU]|E[GU]-|irektiv|rdning(?:en)?\s(?:nr\.?\s)?\d{1,4}/", text):
        return
    for match in EUROPEAN.finditer(text):
        if match["y"]:
            act = f"CELEX:3{_year(match['y'])}L{int(match['n']):04d}"
        elif match["n3"]:
            act = f"CELEX:3{match['y3']}R{int(match['n3']):04d}"
        else:
            a, b = match["a"] or match["a2"], match["b"] or match["b2"]
            numbered = match["nr"] or match["nr2"] or len(a) < 4 or int(a) > 2100
            old = len(b) == 2 and int(b) > 56 and "EU" not in match[0]  # "(EEG) nr 2092/91"
            year, number = (b, a) if old or (numbered and not (len(a) == 4 and len(b) < 4)) else (a, b)
            act = f"CELEX:3{_year(year)}R{int(number):04d}"
        before = REGULATION.search(text, max(0, match.start() - 60), match.start())
        start = before.start() if before else match.start()
        yield Mention(start, match.end(), text[start : match.end()], start, match.end(), id=act)
        at = match.end()
        while act[11] == "R" and (more := MORE.match(text, at)):
            at = more.end()
            yield Mention(
                more.start("no"),
                at,
                more["no"],
                more.start("no"),
                at,
                id=f"CELEX:3{more['year']}R{int(more['number']):04d}",
            )


def _year(written: str) -> str:
    return written if len(written) == 4 else f"19{written}"
