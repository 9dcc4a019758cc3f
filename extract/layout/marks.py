"""What a line's first characters and its end say: a list marker, a heading's number, a finished sentence.

>>> [bool(begins_item(text)) for text in ("• Ja", "1. Ja", "1.2 Ja", "a) Ja", "- Ja", "2019 års", "3 § SoL", "15.00 – 16")]
[True, True, True, True, True, False, False, False]
"""

import re

ITEM = re.compile(
    r"(?:[•○◦*·–—-]|\(?\d{1,2}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?|\(?[a-zåäö]\)|[A-Za-z]\.|\(?[ivx]{1,4}[.)])\s+(?=\S)"
)
BULLET = re.compile(r"[•○◦*·–—-]\s")
BARE = re.compile(r"(?:[•○◦*·–—-]|\(?\d{1,2}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?|\(?[a-zåäö]\)|§\s?\d+)$")
TIME = re.compile(r"\d{1,2}\.\d\d\s*[-–—]")
DEPTH = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)\.?\s")
LABEL = re.compile(r"[A-ZÅÄÖ][\w-]*(?: [\w-]+){0,2}:\s+\S")
LEADER = re.compile(r"(?:(?:\.\s?){4,}|…{2,})\s*\d{1,3}$")
BLANK = re.compile(r"[\s._…-]+")
CLOSING = "\"”')]"
ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:bl\.\s?a|t\.\s?ex|d\.\s?v\.\s?s|m\.\s?m|s\.\s?k|f\.\s?d|kap|st|p|nr|dnr|ca|jfr|kl|resp|ev|prop|enl|[A-ZÅÄÖ])\.$",
    re.IGNORECASE,
)


def begins_item(text: str) -> bool:
    """Tell whether a line begins a list item."""
    return ITEM.match(text) is not None and TIME.match(text) is None


def is_marker(text: str) -> bool:
    """Tell whether the text is a list marker and nothing more, as when it stands in a column of its own."""
    return BARE.match(text) is not None


def is_finished(text: str) -> bool:
    """Tell whether a sentence ends with the line.

    >>> is_finished("Rutinen saknas."), is_finished("enligt 14 kap."), is_finished("Rutinen för")
    (True, False, False)
    """
    return text.rstrip(CLOSING).endswith((".", ":", "!", "?", "…")) and ABBREVIATED.search(text) is None


def starts_low(text: str) -> bool:
    """Tell whether the line begins in the middle of a sentence: with a lower-case letter."""
    return text[:1].islower() and not begins_item(text)


def is_labelled(text: str) -> bool:
    """Tell whether the line begins with a label: "Datum: 3 maj".

    >>> is_labelled("Datum: 3 maj"), is_labelled("Nästa möte: kl. 9"), is_labelled("Det sägs att alla vet: ingen")
    (True, True, False)
    """
    return LABEL.match(text) is not None


def is_leader(text: str) -> bool:
    """Tell whether dots lead to a page number, as in a table of contents, or stand for a signature.

    >>> is_leader("Bakgrund ........ 3"), is_leader(". . . . . . . ."), is_leader("och så vidare ...")
    (True, True, False)
    """
    dotted = ".." in text or ". ." in text or "…" in text
    return (dotted and LEADER.search(text) is not None) or BLANK.fullmatch(text) is not None


def depth(text: str) -> int | None:
    """Return how deep a heading's number goes.

    >>> depth("1.2 Syfte"), depth("3. Metod"), depth("Syfte")
    (2, 1, None)
    """
    match = DEPTH.match(text)
    return match[1].count(".") + 1 if match else None
