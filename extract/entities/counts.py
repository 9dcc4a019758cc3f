"""Counts: a number and what is counted, found by its place in the sentence, not in a list of nouns.

>>> [value for _, _, value in find_counts("Tio slumpvis utvalda akter lästes; sex av de femton granskade ärendena var 8,2 kilometer bort.")]
['10 akter', '6/15 ärendena', '8.2 kilometer']
>>> list(find_counts("Elva uppger det 2019, två av dem i årskurs 9 efter tre veckor, 14 april, 7 kap."))
[]
"""

import re
from collections.abc import Iterator

from extract.entities.numerals import NUMBER, WORDS, number, plain
from extract.entities.shapes import DASH, MONTHS

FILLER = r"(?:de|dessa|totalt|sammanlagt|samtliga|alla|våra|sina|planerade|cirka|ca)"
COUNT = re.compile(
    rf"(?<![\w.,:/§–-])(?P<n>{NUMBER})(?:(?P<gap>\s?{DASH}\s?|\s+till\s+)(?P<to>{NUMBER})|\s+(?:av|utav)\s+(?:{FILLER}\s+){{0,2}}(?P<of>{NUMBER}))?(?![\w%§])",
    re.IGNORECASE,
)
WORD = re.compile(r"[ \u00a0\n](?P<w>dB\(A\)|mg/l|[^\W\d_][\w-]*)")
BEHIND = re.compile(rf"\s+av\s+(?P<of>{NUMBER})(?=\s*[.,;:)]|\s*\Z|\s+(?:som|har|är|var|i|på)\b)", re.IGNORECASE)
LABEL = re.compile(
    r"(?:\b(?:punkt(?:en|erna)?|sid(?:a|an|orna|or)?|s\.|bilaga|tabell|figur|avsnitt(?:et)?|kap(?:itel)?\.?|steg|nivå|årskurs(?:erna)?|åk|klass|vecka|v\.|nr\.?|nummer|mål|fråga|dag|artikel|version|rum|våning|kl\.?|klockan|paragraf|alternativ|del|grupp|zon|fas|typ|betyg|rad|lag|enhet|avdelning|den|dnr|tel|p\.|st\.)|§)[\s,]*(?:\d+\s*(?:,|och|[-–])\s*)*\Z",
    re.IGNORECASE,
)
ONE_OF = re.compile(r"(?:en|ett)\s+av\s+de\s", re.IGNORECASE)
FROM = re.compile(r"\bfrån\s+\Z", re.IGNORECASE)
YEAR = re.compile(r"(?:19|20)\d\d")
MEASURES = frozenset("m m2 m² km cm mm kg g mg l ml dl st kvm ha kw kwh dB(A) db(a) mg/l".split())
TIME = re.compile(
    r"(?:(?:arbets|var)?dag(?:ar(?:na)?)?|dygn|veck(?:a|or(?:na)?)|månad(?:er(?:na)?)?|halvår|år(?:en|et)?|tim(?:m(?:e|ar(?:na)?))?|minut(?:er(?:na)?)?|min|sek(?:und(?:er)?)?|h)s?|kvart|gång(?:er(?:na)?)?|procent(?:en)?|kronor(?:na)?|kr|mkr|tkr|mnkr|mdkr|öre|sek|miljon(?:er)?|miljard(?:er)?|kap|st\.|stycket"
)
STOP = frozenset(
    "och i på av som har är var ska skall till för med om att den det de en ett inte eller men vid från under över efter mot enligt utan sedan än så när där dem denna detta dessa vilka vilket vilken samt respektive resp hade kan kunde bör måste vill får fick blev blir blivit varit kom kommer finns fanns saknas saknar saknade uppger uppgav svarar svarade anger angav går gick ligger låg står stod visar visade anser menar säger sade arbetar bor deltar väntar kvarstår kvarstod pågår gäller gällde avser avsåg rör rörde handlar berör återstår fortsätter börjar slutar tycker känner förs gör gjorde ger gav tar tog ser såg minus plus gånger halv halva dels ej också även bara endast dock nu då här redan ännu fler flera färre mer mindre högst minst upp ner ut in bort kvar åt mellan genom hos utom innan före tills senast förut tillsammans totalt sammanlagt var varav ca cirka drygt knappt nästan helt delvis inget ingen inga ingår hittills jämfört per känns inläst försökt ute bifaller vi hon han de man aldrig alltid kapitlet kapitel stycken fungerar hösten våren igen emot".split()
)
NOMINAL = re.compile(
    r".*(?:anhöriga|vuxna|anställda|boende|närstående|studerande|sökande|besökande|unga|intagna|utskrivna|förtroendevalda|listade|inskrivna|ordförande|berörda)"
)
ATTRIBUTE = re.compile(
    r"slumpvis|nyligen|ytterligare|olika|akuta|andra|äldre|yngre|större|mindre|egna|.*(?:ande|ende|ade)|.+[^r]a|.*[^aeo]ra"
)
DEFINITE = re.compile(r".*(?:arna|orna|erna|rna|ena)")
FINITE = re.compile(r".*(?:dde|jde|nades|sades|ades|höll|gick|stod|låg|kom|tog|gav|skrev|blev|fick|drog|lät)")
"""Never a noun: "två avböjde", "fyra saknades"."""
VERB = re.compile(r".*(?:ade|ades|ddes|ttes|rdes|ldes|ktes|stes|ats|its|tts)")


