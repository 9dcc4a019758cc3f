"""Sample files of formats that we have no library to write: ODT, RTF, MSG and ZIP, put together by hand.

All units and people are invented.
"""

import struct
import subprocess
from collections.abc import Mapping, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from tests import samples
from tests.compound import Tree, compound

SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{kind}:1.0"'
    for prefix, kind in {
        "office": "office",
        "style": "style",
        "text": "text",
        "table": "table",
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
    }.items()
)
STYLES = """
<style:style style:name="Fet" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="T" style:family="text" style:parent-style-name="Fet"/>
<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/></text:list-style>
<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>
"""
ODT = """
<text:tracked-changes><text:changed-region><text:deletion><text:p>Struket</text:p></text:deletion></text:changed-region>
</text:tracked-changes>
<text:h text:outline-level="1">Svar på uppföljning</text:h>
<text:p>Vi har läst<text:s text:c="3"/>rapporten<text:note><text:note-citation>1</text:note-citation><text:note-body>
<text:p>Rapport i mars.</text:p></text:note-body></text:note> och svarar.<office:annotation><dc:creator
 xmlns:dc="http://purl.org/dc/elements/1.1/">Ada Ek</dc:creator><text:p>Vem skrev?</text:p></office:annotation></text:p>
<text:p text:style-name="Fet">Våra synpunkter</text:p>
<text:list text:style-name="L1"><text:list-item><text:p>Rutinen är ny.</text:p><text:list><text:list-item>
<text:p>Den gäller alla.</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>Vi har börjat.</text:p>
</text:list-item></text:list>
<text:list text:style-name="L2"><text:list-item><text:p>Nycklar</text:p></text:list-item></text:list>
<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Brist</text:p></table:table-cell>
<table:table-cell><text:p>Åtgärd</text:p></table:table-cell></table:table-row></table:table-header-rows><table:table-row>
<table:table-cell><text:p>Kost</text:p></table:table-cell><table:table-cell><text:p>Menyn anslås</text:p><text:p>på måndagar.
</text:p></table:table-cell></table:table-row></table:table>
<text:p><draw:frame><draw:text-box><text:p>I en ruta.</text:p></draw:text-box></draw:frame></text:p>
"""
RTF = r"""{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0 Arial;}}{\stylesheet{\s1 heading 1;}}{\header Sj\'f6vik kommun\par}
\pard\s1 Svar p\'e5 uppf\u246\'f6ljning\par\pard Vi har l\'e4st rapporten.{\footnote Rapport i mars.} Och svarar.\par
{\b V\'e5ra synpunkter\par}{\listtext 1.\tab}Rutinen \'e4r ny.\par{\listtext\'b7\tab}Nycklar\par{\v Dolt}
\trowd\pard\intbl{\b Brist\cell \'c5tg\'e4rd\cell}\row\trowd\pard\intbl Kost\cell Menyn ansl\'e5s\par p\'e5 m\'e5ndagar.\cell\row
\pard Planen f\'f6ljs upp i maj.\par{\*\generator Ord;}}"""


def odt(content: str = ODT) -> bytes:
    """Return an .odt with the content."""
    xml = (
        f"<office:document-content {SPACES}><office:automatic-styles>{STYLES}</office:automatic-styles>"
        f"<office:body><office:text>{content}</office:text></office:body></office:document-content>"
    )
    styles = (
        f"<office:document-styles {SPACES}><office:master-styles><style:master-page><style:header><text:p>Sjövik kommun"
        "</text:p></style:header></style:master-page></office:master-styles></office:document-styles>"
    )
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", ZIP_STORED)
        archive.writestr("content.xml", xml, ZIP_DEFLATED)
        archive.writestr("styles.xml", styles, ZIP_DEFLATED)
    return out.getvalue()


def rtf() -> bytes:
    """Return an RTF with headings, lists, a table, a head and a note."""
    return RTF.encode("ascii")


def packed(files: Sequence[tuple[str, bytes]]) -> bytes:
    """Return a ZIP of the files."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


@cache
def doc() -> bytes:
    """Return samples.word() as Word saved it before 2007, made by LibreOffice."""
    with TemporaryDirectory() as folder:
        given = Path(folder) / "a.docx"
        given.write_bytes(samples.word())
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "doc:MS Word 97", "--outdir", folder, str(given)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return given.with_suffix(".doc").read_bytes()


Attached = Sequence[tuple[str, bytes | Tree]]


def msg(attached: Attached = (("rutin.txt", b"Rutinen i sin helhet."),)) -> bytes:
    """Return a mail as Outlook saves it; what is attached is bytes, or the storage of a mail in the mail."""
    return compound(msg_tree(attached, bytes(32)))


BODY = {
    0x1000: "Hej!\r\n\r\nRutinen är klar.\r\n\r\nFrån: Granskning\r\nSkickat: den 1 mars 2024\r\n\r\nHur gör ni?\r\n"
}
"""A mail's body as plain text, by the number of its property."""


def msg_tree(
    attached: Attached, head: bytes = bytes(24), body: Mapping[int, str | bytes] = BODY
) -> dict[str, bytes | Tree]:
    """Return the storage of a mail; the head of a mail in a mail is shorter."""
    texts = {
        0x001A: "IPM.Note",
        0x0037: "Svar på era frågor",
        0x0C1A: "Tova Lindhage",
        0x0C1F: "tova@bjorkbacken.example",
    }
    sent = struct.pack("<Q", 133540146000000000)  # 100 ns since 1601
    tree: dict[str, bytes | Tree] = _stored(texts | {**body}, head, {0x0039: (0x40, sent)})
    tree["__recip_version1.0_#00000000"] = _stored(
        {0x3001: "Granskning", 0x3003: "granskning@sjovik.example"}, bytes(8)
    )
    for number, (name, data) in enumerate(attached):
        method = {0x3705: (3, struct.pack("<Q", 1 if isinstance(data, bytes) else 5))}
        values = {0x3707: name} | ({0x3701: data} if isinstance(data, bytes) else {})
        inner: dict[str, bytes | Tree] = {} if isinstance(data, bytes) else {"__substg1.0_3701000D": data}
        tree[f"__attach_version1.0_#{number:08X}"] = {**_stored(values, bytes(8), method), **inner}
    return tree


def _stored(
    values: Mapping[int, str | bytes], head: bytes, fixed: Mapping[int, tuple[int, bytes]] | None = None
) -> dict[str, bytes | Tree]:
    """Return the streams of a storage: its table of properties, and one for each text."""
    rows, streams = [head], {}
    for id, value in values.items():
        kind, data = (0x1F, value.encode("utf-16-le")) if isinstance(value, str) else (0x102, value)
        rows.append(struct.pack("<HHIII", kind, id, 6, len(data), 0))
        streams[f"__substg1.0_{id:04X}{kind:04X}"] = data
    rows += [struct.pack("<HHI", kind, id, 6) + value for id, (kind, value) in (fixed or {}).items()]
    return {**streams, "__properties_version1.0": b"".join(rows)}
