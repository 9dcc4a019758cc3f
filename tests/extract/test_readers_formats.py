"""ODT, RTF, MSG, comments in Word, and files that hold several documents."""

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls

from extract.errors import Unreadable
from extract.readers import read, unpack
from extract.types import Document
from tests import office, samples


def shown(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.of(document.text)) for block in document.blocks]


def test_an_odt_reads_as_it_looks() -> None:
    document = read("a.odt", office.odt())
    assert shown(document) == [
        ("furniture", "Sjövik kommun"),
        ("heading", "Svar på uppföljning"),
        ("paragraph", "Vi har läst rapporten och svarar."),
        ("heading", "Våra synpunkter"),
        ("list item", "1. Rutinen är ny."),
        ("list item", "a) Den gäller alla."),
        ("list item", "2. Vi har börjat."),
        ("list item", "• Nycklar"),
        ("table cell", "Brist"),
        ("table cell", "Åtgärd"),
        ("table cell", "Kost"),
        ("table cell", "Menyn anslås på måndagar."),
        ("paragraph", "I en ruta."),
        ("paragraph", "Rapport i mars."),
        ("paragraph", "Kommentar (Ada Ek): Vem skrev?"),
    ]
    assert [block.cell.header for block in document.blocks if block.cell] == [True, True, False, False]


def test_an_rtf_reads_as_it_looks() -> None:
    document = read("a.rtf", office.rtf())
    assert shown(document) == [
        ("furniture", "Sjövik kommun"),
        ("heading", "Svar på uppföljning"),
        ("paragraph", "Vi har läst rapporten. Och svarar."),
        ("heading", "Våra synpunkter"),
        ("list item", "1. Rutinen är ny."),
        ("list item", "• Nycklar"),
        ("table cell", "Brist"),
        ("table cell", "Åtgärd"),
        ("table cell", "Kost"),
        ("table cell", "Menyn anslås på måndagar."),
        ("paragraph", "Planen följs upp i maj."),
        ("paragraph", "Rapport i mars."),
    ]
    assert [block.level for block in document.blocks if block.level] == [1, 2]


def test_an_outlook_mail_is_its_own_words_and_names_its_attachments() -> None:
    document = read("a.msg", office.msg())
    assert shown(document) == [
        ("furniture", 'Från: "Tova Lindhage" <tova@bjorkbacken.example>'),
        ("furniture", "Till: Granskning <granskning@sjovik.example>"),
        ("furniture", "Datum: 2024-03-04 08:30 UTC"),
        ("heading", "Svar på era frågor"),
        ("paragraph", "Hej!"),
        ("paragraph", "Rutinen är klar."),
    ]
    assert document.notes == ("Mejlet har bilagor, som är dokument för sig: rutin.txt.",)


def test_comments_in_word_are_read_with_their_authors() -> None:
    from io import BytesIO

    document = docx.Document()
    document.add_paragraph("Rutinen är ny.")
    xml = (
        f"<w:comments {nsdecls('w')}><w:comment w:id='0' w:author='Ada Ek'><w:p><w:r><w:t>Vem beslutade?</w:t></w:r></w:p>"
        "</w:comment></w:comments>"
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
    part = Part(PackURI("/word/comments.xml"), kind, xml.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.COMMENTS)
    out = BytesIO()
    document.save(out)
    assert shown(read("a.docx", out.getvalue()))[-1] == ("paragraph", "Kommentar (Ada Ek): Vem beslutade?")


def test_a_zip_is_its_documents_and_a_mail_itself_and_what_is_attached() -> None:
    mail = office.msg()
    data = office.packed([("a/svar.odt", office.odt()), ("mejl.msg", mail), ("__MACOSX/a/._svar.odt", b"x")])
    assert unpack("allt.zip", data) == (
        ("a/svar.odt", office.odt()),
        ("mejl.msg", mail),
        ("rutin.txt", b"Rutinen i sin helhet."),
    )
    assert [name for name, _ in unpack("mejl.eml", samples.mail())] == ["mejl.eml", "rutin.pdf"]
    assert [name for name, _ in unpack("svar.docx", samples.word())] == ["svar.docx"]


def test_zips_in_zips_end_somewhere() -> None:
    data = b"Inga brister."
    for number in range(6):
        data = office.packed([(f"{number}.zip", data)])
    with pytest.raises(Unreadable, match="filer i filer"):
        unpack("a.zip", data)


def test_a_zip_of_very_many_files_is_refused() -> None:
    with pytest.raises(Unreadable, match="fler än 200 filer"):
        unpack("a.zip", office.packed([(f"{number}.txt", b"Ja.") for number in range(201)]))


def test_a_zip_that_unfolds_to_much_is_refused() -> None:
    with pytest.raises(Unreadable, match="packas upp till"):
        unpack("a.zip", office.packed([("a.txt", b" " * 20_000_000)]))
