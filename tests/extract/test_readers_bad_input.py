"""What can't be read is said in Swedish, names the file and says what to do; nothing else ever escapes."""

import io
import os
import zipfile
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pypdfium2 import PdfDocument

from extract.errors import ExtractError, Unreadable, UnsupportedFormat
from extract.readers import read, unpack
from extract.render import page_image
from tests import office, samples

REPORT = samples.report()


def bomb() -> bytes:
    """Return a small DOCX that unfolds to much."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<a>" + b" " * 20_000_000)
    return out.getvalue()


BAD = [
    (b"", Unreadable, "är tom"),
    (b" \r\n\t", Unreadable, "är tom"),
    (REPORT[:1500], Unreadable, "avklippt"),
    (b"%PDF-1.7\n" + b"rubbish " * 300 + b"%%EOF", Unreadable, "skadad"),
    (samples.encrypted(), Unreadable, "lösenord"),
    (samples.lines([]), Unreadable, "är tom"),
    (samples.picture_pages([1, 2, 3], pages=3), Unreadable, "sidorna 1–3 saknar textlager"),
    (samples.word()[:9000], Unreadable, "avklippt"),
    (bomb(), Unreadable, "packas upp"),
    (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Unreadable, "bild"),
    (b"GIF89a" + bytes(50), UnsupportedFormat, "en bild i formatet GIF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, UnsupportedFormat, "äldre Office"),
    (b"\0\1\2\3\4" * 50, UnsupportedFormat, "okänt format"),
]


@pytest.mark.parametrize(("data", "error", "words"), BAD)
def test_bad_input_is_told_of(data: bytes, error: type[ExtractError], words: str) -> None:
    with pytest.raises(error) as told:
        read("fil.x", data)
    assert str(told.value).startswith("fil.x ")
    assert words in str(told.value)


def test_a_wrong_suffix_is_read_by_content_and_noted() -> None:
    document = read("rapport.docx", REPORT)
    assert "Björkbackens" in document.text
    assert document.notes == ("Filen heter .docx men innehållet är PDF, och har lästs som det.",)


def test_a_page_that_is_a_picture_is_noted_and_the_rest_read() -> None:
    document = read("a.pdf", samples.picture_pages([2, 3], pages=4))
    (note,) = document.notes
    assert note.startswith("Sidorna 2–3 är en bild som inte har lästs. ")
    assert [page.quality for page in document.pages] == [1.0, 0.0, 0.0, 1.0]


def test_only_a_page_that_is_there_can_be_shown() -> None:
    assert page_image(REPORT, 1, dpi=40).startswith(b"\x89PNG")
    with pytest.raises(Unreadable, match="finns inte"):
        page_image(REPORT, 99)
    with pytest.raises(Unreadable, match="varken en PDF eller en bild"):
        page_image(samples.word(), 1)


SAMPLES = {
    "pdf": samples.table(),
    "docx": samples.word(),
    "eml": samples.mail(),
    "eml with html": samples.mail(html=True),
    "odt": office.odt(),
    "rtf": office.rtf(),
    "msg": office.msg(),
    "png": samples.drawn_line("Inga brister.", "PNG"),
    "tiff": samples.drawn_line("Inga brister.", "TIFF"),
    "zip": office.packed([("a.txt", b"Inga brister."), ("b.eml", samples.mail())]),
}
EDITS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 6), st.binary(max_size=6)), max_size=8)
# `make fuzz` asks for more; docs/reading.md tells how many have been tried
BOUNDED = settings(
    max_examples=int(os.environ.get("FUZZ_EXAMPLES", "60")), deadline=None, suppress_health_check=list(HealthCheck)
)


def broken(data: bytes, edits: list[tuple[float, int, bytes]]) -> bytes:
    """Return the bytes with stretches of them replaced."""
    found = bytearray(data)
    for place, length, new in edits:
        at = int(place * len(found))
        found[at : at + length] = new
    return bytes(found)


def try_reading(data: bytes) -> None:
    """Read what is in the file; only errors of our own are let pass."""
    with suppress(ExtractError):
        for name, inner in unpack("fil", data):
            with suppress(ExtractError):
                read(name, inner)


@pytest.mark.parametrize("sample", SAMPLES)
@BOUNDED
@given(edits=EDITS, end=st.floats(0, 1))
def test_broken_files_only_ever_raise_what_is_ours(
    sample: str, edits: list[tuple[float, int, bytes]], end: float
) -> None:
    data = broken(SAMPLES[sample], edits)
    try_reading(data)
    try_reading(data[: int(end * len(data))])


@pytest.mark.parametrize(
    ("sample", "part"), [("docx", "word/document.xml"), ("docx", "word/styles.xml"), ("odt", "content.xml")]
)
@BOUNDED
@example(edits=[(0.109375, 1, b"")])  # a head without the id of its part
@given(edits=EDITS)
def test_broken_parts_of_whole_zip_files_only_ever_raise_what_is_ours(
    sample: str, part: str, edits: list[tuple[float, int, bytes]]
) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(SAMPLES[sample])) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            new.writestr(entry, broken(data, edits) if entry.filename == part else data)
    try_reading(out.getvalue())


def test_a_pdf_without_pages_is_told_of() -> None:
    out = io.BytesIO()
    PdfDocument.new().save(out)
    with pytest.raises(Unreadable, match="har inga sidor"):
        read("tom.pdf", out.getvalue())
