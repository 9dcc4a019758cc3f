"""Values as a Swedish reader wants them: dates, sizes, counts, the letter and tone of a label.

>>> day("2019-04-26"), day("2019-04"), day("2019-09-01/2019-11-30")
('26 april 2019', 'april 2019', '1 september 2019 – 30 november 2019')
>>> counted(1, "dokument", "dokument"), counted(3, "punkt", "punkter")
('1 dokument', '3 punkter')
"""

from datetime import UTC, datetime

from classify.types import Label
from extract.types import EntityType
from service.cases.matrix import MET

MONTHS = "januari februari mars april maj juni juli augusti september oktober november december".split()
LETTERS = {Label.CRITICISM: "K", Label.ACTION: "Å", Label.RESPONSE: "B", Label.OTHER: "Ö"}
TONES = {Label.CRITICISM: "k", Label.ACTION: "a", Label.RESPONSE: "b", Label.OTHER: "o"}
ENTITY_TONES = {
    EntityType.LAW: "law",
    EntityType.PROVIDER: "party",
    EntityType.ORGANISATION: "party",
    EntityType.PERSON: "party",
    EntityType.PERSONAL_NUMBER: "secret",
    EntityType.PHONE: "secret",
    EntityType.EMAIL: "secret",
    EntityType.ADDRESS: "secret",
}
UNMET = ("obesvarad", "åtgärd krävd", "åtgärd försenad", "kvarstår", "återkommande", "försvunnen")
UNSURE = 0.6
"""Below this confidence the page says that the model is not sure."""


def day(value: str | None) -> str:
    """Write an ISO 8601 date, month, year or interval in words; what is none of these as it stands."""
    if not value:
        return ""
    if "/" in value:
        return " – ".join(day(part) for part in value.split("/"))
    parts = value[:10].split("-")
    if not all(part.isdigit() for part in parts) or not all(1 <= int(part) <= 12 for part in parts[1:2]):
        return value
    months = [MONTHS[int(part) - 1] for part in parts[1:2]]
    days = [str(int(part)) for part in parts[2:3]]
    return " ".join([*days, *months, parts[0]])


def moment(value: datetime | None) -> str:
    """Write a point in time to the minute, in the machine's own time zone."""
    if value is None:
        return ""
    aware = value if value.tzinfo else value.replace(tzinfo=UTC)
    return aware.astimezone().strftime("%Y-%m-%d %H:%M")


def size(count: int) -> str:
    """Write a number of bytes.

    >>> size(900), size(81_485), size(1_568_019)
    ('900 byte', '81 kB', '1,6 MB')
    """
    if count < 1_000:
        return f"{count} byte"
    if count < 1_000_000:
        return f"{count / 1_000:.0f} kB"
    return f"{count / 1_000_000:.1f} MB".replace(".", ",")


def counted(count: int, one: str, many: str) -> str:
    """Write a number with its noun."""
    return f"{count} {one if count == 1 else many}"


def percent(share: float) -> str:
    """Write a share.

    >>> percent(0.943)
    '94 %'
    """
    return f"{share * 100:.0f} %"


def first_upper(text: str) -> str:
    """Begin with a capital and leave the rest: a name keeps its own.

    >>> first_upper("åtgärd"), first_upper("Solgläntan AB")
    ('Åtgärd', 'Solgläntan AB')
    """
    return text[:1].upper() + text[1:]


def letter(label: str) -> str:
    """Give the letter of a label."""
    return LETTERS[Label(label)]


def tone(label: str) -> str:
    """Give the class that carries a label's shape and colour."""
    return f"tone-{TONES[Label(label)]}"


def entity_tone(kind: str) -> str:
    """Give the class that marks an entity in running text.

    >>> entity_tone("paragraf"), entity_tone("datum")
    ('entity entity-law', 'entity entity-number')
    """
    return f"entity entity-{ENTITY_TONES.get(EntityType(kind), 'number')}"


def state_tone(state: str) -> str:
    """Give the class of a kritik's state: something is left to do, it is met, or it waits.

    >>> state_tone("kvarstår"), state_tone("åtgärdad"), state_tone("besvarad")
    ('open', 'met', 'waits')
    """
    return "open" if state in UNMET else "met" if state in MET else "waits"
