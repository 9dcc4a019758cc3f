"""Word's old .doc is read through LibreOffice; without it, one sentence says what to install."""

import subprocess
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

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


LINKED = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {office.SPACES} xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>
<text:p>Rutinen för nycklar saknas.</text:p>
<text:p><draw:frame svg:width="3cm" svg:height="3cm" text:anchor-type="as-char">
<draw:image xlink:href="ADDRESS/bild.png" xlink:type="simple"/></draw:frame></text:p>
</office:text></office:body></office:document>"""


@pytest.fixture
def asked() -> Iterator[list[str]]:
    """The address of a server on this machine, and then all that it was asked for."""
    heard: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def handle_one_request(self) -> None:
            heard.append(self.rfile.readline(200).decode("latin-1"))

    server = ThreadingHTTPServer(("127.0.0.1", 0), Listener)
    heard.append(f"http://127.0.0.1:{server.server_port}")
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield heard
    server.shutdown()
    thread.join()
    server.server_close()


@needs_libreoffice
def test_nothing_is_fetched_from_where_a_doc_points(asked: list[str], tmp_path: Path) -> None:
    given = tmp_path / "a.fodt"
    given.write_text(LINKED.replace("ADDRESS", asked[0]))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "doc:MS Word 97", "--outdir", tmp_path, given]
    subprocess.run(command, check=True, capture_output=True)
    assert any("bild.png" in one for one in asked), "LibreOffice by itself does fetch it"
    del asked[1:]
    data = given.with_suffix(".doc").read_bytes()
    assert "INCLUDEPICTURE".encode("utf-16-le") in data or b"INCLUDEPICTURE" in data
    assert "Rutinen för nycklar saknas." in read("a.doc", data).text
    assert asked[1:] == []
