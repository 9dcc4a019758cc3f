"""LibreOffice's .odt: headings by level and by look, lists with their numbers, tables, notes and comments."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree

from extract.errors import Unreadable
from extract.layout import Draft, assemble
from extract.readers import zips
from extract.readers.identity import digest
from extract.readers.odtblocks import Blocks
from extract.readers.odtstyles import Styles
from extract.types import Document

SUFFIXES = (".odt", ".ott")
FORMAT = "OpenDocument (.odt)"

KIND = b"application/vnd.oasis.opendocument.text"
PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def takes(data: bytes) -> bool:
    """Tell whether the bytes are a zip file that says it is an OpenDocument text."""
    return data.startswith(b"PK\x03\x04") and KIND in data[:400]


def read(name: str, data: bytes) -> Document:
    """Return the Document of an .odt: one page without size, for pages are decided on when it is shown."""
    zips.check(name, data)
    try:
        content, styles = _roots(data)
    except (etree.LxmlError, *zips.BROKEN) as error:
        raise Unreadable(f"{name} är skadad. Öppna den i LibreOffice, spara en ny kopia och ladda upp den.") from error
    return assemble(digest(data), name, _drafts(Blocks(Styles(content, styles)), content, styles), [(0, 0)])


def _roots(data: bytes) -> tuple[Any, Any]:
    with ZipFile(BytesIO(data)) as archive:
        names = archive.namelist()
        content = etree.fromstring(archive.read("content.xml"), PARSER)
        styles = archive.read("styles.xml") if "styles.xml" in names else b"<styles/>"
        return content, etree.fromstring(styles, PARSER)


def _drafts(blocks: Blocks, content: Any, styles: Any) -> Iterator[Draft]:
    yield from blocks.running(styles, "header")
    yield from blocks.body(content)
    yield from blocks.asides()
    yield from blocks.running(styles, "footer")