def find_counts(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, value): "6 akter", "4/10 akter", "9–15 barn"; none meets another."""
    at = 0
    for start, end, value in _found(text):
        if start >= at:
            yield start, end, value
            at = end


def _found(text: str) -> Iterator[tuple[int, int, str]]:
    for match in COUNT.finditer(text):
        if not _counts(text, match):
            continue
        start, part = match.start(), plain(number(match["n"]))
        noun, end = _noun(text, match.end())
        named = bool(noun) and (not _is_attribute(noun) or NOMINAL.fullmatch(noun) is not None)
        if match["of"] and ONE_OF.match(match[0]):
            if named:
                yield match.start("of"), end, f"{plain(number(match['of']))} {noun}"
        elif match["of"]:
            noun, end = (noun, end) if noun and not _is_attribute(noun) else ("", match.end())
            yield start, end, f"{part}/{plain(number(match['of']))} {noun}".strip()
        elif not named:
            continue
        elif match["to"] and FROM.search(text, max(0, start - 6), start):
            yield match.start("to"), end, f"{plain(number(match['to']))} {noun}"
        elif match["to"]:
            yield start, end, f"{part}–{plain(number(match['to']))} {noun}"
        elif behind := BEHIND.match(text, end):
            yield start, behind.end(), f"{part}/{plain(number(behind['of']))} {noun}"
        else:
            yield start, end, f"{part} {noun}"


def _counts(text: str, match: re.Match[str]) -> bool:
    """Tell whether the number may count: no year, no label ("årskurs 9"), two or more unless it is a share."""
    written = match["n"]
    if YEAR.fullmatch(written) or (match["to"] and YEAR.fullmatch(match["to"])):
        return False
    if written[0].isdigit() and LABEL.search(text, max(0, match.start() - 14), match.start()):
        return False
    if match["of"]:
        return (
            not re.search(r"\d[.,]", written) and LABEL.search(text, max(0, match.start() - 14), match.start()) is None
        )
    return number(written) != 1


def _noun(text: str, at: int) -> tuple[str, int]:
    """Return what is counted, in small letters, and where it ends: the first word that is no attribute; "" if none."""
    attribute = ("", at)
    for _ in range(4):
        match = WORD.match(text, at)
        if not match:
            return attribute
        word = match["w"]
        lower = word.lower()
        capital = word[0].isupper() and not (1 < len(word) < 4 and word.isupper()) and word not in MEASURES
        if (
            capital
            or lower in STOP
            or lower in WORDS
            or FINITE.fullmatch(lower)
            or (VERB.fullmatch(lower) and not NOMINAL.fullmatch(lower) and attribute[0])
        ):
            return attribute
        if TIME.fullmatch(lower) or lower in MONTHS or (len(lower) == 1 and lower not in MEASURES):
            return "", at
        at = match.end()
        if not _is_attribute(lower):
            return (word if word.isupper() or word in MEASURES else lower), at
        attribute = (lower, at)
    return attribute


def _is_attribute(word: str) -> bool:
    return ATTRIBUTE.fullmatch(word) is not None and DEFINITE.fullmatch(word) is None and not word.endswith("boende")
