"""A mail written out as a file of its own (.eml), as one that came inside another has to be.

>>> mail = Mail((("Från", "Ada Ek <a@b.se>"), ("Till", "Bo")), "2021-05-03 10:00", "Svar på frågor", plain="Åtgärdat.")
>>> from email import message_from_bytes, policy
>>> message = message_from_bytes(written(mail), policy=policy.default)
>>> str(message["from"]), str(message["date"]), str(message["subject"]), message.get_content()
('Ada Ek <a@b.se>', 'Mon, 03 May 2021 10:00:00 -0000', 'Svar på frågor', 'Åtgärdat.\\n')
"""

from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime

from extract.readers.mail import Mail

HEADERS = {"Från": "From", "Till": "To", "Kopia": "Cc"}


def written(mail: Mail) -> bytes:
    """Return the mail's bytes."""
    message = EmailMessage()
    named = [(HEADERS[label], value) for label, value in mail.fields]
    for header, value in (*named, ("Date", _dated(mail.date)), ("Subject", mail.subject)):
        if value:
            message[header] = " ".join(value.split())
    message.set_content(mail.plain or "")
    if mail.html:
        message.add_alternative(mail.html, subtype="html")
    for name, data in mail.attached:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def _dated(shown: str | None) -> str | None:
    """Return a date as mails have it; None for one that was not understood when it was read."""
    try:
        moment = datetime.strptime((shown or "")[:16], "%Y-%m-%d %H:%M")
    except ValueError:
        return None
    return format_datetime(moment.replace(tzinfo=UTC) if (shown or "").endswith("UTC") else moment)
