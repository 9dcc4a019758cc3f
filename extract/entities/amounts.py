"""Money and counts as numbers that can be compared over the years.

>>> [entity.value for entity in find_amounts("sex avvikelser, fyra av tio akter, 90 procent, 0,7 mkr och 35 000 kronor")]
['6 avvikelser', '4/10 akter', '90 %', '700000 SEK', '35000 SEK']
"""

import re
from datetime import date
from decimal import Decimal

from extract.entities.shapes import CARDINALS, any_of, entity
from extract.types import Entity, EntityType

WORDS = {word: number for number, word in enumerate(CARDINALS)} | {
    "ett": 1,
    "trettio": 30,
    "fyrtio": 40,
    "femtio": 50,
    "hundra": 100,
    "båda": 2,
}
DIGITS = r"\d{1,3}(?:[\s.]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
MONEY = re.compile(
    rf"(?<![\w.,:/-])(?P<n>{DIGITS})(?:\s?[-–]\s?(?:{DIGITS}))?\s?(?P<u>miljoner\s+kronor|miljoner\s+kr|miljarder\s+kronor|mdkr|mnkr|mkr|Mkr|MSEK|tusen\s+kronor|tkr|Tkr|TSEK|kronor|kr|SEK)(?!\w)"
)
FACTORS = {"miljon": 6, "miljard": 9, "mdkr": 9, "mnkr": 6, "mkr": 6, "msek": 6, "tusen": 3, "tkr": 3, "tsek": 3}
PERCENT = re.compile(rf"(?<![\w.,:/-])(?P<n>\d+(?:[.,]\d+)?|{any_of(list(WORDS))})\s?(?:procent(?:en)?(?!\w)|%)")
NUMBER = rf"(?:\d{{1,3}}(?:[ \u00a0]\d{{3}})+|\d{{1,5}}|{any_of(list(WORDS))})"
UNITS = (
    "avvikelse|avvikelser|avvikelserapporter|klagomål|synpunkt|synpunkter|akt|akter|personakter|plan|planer|genomförandeplaner|plats|platser|deltagare|personer|person|brukare|boende|hyresgäster"
    "|lägenheter|anställda|medarbetare|årsarbetare|uppdrag|besök|intervjuer|journaler|journal|rapporter|anmälningar|anmälan|händelser|elever|barn|ungdomar|vuxna|enheter|enhet|verksamheter|beslut|ärenden|ärende|vårdskador"
    "|fall|fallolyckor|brister|brist|åtgärder|rekommendationer|rutiner|kontrakt|avtal|utförare|handläggare|chefer|sjuksköterskor|undersköterskor|patienter|kunder|svar|enkäter|dokument|utredningar|missförhållanden|tillbud|skolor|förskolor|lärare|klasser|granskningar|stickprov|vårdplaner|riskanalyser|domar|överklaganden|insatser|omsorgstagare"
).split("|")
COUNT = re.compile(
    rf"(?<![\w.,:/§–-])(?P<n>{NUMBER})(?:\s+(?:av|utav)\s+(?:de\s+|totalt\s+)?(?P<of>{NUMBER}))?\s+(?:(?P<adj>[a-zåäö]{{4,}}(?:a|na|ade|de))\s+)?(?P<u>[a-zåäö]*{any_of(UNITS)})(?!\w)",
    re.IGNORECASE,
)
HINT = re.compile(r"\d|" + any_of([word for word in WORDS if word not in ("en", "ett")]))


def find_amounts(text: str, day: date | None = None) -> tuple[Entity, ...]:
    """Find sums of money in SEK, shares in percent, and counts of what inspections count."""
    if not HINT.search(text):
        return ()
    found = []
    for match in MONEY.finditer(text):
        power = next((p for start, p in FACTORS.items() if match["u"].lower().startswith(start)), 0)
        value = f"{_plain(_decimal(match['n']).scaleb(power))} SEK"
        found.append(entity(text, match.start(), match.end(), EntityType.AMOUNT, value))
    for match in PERCENT.finditer(text):
        found.append(entity(text, match.start(), match.end(), EntityType.COUNT, f"{_plain(_number(match['n']))} %"))
    for match in COUNT.finditer(text):
        if match["n"].lower() in ("en", "ett") and not match["of"]:
            continue
        of = f"/{_plain(_number(match['of']))}" if match["of"] else ""
        found.append(
            entity(
                text,
                match.start(),
                match.end(),
                EntityType.COUNT,
                f"{_plain(_number(match['n']))}{of} {match['u'].lower()}",
            )
        )
    return tuple(sorted(found, key=lambda e: e.span))


def _number(written: str) -> Decimal:
    word = written.lower()
    return Decimal(WORDS[word]) if word in WORDS else _decimal(written)


def _decimal(written: str) -> Decimal:
    """Return the number: a dot before three digits parts thousands, else decimals."""
    digits = re.sub(r"\s", "", written)
    digits = re.sub(r"\.(?=\d{3}(?:\D|$))", "", digits)
    return Decimal(digits.replace(",", "."))


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
