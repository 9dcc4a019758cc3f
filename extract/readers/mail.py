"""What mails of any format become: subject and own words; who, to whom and when as furniture; what was answered left out.

>>> mail = Mail((("Från", "a@b.se"),), "2021-05-03 10:00", "Svar", plain="Vi har sett det.\\n\\n> Ser ni?\\n")
>>> [(draft.kind.value, draft.text) for draft in drafts(mail)]
[('furniture', 'Från: a@b.se'), ('furniture', 'Datum: 2021-05-03 10:00'), ('heading', 'Svar'), ('paragraph', 'Vi har sett det.')]
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from extract.layout import Draft
from extract.layout.draft import plain
from extract.readers import html, text
from extract.types import BlockKind

HISTORY = re.compile(
    r"^\s*(?:[-_]{2,}\s*(?:Ursprungligt meddelande|Original Message|Vidarebefordrat meddelande|Forwarded message)\b.*"
    r"|_{20,}\s*"
    r"|(?:Den|On)\b[^\n]{5,200}(?:\n[^\n]{0,120})?\b(?:skrev|wrote)\b[^\n]{0,120}:\s*"
    r"|\*?(?:Från|From):\*?\s[^\n]+\n(?:[^\n]+\n)?\*?(?:Skickat|Datum|Sent|Date|Till|To):\*?\s[^\n]*)$",
    re.MULTILINE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail's fields (label and value), date as shown, subject, body as text or else as HTML, and attachments."""

    fields: tuple[tuple[str, str], ...]
    date: str | None
    subject: str | None
    plain: str | None = None
    html: str | None = None
    attached: tuple[tuple[str, bytes], ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """What the reader should know: attachments are documents of their own."""
        if not self.attached:
            return ()
        names = ", ".join(name for name, _ in self.attached)
        return (f"Mejlet har bilagor, som är dokument för sig: {names}.",)


def drafts(mail: Mail) -> Iterator[Draft]:
    """Yield the blocks of a mail."""
    for label, value in mail.fields:
        yield plain(BlockKind.FURNITURE, f"{label}: {value}")
    if mail.date:
        yield plain(BlockKind.FURNITURE, f"Datum: {mail.date}")
    if mail.subject:
        yield plain(BlockKind.HEADING, mail.subject, level=1)
    if mail.plain is not None:
        yield from text.drafts(own_words(mail.plain))
    elif mail.html is not None:
        yield from html.drafts(mail.html)


def clock(date: str) -> str:
    """Return a mail's date as shown: the day and time where it was sent; what can't be read stays.

    >>> clock("Mon, 3 May 2021 10:00:00 +0200"), clock("i går")
    ('2021-05-03 10:00', 'i går')
    """
    try:
        return parsedate_to_datetime(date).strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return date


def own_words(body: str) -> str:
    """Return a mail without what it answers; a mail that is nothing else is kept whole.

    >>> own_words("Ja.\\n\\nDen 3 maj 2021 kl. 10:02 skrev Ada <a@b.se>:\\n> Ser ni?"), own_words("> Bara citat")
    ('Ja.\\n', '> Bara citat')
    """
    body = body.replace("\r\n", "\n")
    history = HISTORY.search(body)
    own = body[: history.start()] if history else body
    own = "\n".join(line for line in own.split("\n") if not line.startswith(">"))
    return own if own.strip() else body
