"""What a Word document's styles say of a paragraph: heading level, weight, size, list."""

import re
from typing import Any, NamedTuple

from docx.oxml.ns import qn

HEADING = re.compile(r"(?:heading|rubrik|überschrift)\s*(\d)", re.IGNORECASE)
TITLE = re.compile(r"(?:title|titel|rubrik|huvudrubrik)$", re.IGNORECASE)
CONTENTS = re.compile(r"(?:toc|innehåll)\s*\d", re.IGNORECASE)
MOST_STEPS = 20
"""A style that is based on itself ends here."""


class Look(NamedTuple):
    """How a paragraph looks: heading level by style, bold and size (half points; None: as the rest), list and its level."""

    level: int | None
    contents: bool
    bold: bool
    size: int | None
    number: str | None
    depth: int


class Styles:
    """The styles of one document."""

    def __init__(self, root: Any | None) -> None:
        """Take the root of styles.xml."""
        found = [] if root is None else root.iter(qn("w:style"))
        self.by_id = {style.get(qn("w:styleId")): style for style in found}
        default = next(
            (s for s in self.by_id.values() if s.get(qn("w:type")) == "paragraph" and s.get(qn("w:default"))), None
        )
        self.default = None if default is None else default.get(qn("w:styleId"))

    def look(self, paragraph: Any) -> Look:
        """Return how the paragraph looks before its runs have their say."""
        own = paragraph.find(qn("w:pPr"))
        chain = self.chain(_value(own, "w:pStyle") or self.default)
        names = [_value(style, "w:name") or "" for style in chain]
        places = [node for node in (own, *(style.find(qn("w:pPr")) for style in chain)) if node is not None]
        list_, depth = _list(places)
        return Look(
            _level(names, places),
            bool(names) and CONTENTS.match(names[0]) is not None,
            next((on for on in (toggle(style.find(qn("w:rPr")), "w:b") for style in chain) if on is not None), False),
            next((size for size in (size_of(style.find(qn("w:rPr"))) for style in chain) if size), None),
            list_,
            depth,
        )

    def chain(self, id: str | None) -> list[Any]:
        """Return a style and those it is based on, the nearest first."""
        found: list[Any] = []
        while id in self.by_id and len(found) < MOST_STEPS:
            found.append(self.by_id[id])
            id = _value(found[-1], "w:basedOn")
        return found


def toggle(properties: Any | None, tag: str) -> bool | None:
    """Return whether something is on or off, None where nothing is said."""
    node = None if properties is None else properties.find(qn(tag))
    return None if node is None else node.get(qn("w:val"), "true") not in ("0", "false", "off", "none")


def size_of(properties: Any | None) -> int | None:
    """Return a font size in half points."""
    value = _value(properties, "w:sz") or ""
    return int(value) if value.isdigit() else None


def _level(names: list[str], places: list[Any]) -> int | None:
    for name in names:
        heading = HEADING.match(name)
        if heading:
            return min(max(int(heading[1]), 1), 6)
        if TITLE.match(name):
            return 1
    outline = next((value for value in (_value(place, "w:outlineLvl") for place in places) if value), "9")
    return int(outline) + 1 if outline.isdigit() and int(outline) < 6 else None


def _list(places: list[Any]) -> tuple[str | None, int]:
    number = depth = None
    for place in places:
        node = place.find(qn("w:numPr"))
        if node is not None:
            number = number or _value(node, "w:numId")
            depth = depth or _value(node, "w:ilvl")
    return (None if number in (None, "0") else number), int(depth) if depth and depth.isdigit() else 0


def _value(node: Any | None, tag: str) -> str | None:
    found = None if node is None else node.find(qn(tag))
    return None if found is None else found.get(qn("w:val"))
