"""What tesseract reads wrong in Swedish law text: § is taken for 8, $ or S, for the letters' sake.

>>> " ".join(repaired("enligt 9 8 10 LSS och 14 kap. 3 $ SoL samt 88 barn".split()))
'enligt 9 § 10 LSS och 14 kap. 3 § SoL samt 88 barn'
>>> " ".join(repaired("7-8 88 i lagen, 4 kap. 1 8 första stycket, sida 3 8 mars, 24 8 1994:1219".split()))
'7-8 §§ i lagen, 4 kap. 1 § första stycket, sida 3 8 mars, 24 8 1994:1219'
"""

import re
from collections.abc import Sequence

SIGN = {"8": "§", "$": "§", "S": "§", "5$": "§", "8$": "§", "88": "§§", "$$": "§§", "SS": "§§", "§8": "§§", "8§": "§§"}
NUMBER = re.compile(r"\d{1,3}(?:-\d{1,3})?|[a-h]")
LAW = re.compile(
    r"(?:LSS|SoL|HSL|LVU|LVM|LPT|OSL|PSL|PDL|FL|KL|LOV|LOU|SFS|GDPR|[A-ZÅÄÖ]?[a-zåäö]+(?:lag|lagen|balken|förordningen))[.,;:)]*"
    r"|i|(?:första|andra|tredje|fjärde|femte|sjätte)"
)
POINT = re.compile(r"\d{1,2}[.,]?|p\.?|st\.?|första|andra")


def repaired(words: Sequence[str]) -> list[str]:
    """Return the words of a line with the paragraph signs put back where number and law say that one stands."""
    found = list(words)
    for index in range(1, len(words)):
        if words[index] in SIGN and NUMBER.fullmatch(words[index - 1]) and _names_law(words, index):
            found[index] = SIGN[words[index]]
    return found


def _names_law(words: Sequence[str], index: int) -> bool:
    """Tell whether a chapter stands before, or a law after, with at most a point between."""
    if any(word in ("kap.", "kap") for word in words[max(0, index - 4) : index]):
        return True
    after = list(words[index + 1 : index + 4])
    while after and POINT.fullmatch(after[0]) and not LAW.fullmatch(after[0]):
        after.pop(0)
    return bool(after) and LAW.fullmatch(after[0]) is not None
