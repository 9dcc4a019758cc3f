"""Outlook's .msg, by python-oxmsg."""

from io import BytesIO

from oxmsg import Message
from oxmsg.attachment import Attachment

from extract.errors import Unreadable
from extract.layout import assemble
from extract.readers.identity import digest
from extract.readers.mail import Mail, clock, drafts
from extract.types import Document

SUFFIXES = (".msg",)
FORMAT = "ett Outlook-mejl"

PROPERTIES = "__properties_version1.0".encode("utf-16-le")
"""The stream that every .msg has and no other compound file."""


def takes(data: bytes) -> bool:
    """Tell whether the bytes are a compound file with a mail in it."""
    return data.startswith(b"\xd0\xcf\x11\xe0") and PROPERTIES in data


def read(name: str, data: bytes) -> Document:
    """Return the Document of a mail: one page without size; attachments are named in the notes."""
    mail = opened(name, data)
    return assemble(digest(data), name, drafts(mail), [(0, 0)], mail.notes)


def opened(name: str, data: bytes) -> Mail:
    """Return the mail that the bytes hold."""
    try:
        return _mail(Message.load(BytesIO(data)))
    except Exception as error:  # python-oxmsg and olefile check little and raise what their parsing stumbles over
        raise Unreadable(f"{name} är ett skadat mejl. Spara det på nytt från Outlook, eller som PDF.") from error


def _mail(message: Message) -> Mail:
    to = "; ".join(_shown(recipient.name, recipient.email_address) for recipient in message.recipients)
    fields = (("Från", message.sender or ""), ("Till", to))
    return Mail(
        tuple((label, value) for label, value in fields if value),
        _when(message),
        message.subject or None,
        plain=message.body or None,
        html=None if message.body else message.html_body,
        attached=tuple(_attached(attachment) for attachment in message.attachments if attachment.file_bytes),
    )


def _when(message: Message) -> str | None:
    """Return when it was sent by the sender's clock if the mail's head is kept, else in universal time."""
    date = {name.lower(): value for name, value in message.message_headers.items()}.get("date")
    if date:
        return clock(date)
    return message.sent_date.strftime("%Y-%m-%d %H:%M UTC") if message.sent_date else None


def _shown(name: str, address: str) -> str:
    return f"{name} <{address}>" if address and address != name else name


def _attached(attachment: Attachment) -> tuple[str, bytes]:
    return attachment.file_name or "namnlös", attachment.file_bytes or b""
