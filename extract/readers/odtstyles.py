"""What an .odt's styles say: weight and size of a paragraph, and the numbers and bullets of its lists."""

from collections.abc import Iterator
from typing import Any

NAMESPACES = {
    kind: f"urn:oasis:names:tc:opendocument:xmlns:{kind}:1.0" for kind in ("office", "style", "text", "table")
} | {
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}
HEAVY = ("bold", "600", "700", "800", "900")
DEEPEST = 20
"""Styles over a style; damaged files go round in circles."""


def qn(name: str) -> str:
    """Return a name as lxml has it.

    >>> qn("text:p")
    '{urn:oasis:names:tc:opendocument:xmlns:text:1.0}p'
    """
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


class Styles:
    """All styles of a document, by name."""

    def __init__(self, *roots: Any) -> None:
        """Take the roots of content.xml and styles.xml."""
        self.styles = {node.get(qn("style:name")): node for root in roots for node in root.iter(qn("style:style"))}
        self.lists = {node.get(qn("style:name")): node for root in roots for node in root.iter(qn("text:list-style"))}

    def is_bold(self, name: str | None) -> bool | None:
        """Return whether text in the style is bold, None if it does not say."""
        weight = self._property(name, "fo:font-weight")
        return None if weight is None else weight in HEAVY

    def size(self, name: str | None) -> float:
        """Return the font size in points, 0 if the style does not say."""
        size = self._property(name, "fo:font-size") or ""
        number = size.removesuffix("pt")
        return float(number) if size.endswith("pt") and number.replace(".", "", 1).isdigit() else 0.0

    def list_of(self, name: str | None) -> str | None:
        """Return the list style that a paragraph's style brings with it."""
        return next((style for node in self._chain(name) if (style := node.get(qn("style:list-style-name")))), None)

    def level(self, style: str | None, depth: int) -> Any | None:
        """Return what a list style says about a depth (from 1)."""
        for node in self.lists.get(style, ()):
            if node.get(qn("text:level")) == str(depth):
                return node
        return None

    def _property(self, name: str | None, wanted: str) -> str | None:
        for node in self._chain(name):
            for properties in node.findall(qn("style:text-properties")):
                found: str | None = properties.get(qn(wanted))
                if found is not None:
                    return found
        return None

    def _chain(self, name: str | None) -> Iterator[Any]:
        for _ in range(DEEPEST):
            node = self.styles.get(name)
            if node is None:
                return
            yield node
            name = node.get(qn("style:parent-style-name"))
