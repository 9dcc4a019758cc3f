"""What took the place of an act or section, and what it took the place of: only where the table is sure.

>>> related("SFS 2001:453")
('SFS 1980:620', 'SFS 2025:400')
>>> related("SFS 1980:620 6 §")
('SFS 2001:453 4 kap. 1 §', 'SFS 2025:400 11 kap. 1 §', 'SFS 2025:400 12 kap. 1 §')
>>> related("SFS 2001:453 14 kap. 1 § 2 st"), related("SFS 2001:453 5 kap. 6 §")
(('SFS 1980:620 71 §', 'SFS 2025:400 19 kap. 1 §'), ())
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from extract.lexicon import table

RANGE = re.compile(r"(?P<head>.*?)(?P<first>\d+)–(?P<last>\d+) §")
SECTION = re.compile(r".*?§")

Steps = Mapping[str, tuple[str, ...]]


def related(value: str) -> tuple[str, ...]:
    """Return what a reference in normal form was called before and is called after, in order of time.

    A part of a section is taken for the section; a section whose successor nobody has told has none.
    """
    match = SECTION.match(value)
    place = match.group() if match else value
    earlier, later = _steps()
    return (*reversed(tuple(_walk(earlier, place))), *_walk(later, place))


def act(value: str) -> str:
    """Return the act of a reference.

    >>> act("SFS 2001:453 14 kap. 3 §")
    'SFS 2001:453'
    """
    return " ".join(value.split()[:2])


def _walk(steps: Steps, start: str) -> Iterator[str]:
    seen, waiting = {start}, list(steps.get(start, ()))
    while waiting:
        place = waiting.pop(0)
        if place not in seen:
            seen.add(place)
            yield place
            waiting += steps.get(place, ())


@cache
def _steps() -> tuple[Steps, Steps]:
    earlier, later = defaultdict(list), defaultdict(list)
    for row in table("successors"):
        for old in _each(row["earlier"]):
            for new in _each(row["later"]):
                earlier[new].append(old)
                later[old].append(new)
    return {key: tuple(some) for key, some in earlier.items()}, {key: tuple(some) for key, some in later.items()}


def _each(place: str) -> tuple[str, ...]:
    """Return the sections of a range: its successor is the range as a whole."""
    match = RANGE.fullmatch(place)
    if match is None:
        return (place,)
    return tuple(f"{match['head']}{number} §" for number in range(int(match["first"]), int(match["last"]) + 1))
