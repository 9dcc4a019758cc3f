"""Word's old .doc is read through LibreOffice; without it, one sentence says what to install."""

import pytest

from extract.errors import Unreadable
from extract.readers import doc, read
from tests import office, samples
from tests.compound import compound

needs_libreoffice = pytest.mark.skipif(doc.missing() is not None, reason=str(doc.missing()))
EMPTY = compound({"WordDocument": b"\xec\xa5" + bytes(200)})


@needs_libreoffice
def test_a_doc_reads_as_the_docx_that_it_was() -> None:
    document, original = read("svar.doc", office.doc()), read("svar.docx", samples.word())
    shown = [
        [(block.kind, block.level, block.span.of(one.text)) for block in one.blocks] for one in (document, original)
    ]
    assert shown[0] == shown[1]
    assert document.id != original.id


@needs_libreoffice
def test_a_doc_that_is_none_says_what_to_do() -> None:
    with pytest.raises(Unreadable, match=r"a\.doc är skadad"):
        read("a.doc", EMPTY)


@needs_libreoffice
def test_a_doc_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doc, "SECONDS", 0.05)
    with pytest.raises(Unreadable, match="tog längre tid"):
        read("a.doc", office.doc())


def test_without_libreoffice_the_install_line_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Unreadable, match=r"a\.doc är i Words gamla format.*apt install libreoffice-writer-nogui"):
        read("a.doc", EMPTY)
