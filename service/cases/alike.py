"""Names that may be one utförare: written otherwise in company form, capitals or spaces. A suggestion, never a merge.

>>> bare("Solgläntan Vård & Omsorg AB"), bare("AB  Solgläntan vård och omsorg")
('solgläntan vård och omsorg', 'solgläntan vård och omsorg')
>>> pairs(["Tallen AB", "Granen", "TALLEN"])
(('TALLEN', 'Tallen AB'),)
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

FORM = re.compile(r"\b(ab|hb|kb|aktiebolag|handelsbolag|ekonomisk förening|ek\.? för|\(publ\)|stiftelsen)(?!\w)")


def bare(name: str) -> str:
    """Return the name without company form, capitals and signs."""
    plain = FORM.sub(" ", name.casefold().replace("&", " och "))
    return " ".join(re.findall(r"\w+", plain))


def pairs(names: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return the names that are the same when bare, two and two."""
    groups = defaultdict(list)
    for name in sorted(names):
        groups[bare(name)].append(name)
    return tuple(pair for key, group in groups.items() if key for pair in combinations(group, 2))
