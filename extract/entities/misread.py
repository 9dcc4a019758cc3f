"""Digits as a scan reads them: letters that look like figures, said again as figures.

>>> figures("85O7O9"), figures("l9850709"), figures("B5"), figures("AB")
('850709', '19850709', '85', None)
"""

DIGIT = r"[\dOoQDIl|!SsBZ]"
"""A figure, or what is read for one."""
LOOKS = str.maketrans({"O": "0", "o": "0", "Q": "0", "D": "0", "I": "1", "l": "1", "|": "1", "!": "1", "S": "5", "s": "5", "B": "8", "Z": "2"})  # fmt: skip


def figures(written: str) -> str | None:
    """Return the figures without the spaces between them, None if anything else is left."""
    digits = "".join(written.split()).translate(LOOKS)
    return digits if digits.isdigit() else None


def slips(written: str) -> int:
    """Count the letters that were read for figures.

    >>> slips("85O7O9-98O5")
    3
    """
    return sum(sign in "OoQDIl|!SsBZ" for sign in written)
