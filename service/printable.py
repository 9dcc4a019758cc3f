"""Text as a Word or Excel file can hold it.

>>> printable("Rutin\\x0b saknas\\ud800.")
'Rutin saknas.'
"""

import re

UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 can't hold."""


def printable(text: str) -> str:
    """Leave out what a file can't hold."""
    return UNPRINTABLE.sub("", text)
