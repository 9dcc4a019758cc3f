"""A list's bullets belong to the list: a line that is shown alone does without."""

import re

BULLET = re.compile(r"(?:^[-–]|(?<!\S)[•▪◦‣●])\s+")


def unbulleted(text: str) -> str:
    """Take the bullets away, at the start and where several lines were joined; a dash inside a line is a dash.

    >>> unbulleted("• Se över rutinen. • Utbilda alla – även vikarier."), unbulleted("- Klart.")
    ('Se över rutinen. Utbilda alla – även vikarier.', 'Klart.')
    """
    return BULLET.sub("", text)
