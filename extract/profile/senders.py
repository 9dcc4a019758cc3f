"""A heading that is only a public body's name is the letterhead's, however large it is printed.

>>> [is_sender(text) for text in ("Skolinspektionen", "SOCIALNÄMNDEN", "Skolinspektionens beslut", "Hagbo Trä AB")]
[True, True, False, False]
"""

from extract.entities.organisations import find_organisations

PUBLIC = frozenset({"authority", "municipality", "region", "board", "office", "auditors"})
"""Sorts of bodies that print their name above their papers; a company's name may be what a paper is about."""


def is_sender(heading: str) -> bool:
    """Tell whether the heading names a public body and says nothing else."""
    words = " ".join(heading.split())
    written = words.capitalize() if words.isupper() else words
    return any(
        name.start == 0 and name.end == len(words) and name.sort in PUBLIC for name in find_organisations(written)
    )
