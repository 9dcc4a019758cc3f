"""The numbers and bullets that Word shows before paragraphs and that are not in their text.

>>> formatted(3, "lowerLetter"), formatted(4, "upperRoman"), formatted(12, "decimal"), formatted(28, "lowerLetter")
('c', 'IV', '12', 'bb')
"""

import re
from typing import Any

from docx.oxml.ns import qn


class Numbering:
    """Counts a document's numbered paragraphs as they are met."""

    def __init__(self, root: Any | None) -> None:
        """Take the root of numbering.xml, None where a document has none."""
        self.levels: dict[str, dict[int, Any]] = {}
        self.counts: dict[str, dict[int, int]] = {}
        self.lists: dict[str, str] = {}
        if root is None:
            return
        abstract = {node.get(qn("w:abstractNumId")): _levels(node) for node in root.iter(qn("w:abstractNum"))}
        for node in root.iter(qn("w:num")):
            found, number = node.find(qn("w:abstractNumId")), node.get(qn("w:numId"))
            if found is None or number is None:
                continue
            base = found.get(qn("w:val"))
            overrides = {int(o.get(qn("w:ilvl"), 0)): o for o in node.iter(qn("w:lvlOverride"))}
            self.levels[number] = abstract.get(base, {}) | {
                level: o.find(qn("w:lvl")) for level, o in overrides.items() if o.find(qn("w:lvl")) is not None
            }
            self.lists[number] = number if overrides else f"a{base}"

    def label(self, number: str, level: int) -> str:
        """Return what Word shows before the next paragraph of a list: "2.1", "b)", "•", or nothing."""
        levels = self.levels.get(number, {})
        if level not in levels:
            return ""
        counts = self.counts.setdefault(self.lists[number], {})
        counts[level] = counts.get(level, _start(levels[level]) - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        if _value(levels[level], "w:numFmt") == "bullet":
            return "•"
        pattern = _value(levels[level], "w:lvlText") or ""
        return re.sub(r"%(\d)", lambda match: self._shown(levels, counts, int(match[1]) - 1), pattern)

    def _shown(self, levels: dict[int, Any], counts: dict[int, int], level: int) -> str:
        if level not in levels:
            return ""
        return formatted(counts.get(level, _start(levels[level])), _value(levels[level], "w:numFmt") or "decimal")


def formatted(count: int, form: str) -> str:
    """Return a number as a letter, a Roman numeral or digits."""
    if form in ("lowerLetter", "upperLetter") and count > 0:
        letter = chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 20)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        return _roman(count) if form == "upperRoman" else _roman(count).lower()
    return "" if form == "none" else f"{count:02}" if form == "decimalZero" else str(count)


def _roman(count: int) -> str:
    steps = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"))
    text = ""
    for worth, sign in (*steps, (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        text += sign * (count // worth)
        count %= worth
    return text


def _levels(node: Any) -> dict[int, Any]:
    return {int(level.get(qn("w:ilvl"), 0)): level for level in node.iter(qn("w:lvl"))}


def _value(node: Any, tag: str) -> str | None:
    found = node.find(qn(tag))
    return None if found is None else found.get(qn("w:val"))


def _start(node: Any) -> int:
    value = _value(node, "w:start") or ""
    return int(value) if value.isdigit() else 1
