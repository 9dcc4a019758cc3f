"""Words of the field that mean the same: a search for one finds the others; "within quotes" it does not.

>>> synonyms("brukare")
('kund', 'deltagare')
>>> synonyms("genomförandeplan"), synonyms("golv")
(('plan för genomförande', 'planer för genomförande'), ())
"""

GROUPS = (
    ("brukare", "kund", "deltagare"),
    ("utförare", "anordnare"),
    ("genomförandeplan", "plan för genomförande", "planer för genomförande"),
    ("tillsyn", "inspektion"),
)
"""Base forms; the first of a group is the usual word."""


def synonyms(*forms: str) -> tuple[str, ...]:
    """Return what means the same as a word, given in any of its forms."""
    return tuple(other for group in GROUPS if set(forms) & set(group) for other in group if other not in forms)
