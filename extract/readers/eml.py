"""Mail as .eml: subject and body; who, to whom and when as furniture; what was answered is left out.

>>> raw = b"From: a@b.se\\nDate: Mon, 3 May 2021 10:00:00 +0200\\nSubject: Svar\\n\\nVi har sett det.\\n\\n> Ser ni?\\n"
>>> read("a.eml", raw).text
'Från: a@b.se\\n\\nDatum: 2021-05-03 10:00\\n\\nSvar\\n\\nVi har sett det.'
"""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from extract.errors import Unreadable
from extract.layout import Draft, assemble
from extract.layout.draft import plain
from extract.readers import html, text
from extract.readers.identity import digest
from extract.types import BlockKind, Document

SUFFIXES = (".eml",)
FORMAT = "ett mejl"

HEAD = re.compile(rb"(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}\r?\n")
OTHERS = re.compile(rb"^(?:date|received|message-id|mime-version|subject|to):", re.IGNORECASE | re.MULTILINE)
HISTORY = re.compile(
    r"^\s*(?:[-_]{2,}\s*(?:Ursprungligt meddelande|Original Message|Vidarebefordrat meddelande|Forwarded message)\b.*"
    r"|_{20,}\s*"
    r"|(?:Den|On)\b[^\n]{5,200}(?:\n[^\n]{0,120})?\b(?:skrev|wrote)\b[^\n]{0,120}:\s*"
    r"|\*?(?:Från|From):\*?\s[^\n]+\n(?:[^\n]+\n)?\*?(?:Skickat|Datum|Sent|Date|Till|To):\*?\s[^\n]*)$",
    re.MULTILINE | re.IGNORECASE,
)
FIELDS = (("from", "Från"), ("to", "Till"), ("cc", "Kopia"))


def takes(data: bytes) -> bool:
    """Tell whether the bytes begin with the head of a mail."""
    head = HEAD.match(data[:65536].lstrip())
    return head is not None and re.search(rb"(?im)^from:", head[0]) is not None and OTHERS.search(head[0]) is not None


def read(name: str, data: bytes) -> Document:
    """Return the Document of a mail: one page without size; attachments are named in the notes."""
    try:
        message = message_from_bytes(data.lstrip(), policy=policy.default)
        blocks = [*_fields(message), *_body(name, message)]
        attached = [part.get_filename() or "namnlös" for part in message.iter_attachments()]
    except (ValueError, LookupError, TypeError, AttributeError, IndexError, KeyError) as error:
        raise Unreadable(f"{name} är ett skadat mejl. Spara det på nytt från mejlprogrammet, eller som PDF.") from error
    notes = (
        [f"Mejlet har bilagor som inte har lästs: {', '.join(attached)}. Ladda upp dem för sig."] if attached else []
    )
    return assemble(digest(data), name, blocks, [(0, 0)], notes)


def _fields(message: EmailMessage) -> Iterator[Draft]:
    for field, label in FIELDS:
        if message[field]:
            yield plain(BlockKind.FURNITURE, f"{label}: {message[field]}")
    when = _when(message)
    if when:
        yield plain(BlockKind.FURNITURE, f"Datum: {when}")
    if message["subject"]:
        yield plain(BlockKind.HEADING, str(message["subject"]), level=1)


def _when(message: EmailMessage) -> str | None:
    if not message["date"]:
        return None
    try:
        return parsedate_to_datetime(str(message["date"])).strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return str(message["date"])


def _body(name: str, message: EmailMessage) -> list[Draft]:
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return []
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    content = _decoded(name, data, part.get_content_charset())
    if part.get_content_subtype() == "html":
        return html.drafts(content)
    return list(text.drafts(own_words(content)))


def _decoded(name: str, data: bytes, charset: str | None) -> str:
    try:
        return data.decode(charset or "utf-8")
    except (UnicodeDecodeError, LookupError):
        return text.decoded(name, data)


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
