"""A name where it stands: what the finders of bodies, units and people hand to each other.

>>> Name(0, 4, "Ekas", "unit").meets(Name(3, 9, "x", "person"))
True
"""

from dataclasses import dataclass

UP = r"[A-ZÅÄÖÉ][\wåäöéü’'&-]*"
"""A word that begins with a capital, as names do."""


@dataclass(frozen=True, slots=True)
class Name:
    """text[start:end] names a body or person; ``value`` is the name without inflection, ``sort`` what it is."""

    start: int
    end: int
    value: str
    sort: str

    def meets(self, other: "Name") -> bool:
        """Tell whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end
