"""Numbers in figures and in words.

>>> [str(number(word)) for word in ("sjuttiotvå", "2 430", "12.000", "5,4", "fyra och en halv", "två hundra")]
['72', '2430', '12000', '5.4', '4.5', '200']
"""

import re
from decimal import Decimal

from extract.entities.shapes import CARDINALS, any_of

UNITS = "en två tre fyra fem sex sju åtta nio".split()
TENS = "tjugo trettio fyrtio femtio sextio sjuttio åttio nittio".split()
WORDS = (
    {word: number for number, word in enumerate(CARDINALS)}
    | {"ett": 1, "hundra": 100, "tusen": 1000}
    | {ten + unit: 10 * (at + 2) + more for at, ten in enumerate(TENS) for more, unit in enumerate(["", *UNITS])}
    | {f"{ten}ett": 10 * (at + 2) + 1 for at, ten in enumerate(TENS)}
    | {f"{unit}{gap}hundra": 100 * (at + 1) for at, unit in enumerate(["ett", *UNITS[1:]]) for gap in ("", " ")}
)
DIGITS = r"\d{1,3}(?:[ \u00a0\u202f.]\d{3})+(?:,\d+)?(?![\d])|\d+(?:[.,]\d+)?"
_ONES = any_of([*UNITS, "ett", "noll"])
WORD = rf"(?:{any_of(TENS)}{_ONES}?|{any_of(CARDINALS[10:20])}|(?:{_ONES}\s?)?hundra|tusen|{_ONES})"
HALF = r"(?:\s+och\s+e(?:n|tt)\s+halv(?:t)?)"
NUMBER = rf"(?:{DIGITS}|{WORD}{HALF}?)"


def number(written: str) -> Decimal:
    """Return the number; a dot before three digits parts thousands, else decimals."""
    words = " ".join(written.lower().split())
    whole, half, _ = words.replace(" och ett halv", " och en halv").partition(" och en halv")
    if whole in WORDS:
        return Decimal(WORDS[whole]) + (Decimal("0.5") if half else 0)
    digits = re.sub(r"\.(?=\d{3}(?:\D|$))", "", re.sub(r"\s", "", words))
    return Decimal(digits.replace(",", "."))


def plain(amount: Decimal) -> str:
    """Return the number without needless zeros."""
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
