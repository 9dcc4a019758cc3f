"""Mail as .eml, by the standard library.

>>> raw = b"From: a@b.se\\nDate: Mon, 3 May 2021 10:00:00 +0200\\nSubject: Svar\\n\\nVi har sett det.\\n\\n> Ser ni?\\n"
>>> read("a.eml", raw).text
'Från: a@b.se\\n\\nDatum: 2021-05-03 10:00\\n\\nSvar\\n\\nVi har sett det.'
"""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage, Message

from extract.errors import Unreadable
from extract.readers import text
from extract.readers.attached import Attached, sort
from extract.readers.identity import digest
from extract.readers.mail import Mail, clock, document
from extract.types import Document

SUFFIXES = (".eml",)
FORMAT = "ett mejl"

HEAD = re.compile(rb"(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}\r?\n")
OTHERS = re.compile(rb"^(?:date|received|message-id|mime-version|subject|to):", re.IGNORECASE | re.MULTILINE)
FIELDS = (("from", "Från"), ("to", "Till"), ("cc", "Kopia"))


def takes(data: bytes) -> bool:
    """Tell whether the bytes begin with the head of a mail."""
    head = HEAD.match(data[:65536].lstrip())
    return head is not None and re.search(rb"(?im)^from:", head[0]) is not None and OTHERS.search(head[0]) is not None


def read(name: str, data: bytes) -> Document:
    """Return the Document of a mail: one page without size; attachments are named in the notes."""
    return document(digest(data), name, opened(name, data))


def opened(name: str, data: bytes) -> Mail:
    """Return the mail that the bytes hold."""
    try:
        return _mail(name, message_from_bytes(data.lstrip(), policy=policy.default))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise Unreadable(f"{name} är ett skadat mejl. Spara det på nytt från mejlprogrammet, eller som PDF.") from error


def _mail(name: str, message: EmailMessage) -> Mail:
    written = {kind: _body(name, message, kind) for kind in ("plain", "html")}
    found = sort(Attached(_name(part), _content(part), _is_drawn(part)) for part in message.iter_attachments())
    return Mail(
        tuple((label, str(message[field])) for field, label in FIELDS if message[field]),
        clock(str(message["date"])) if message["date"] else None,
        str(message["subject"]) if message["subject"] else None,
        plain=written["plain"],
        html=written["html"],
        attached=found.documents,
        left=found.left,
    )


def _body(name: str, message: EmailMessage, kind: str) -> str | None:
    body = message.get_body(preferencelist=(kind,))
    return None if body is None else _decoded(name, _payload(body), body.get_content_charset())


def _name(part: Message) -> str:
    return part.get_filename() or ("mejl.eml" if part.get_content_type() == "message/rfc822" else "namnlös")


def _content(part: Message) -> bytes:
    """Return an attachment's bytes; a mail that is attached is written out again."""
    inner = part.get_payload()
    if part.get_content_type() == "message/rfc822" and isinstance(inner, list) and isinstance(inner[0], Message):
        return inner[0].as_bytes()
    return _payload(part)


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _is_drawn(part: Message) -> bool:
    """Tell whether it is a picture shown in the text, such as a logotype."""
    return part.get_content_maintype() == "image" and (
        part.get_content_disposition() == "inline" or part["content-id"] is not None
    )


def _decoded(name: str, data: bytes, charset: str | None) -> str:
    try:
        return data.decode(charset or "utf-8")
    except (UnicodeDecodeError, LookupError):
        return text.decoded(name, data)
