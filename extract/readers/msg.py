"""Outlook's .msg, by python-oxmsg."""

from io import BytesIO

from compressed_rtf import decompress
from oxmsg import Message
from oxmsg.attachment import Attachment
from oxmsg.domain import constants as c
from oxmsg.storage import Storage, Stream

from extract.errors import Unreadable
from extract.readers import rtfparts
from extract.readers.attached import Attached, sort
from extract.readers.identity import digest
from extract.readers.mail import Mail, clock, document
from extract.readers.mailfile import written
from extract.types import Document

SUFFIXES = (".msg",)
FORMAT = "ett Outlook-mejl"

PROPERTIES = "__properties_version1.0".encode("utf-16-le")
"""The stream that every .msg has and no other compound file."""
EMBEDDED = "__substg1.0_3701000D"
"""Where a mail lies that is attached to another."""
DEEPEST = 3


def takes(data: bytes) -> bool:
    """Tell whether the bytes are a compound file with a mail in it."""
    return data.startswith(b"\xd0\xcf\x11\xe0") and PROPERTIES in data


def read(name: str, data: bytes) -> Document:
    """Return the Document of a mail: one page without size; attachments are named in the notes."""
    return document(digest(data), name, opened(name, data))


def opened(name: str, data: bytes) -> Mail:
    """Return the mail that the bytes hold."""
    try:
        return _mail(Message.load(BytesIO(data)))
    except Exception as error:  # python-oxmsg and olefile check little and raise what their parsing stumbles over
        raise Unreadable(f"{name} är ett skadat mejl. Spara det på nytt från Outlook, eller som PDF.") from error


def _mail(message: Message, depth: int = 0) -> Mail:
    to = "; ".join(_shown(recipient.name, recipient.email_address) for recipient in message.recipients)
    fields = (("Från", message.sender or ""), ("Till", to))
    attached = (_attached(attachment, depth) for attachment in message.attachments)
    found = sort(one for one in attached if one is not None)
    return Mail(
        tuple((label, value) for label, value in fields if value),
        _when(message),
        message.subject or None,
        plain=message.body or _rich(message),
        html=message.html_body,
        attached=found.documents,
        left=found.left,
    )


def _rich(message: Message) -> str | None:
    """Return the text of a mail whose body is kept as rich text alone, if it is and nothing plainer is."""
    squeezed = message.properties.binary_prop_value(c.PID_RTF_COMPRESSED)
    if not squeezed or message.html_body:
        return None
    return "\n".join(
        part.text for part in rtfparts.parts(decompress(squeezed).decode("latin-1")) if part.place == "body"
    )


def _when(message: Message) -> str | None:
    """Return when it was sent by the sender's clock if the mail's head is kept, else in universal time."""
    date = {name.lower(): value for name, value in message.message_headers.items()}.get("date")
    if date:
        return clock(date)
    return message.sent_date.strftime("%Y-%m-%d %H:%M UTC") if message.sent_date else None


def _shown(name: str, address: str) -> str:
    return f"{name} <{address}>" if address and address != name else name


def _attached(attachment: Attachment, depth: int) -> Attached | None:
    """Return what is attached; a mail in the mail is written out as .eml, for it has no bytes of its own."""
    kept = attachment.properties
    name = attachment.file_name or kept.str_prop_value(c.PID_ATTACH_FILENAME) or "namnlös"
    if attachment.file_bytes:
        drawn = bool(kept.str_prop_value(c.PID_ATTACH_CONTENT_ID)) or bool(kept.int_prop_value(c.PID_ATTACHMENT_HIDDEN))
        return Attached(name, attachment.file_bytes, drawn)
    storages: tuple[Storage, ...] = getattr(attachment._storage, "storages", ())
    inner = next((storage for storage in storages if storage.name == EMBEDDED), None)
    if inner is None or depth == DEEPEST:
        return None
    mail = _mail(Message(_headed(inner)), depth + 1)
    return Attached(f"{mail.subject or 'mejl'}.eml", written(mail))


def _headed(storage: Storage) -> Storage:
    """Return the storage of a mail in a mail with a head as long as that of a file's own."""
    table = storage.properties_stream_bytes
    streams = [stream for stream in storage.streams if stream.name != "__properties_version1.0"]
    headed = Stream(f"{storage.path}/__properties_version1.0", table[:24] + bytes(8) + table[24:])
    return Storage(storage.path, (*streams, headed), storage.storages)
