"""The units that a document says it reviews: in its title, in the line that carries the title on, behind a label.

>>> reviewed_units("Beslut\\n\\nefter tillsyn av Tallmons äldreboende i Sala kommun", "Beslut")
('Tallmons äldreboende',)
>>> reviewed_units("Protokoll\\n\\nEnhet: Vintergatans korttidshem", None)
('Vintergatans korttidshem',)
"""

import re

from extract.entities.roles import ACT
from extract.entities.unit_names import find_units
from extract.profile.frame import HEAD, labelled

LABELS = r"(?:Granskad\s+)?(?:[Ee]nhet|[Vv]erksamhet|[Ss]kol(?:a|enhet)|[Ff]örskola|[Bb]oende|[Aa]rbetsställe|[Tt]illsynsobjekt|[Oo]bjekt)"
GOES_ON = r"\s*\n+\s*((?:efter|av|vid|hos|på|om|för|i|avseende|gällande)\s[^\n]{4,200})"
"""How a title goes on where the print has parted it: "Beslut", below it "efter tillsyn av …"."""
OBJECT = re.compile(rf"(?<![\w-]){ACT}\s+(?:av|på|vid|hos|i)\s+\Z")
"""How the first lines tell what was reviewed, where no title does."""


def reviewed_units(text: str, title: str | None) -> tuple[str, ...]:
    """Return them with their nouns, none where no unit is named."""
    head = text[:HEAD]
    further = re.search(re.escape(title) + GOES_ON, head) if title else None
    parts = [title or "", further[1] if further else "", *labelled(head, LABELS)]
    told = [one for part in parts for one in find_units(part)] or [
        one for one in find_units(head) if OBJECT.search(head, max(0, one.start - 60), one.start)
    ]
    return tuple(dict.fromkeys(one.value for one in told if one.sort == "unit"))
