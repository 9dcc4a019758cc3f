"""What an entry of the audit trail holds, in Swedish.

>>> told({"role": "granskare", "collections": ["omsorg", "skola"], "active": False, "stance": None})
'roll: granskare · samlingar: omsorg, skola · får logga in: nej'
>>> told(None)
''
"""

from collections.abc import Mapping

NAMES = {
    "role": "roll",
    "active": "får logga in",
    "collections": "samlingar",
    "collection": "samling",
    "label": "etikett",
    "stance": "hållning",
    "status": "status",
    "deadline": "senast",
    "responsible": "ansvarig",
    "themes": "teman",
    "accepted": "godtagen",
    "outcome": "utfall",
    "type": "länk",
    "on": "flaggad",
    "case": "ärende",
    "size": "byte",
    "pages": "sidor ur bild",
    "foreign": "annat språk",
    "ends": "gäller till",
    "password": "lösenord",
    "provider": "utförare",
}


def told(values: Mapping[str, object] | None) -> str:
    """Say what there is, without what is empty."""
    kept = {name: value for name, value in (values or {}).items() if value not in (None, [], "")}
    return " · ".join(f"{NAMES.get(name, name)}: {_word(value)}" for name, value in kept.items())


def _word(value: object) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nej"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
