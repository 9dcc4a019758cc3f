"""What mails of any format become: subject and own words; who, to whom and when as furniture; what was answered left out.

>>> mail = Mail((("Från", "a@b.se"),), "2021-05-03 10:00", "Svar", plain="Vi har sett det.\\n\\n> Ser ni?\\n")
>>> [(draft.kind.value, draft.text) for draft in drafts(mail)]
[('furniture', 'Från: a@b.se'), ('furniture', 'Datum: 2021-05-03 10:00'), ('heading', 'Svar'), ('paragraph', 'Vi har sett det.')]
"""

from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from extract.layout import Draft, assemble
from extract.layout.draft import plain
from extract.readers import html, text
from extract.readers.history import CITED, own
from extract.types import BlockKind, Document


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail's fields (label and value), date as shown, subject, body as text or else as HTML, and attachments."""

    fields: tuple[tuple[str, str], ...]
    date: str | None
    subject: str | None
    plain: str | None = None
    html: str | None = None
    attached: tuple[tuple[str, bytes], ...] = ()

    left: tuple[str, ...] = ()
    """Names of what is attached but is no document: pictures in the text, signatures, invitations."""


def drafts(mail: Mail) -> Iterator[Draft]:
    """Yield the blocks of a mail."""
    return iter(_laid_out(mail)[0])


def document(id: str, name: str, mail: Mail) -> Document:
    """Return the Document of a mail: one page without size; what is attached is named in the notes."""
    blocks, notes = _laid_out(mail)
    return assemble(id, name, blocks, [(0, 0)], notes)


def _laid_out(mail: Mail) -> tuple[list[Draft], tuple[str, ...]]:
    blocks = [plain(BlockKind.FURNITURE, f"{label}: {value}") for label, value in mail.fields]
    if mail.date:
        blocks.append(plain(BlockKind.FURNITURE, f"Datum: {mail.date}"))
    if mail.subject:
        blocks.append(plain(BlockKind.HEADING, mail.subject, level=1))
    body, whole = _body(mail)
    return blocks + body, tuple(_notes(mail, whole))


def _body(mail: Mail) -> tuple[list[Draft], bool]:
    """Return the blocks of the body that are the sender's own, and whether an earlier mail had to be left among them."""
    if mail.plain is not None and (mail.plain.strip() or mail.html is None):
        lines = mail.plain.replace("\r\n", "\n").split("\n")
        found = own(lines, mail.subject or "")
        return list(text.drafts("\n".join(found.lines(lines)))), found.whole
    blocks = html.drafts(mail.html or "", cited=CITED)
    found = own([draft.text for draft in blocks], mail.subject or "")
    if found.whole:
        return html.drafts(mail.html or "", cited=None), True
    return [blocks[index] for index in found.kept], False


def _notes(mail: Mail, whole: bool) -> Iterator[str]:
    if whole:
        yield "Mejlet hänvisar till ett tidigare mejl, som därför är med: det som sägs där är kanske inte avsändarens."
    if mail.attached:
        names = ", ".join(name for name, _ in mail.attached)
        yield f"Mejlet har bilagor, som är dokument för sig: {names}."
    if mail.left:
        yield f"Det här i mejlet har inte lästs, för det är bilder i texten eller inga dokument: {', '.join(mail.left)}."


def clock(date: str) -> str:
    """Return a mail's date as shown: the day and time where it was sent; what can't be read stays.

    >>> clock("Mon, 3 May 2021 10:00:00 +0200"), clock("i går")
    ('2021-05-03 10:00', 'i går')
    """
    try:
        return parsedate_to_datetime(date).strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return date
