"""Mail: what the sender wrote is told from what they answer or forward, and documents from what else hangs on it."""

from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import SMTP
from io import BytesIO

import pytest
from compressed_rtf import compress
from PIL import Image

from extract.readers import read, unpack
from tests import office, samples
from tests.compound import compound

HEAD = "Från: Ada Ek <ada@sjovik.example>\nSkickat: den 4 mars 2024 09:30\nTill: Tova Lindhage\nÄmne: Larm\n"
QUESTION = "Hur ofta övar ni larm?"
ANSWER = "Vi övar larm varje månad."


def mail(
    plain: str = "", html: str = "", subject: str = "SV: Larm", attached: Sequence[tuple[str, bytes, str]] = ()
) -> bytes:
    """Return a mail; what is attached has a name, bytes and a content id, empty where it is not shown in the text."""
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"], message["Subject"] = "tova@bjorkbacken.example", "ada@sjovik.example", subject
    message["Date"] = "Mon, 04 Mar 2024 10:30:00 +0100"
    if plain or not html:
        message.set_content(plain)
    if html:
        (message.add_alternative if plain else message.set_content)(html, subtype="html")
    for name, data, shown in attached:
        kind = ("image", "png") if data.startswith(b"\x89PNG") else ("application", "octet-stream")
        message.add_attachment(data, *kind, filename=name, cid=f"<{shown}>" if shown else None)
    return message.as_bytes()


def body(data: bytes) -> str:
    """Return what is left of a mail under its subject."""
    return read("a.eml", data).text.split("Larm\n\n", 1)[1]


HISTORIES = {
    "Outlook": HEAD,
    "Outlook, bold": HEAD.replace("Från:", "*Från:*").replace("Skickat:", "*Skickat:*"),
    "Outlook, English": HEAD.replace("Från", "From")
    .replace("Skickat", "Sent")
    .replace("Till", "To")
    .replace("Ämne", "Subject"),
    "Outlook, ruled": "________________________________\n" + HEAD,
    "Outlook, old": "-----Ursprungligt meddelande-----\n" + HEAD,
    "Outlook, old English": "-----Original Message-----\nFrom: Ada\n",
    "Outlook, one line": HEAD.replace("\n", " ") + "\n",
    "no addresses": "Från: Ada Ek\nSkickat: den 4 mars 2024\n",
    "Gmail": "Den mån 4 mars 2024 kl 09:30 skrev Ada Ek <ada@sjovik.example>:\n",
    "Gmail, two lines": "Den mån 4 mars 2024 kl 09:30 skrev Ada Ek\n<ada@sjovik.example>:\n",
    "Gmail, forwarded": "---------- Forwarded message ---------\nFrån: Ada Ek <ada@sjovik.example>\nDate: mån 4 mars 2024\n",
    "Apple": "4 mars 2024 kl. 09:30 skrev Ada Ek <ada@sjovik.example>:\n",
    "Apple, forwarded": "Börja på vidarebefordrat brev:\n\nFrån: Ada Ek <ada@sjovik.example>\nÄmne: Larm\nDatum: 4 mars 2024\n",
    "Thunderbird": "Den 2024-03-04 kl. 09:30, skrev Ada Ek:\n",
    "English": "On Mon, Mar 4, 2024 at 9:30 AM Ada Ek <ada@sjovik.example> wrote:\n",
}


@pytest.mark.parametrize("cited", [False, True], ids=["bare", "cited"])
@pytest.mark.parametrize("history", HISTORIES)
def test_what_is_answered_is_cut_from_plain_text(history: str, cited: bool) -> None:
    question = f"> {QUESTION}\n> Ada\n" if cited else f"{QUESTION}\nAda\n"
    assert body(mail(f"{ANSWER}\n\nTova\n\n{HISTORIES[history]}\n{question}")) == f"{ANSWER}\n\nTova"


HTML = {
    "Outlook": (
        f"<div class=WordSection1><p class=MsoNormal>{ANSWER}</p><div><div style='border:none;border-top:solid #E1E1E1 1.0pt'>"
        "<p class=MsoNormal><b>Från:</b> Ada Ek &lt;ada@sjovik.example&gt;<br><b>Skickat:</b> den 4 mars 2024 09:30<br>"
        f"<b>Till:</b> Tova<br><b>Ämne:</b> Larm</p></div></div><p class=MsoNormal>{QUESTION}</p></div>"
    ),
    "Outlook on the web": (
        f"<div>{ANSWER}</div><div id=appendonsend></div><hr><div id=divRplyFwdMsg><font><b>From:</b> Ada Ek<br><b>Sent:</b> Monday"
        f"<br><b>To:</b> Tova</font></div><div>{QUESTION}</div>"
    ),
    "Outlook, paragraphs": (
        f"<p>{ANSWER}</p><p><b>Från:</b> Ada Ek</p><p><b>Skickat:</b> måndag</p><p><b>Till:</b> Tova</p><p>{QUESTION}</p>"
    ),
    "Gmail": (
        f"<div>{ANSWER}</div><div class=gmail_quote><div class=gmail_attr>Den mån 4 mars 2024 kl 09:30 skrev Ada Ek &lt;<a>a@b.se</a>"
        f"&gt;:<br></div><blockquote class=gmail_quote><div>{QUESTION}</div></blockquote></div>"
    ),
    "Apple": (
        f"<div>{ANSWER}</div><blockquote type=cite><div>4 mars 2024 kl. 09:30 skrev Ada Ek:</div><br><div>{QUESTION}</div></blockquote>"
    ),
    "Thunderbird": (
        f"<p>{ANSWER}</p><div class=moz-cite-prefix>Den 2024-03-04 kl. 09:30, skrev Ada Ek:<br></div>"
        f"<blockquote type=cite>{QUESTION}</blockquote>"
    ),
    "Yahoo": f"<div>{ANSWER}</div><div class=yahoo_quoted><div>Den måndag 4 mars skrev Ada:</div><div>{QUESTION}</div></div>",
}


