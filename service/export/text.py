"""What an entry of the matrix says, in the words that both files use."""

from service.bullets import unbulleted
from service.cases.matrix import Entry
from service.pages.words import day, first_upper, moment, percent
from service.printable import printable

__all__ = ["CONFIRMED", "SUGGESTED", "facts", "paper", "printable", "said", "short_source", "source", "standing"]
CONFIRMED, SUGGESTED = "Bekräftad", "Förslag"


def said(entry: Entry) -> str:
    """Give the statement."""
    return printable(unbulleted(entry.row.statement.text))


def paper(entry: Entry) -> str:
    """Give the document's title, else its name."""
    return printable(entry.document.title or entry.document.name)


def source(entry: Entry) -> str:
    """Tell where it stands: document, page, date."""
    page = f"s. {entry.page}" if entry.page else ""
    return ", ".join(filter(None, (paper(entry), page, day(entry.document.metadata.date))))


def short_source(entry: Entry, number: int) -> str:
    """Tell where it stands by the number of the document in the list at the end, its kind, date and page."""
    kind = first_upper(entry.document.kind or "dokument")
    page = f", s. {entry.page}" if entry.page else ""
    return f"[{number}] {' '.join(filter(None, (kind, day(entry.document.metadata.date))))}{page}"


def standing(entry: Entry) -> str:
    """Tell whose word it is that it stands here: a person's, or only the model's."""
    if entry.confirmed:
        return f"{CONFIRMED} av {printable(entry.confirmed_by or '')} {moment(entry.confirmed_at)}"
    return f"{SUGGESTED}, inte bekräftat ({percent(entry.belief)})"


def facts(entry: Entry) -> tuple[str, ...]:
    """Give stance, status, deadline, responsible and outcome, those that are known."""
    word = entry.row.annotation
    late = " – har passerat" if entry.late else ""
    known = (
        (word.stance and first_upper(word.stance.value)),
        (word.status and first_upper(word.status.value)),
        (word.deadline and f"Tidsgräns: {day(word.deadline)}{late}"),
        (word.responsible and f"Ansvarig: {printable(word.responsible)}"),
        (entry.outcome and f"Utfall: {entry.outcome.value}"),
    )
    return tuple(one for one in known if one)