@pytest.mark.parametrize("client", HTML)
def test_what_is_answered_is_cut_from_html(client: str) -> None:
    assert body(mail(html=f"<html><body>{HTML[client]}</body></html>")) == ANSWER


NOT_HISTORY = {
    "a period": "Gäller perioden\n\nFrån: 1 mars\nTill: 30 april\n\nDå övar vi.",
    "a form": "Namn: Tova\n____________________________________\nVi övar larm.",
    "what someone wrote": "Den 3 maj 2023 skrev nämnden följande till oss:\n\nÖva larm.",
}


@pytest.mark.parametrize("case", NOT_HISTORY)
def test_what_only_looks_like_an_earlier_mail_is_kept(case: str) -> None:
    last = NOT_HISTORY[case].rsplit("\n", 1)[1]
    assert body(mail(NOT_HISTORY[case])).endswith(last)


def test_answers_between_cited_lines_are_kept_and_the_questions_cut() -> None:
    text = "Den 4 mars 2024 kl. 09:30 skrev Ada:\n> Övar ni?\nJa, i mars.\n> Vem leder?\nTova.\n"
    assert body(mail(text)) == "Ja, i mars.\n\nTova."
    html = (
        "<div class=gmail_quote><div>Den 4 mars 2024 kl 09:30 skrev Ada:</div><blockquote class=gmail_quote>Övar ni?</blockquote>"
        "<div>Ja, i mars.</div><blockquote class=gmail_quote>Vem leder?</blockquote><div>Tova.</div></div>"
    )
    assert body(mail(html=html)) == "Ja, i mars.\n\nTova."


@pytest.mark.parametrize(
    ("own", "subject"),
    [
        ("Hej! Våra svar står i rött i din text nedan.", "SV: Larm"),
        ("För kännedom, se nedan.\n\nHälsningar Tova", "VB: Larm"),
        ("/Tova", "Fwd: Larm"),
        ("", "SV: Larm"),
    ],
)
def test_an_earlier_mail_that_the_sender_speaks_through_is_kept_and_noted(own: str, subject: str) -> None:
    document = read("a.eml", mail(f"{own}\n\n{HEAD}\n{QUESTION} {ANSWER}\n", subject=subject))
    assert ANSWER in document.text
    assert "tidigare mejl" in document.notes[0]


def test_nedan_that_speaks_of_the_senders_own_text_keeps_no_history() -> None:
    own = "Nedan följer våra svar. " + " ".join(f"Punkt {n}: rutinen är ny och gäller alla." for n in range(1, 9))
    assert QUESTION not in body(mail(f"{own}\n\n{HEAD}\n{QUESTION}\n"))


def png(width: int, height: int) -> bytes:
    out = BytesIO()
    Image.new("L", (width, height), 230).save(out, "PNG")
    return out.getvalue()


def test_logotypes_and_invitations_are_no_documents() -> None:
    attached = (
        ("image001.png", png(220, 80), "logga"),
        ("logga.png", png(220, 80), ""),
        ("inklistrad.png", png(1200, 900), "bild"),
        ("möte.ics", b"BEGIN:VCALENDAR", ""),
        ("skanning.png", png(1240, 1754), ""),
        ("rutin.pdf", samples.report(rounds=1), ""),
    )
    data = mail(ANSWER, attached=attached)
    assert [name for name, _ in unpack("a.eml", data)] == ["a.eml", "skanning.png", "rutin.pdf"]
    attachments, left = read("a.eml", data).notes
    assert attachments.endswith("skanning.png, rutin.pdf.")
    assert left.endswith("inklistrad.png, möte.ics.")


def test_a_mail_with_an_empty_text_part_is_read_from_its_html() -> None:
    assert body(mail(" \n", f"<p>{ANSWER}</p>")) == ANSWER


@pytest.mark.parametrize("squeezed", [True, False])
def test_an_outlook_mail_whose_body_is_rich_text_alone_is_read_from_that(squeezed: bool) -> None:
    rich = compress(
        rb"{\rtf1\ansi\fromhtml1{\*\htmltag64 <p>}Vi \'e4r klara.\par Planen ligger hos chefen.\par}", squeezed
    )
    data = compound(office.msg_tree(attached=(), head=bytes(32), body={0x1009: rich}))
    text = read("a.msg", data).text
    assert text.endswith("Vi är klara.\n\nPlanen ligger hos chefen.")


def test_a_mail_in_an_outlook_mail_is_a_document_of_its_own() -> None:
    inner = office.msg_tree(attached=())
    data = office.msg(attached=(("mejl", inner),))
    (_, outer), (name, eml) = unpack("yttre.msg", data)
    assert outer == data
    assert name == "Svar på era frågor.eml"
    assert "Rutinen är klar." in read(name, eml).text
