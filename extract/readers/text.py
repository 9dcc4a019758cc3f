"""Plain text and Markdown: blank lines part blocks, hard-wrapped lines are put together again.

>>> [(block.kind.value, block.level) for block in read("a.md", b"# Beslut\\n\\n- **Ett** krav").blocks]
[('heading', 1), ('list item', None)]
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from extract.errors import Unreadable
from extract.layout import Draft, DraftLine, assemble
from extract.layout.marks import begins_item, is_finished, starts_low
from extract.readers.identity import digest
from extract.types import BlockKind, Document

SUFFIXES = (".txt", ".md", ".markdown", ".text", ".asc", ".log")
FORMAT = "ren text"

MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
TITLE = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
UNDERLINE = re.compile(r"\s{0,3}(=+|-{3,})\s*$")
EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{2,3})(?=\S)(.+?)(?<=\S)\1(?![\w*])")
LINK = re.compile(r"!?\[([^\]]*)\]\((?:[^()\s]|\([^()\s]*\))*\)")
FENCE = re.compile(r"\s*(```|~~~|\|?(\s*:?-{3,}:?\s*\|)+\s*(:?-{3,}:?)?\s*$|(\*\s*){3,}$)")


def takes(data: bytes) -> bool:
    """Tell whether the bytes are text in an encoding that is met with in Sweden."""
    return _encoding(data) is not None


def read(name: str, data: bytes) -> Document:
    """Return the Document of a text: one page without size, blocks without boxes."""
    return assemble(digest(data), name, drafts(decoded(name, data)), [(0, 0)])


def decoded(name: str, data: bytes) -> str:
    """Return the characters; windows-1252 stands for whatever is not Unicode.

    >>> decoded("a", "åtgärd".encode("cp1252")), decoded("a", "åtgärd".encode("utf-16"))
    ('åtgärd', 'åtgärd')
    """
    encoding = _encoding(data)
    if encoding is None:
        raise Unreadable(f"{name} är inte text. Spara den som PDF, DOCX eller TXT och ladda upp den igen.")
    return data.decode(encoding, errors="replace")


def _encoding(data: bytes) -> str | None:
    marked = next((encoding for mark, encoding in MARKS if data.startswith(mark)), None)
    if marked or b"\0" in data[:4096]:
        return marked or _unmarked_utf16(data)
    if BINARY.search(data):
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _unmarked_utf16(data: bytes) -> str | None:
    even, odd = data[:4096:2].count(0), data[1:4096:2].count(0)
    half = len(data[:4096]) // 2
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def drafts(text: str) -> Iterator[Draft]:
    """Yield the blocks of a text."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n").split("\n")
    width = max((len(line) for line in lines if len(line) <= 120), default=0)
    for blank, group in groupby(lines, key=lambda line: not line.strip()):
        if not blank:
            yield from _blocks([line.rstrip() for line in group if not FENCE.match(line)], width)


def _blocks(lines: list[str], width: int) -> Iterator[Draft]:
    if len(lines) == 2 and UNDERLINE.match(lines[1]):
        yield _draft(BlockKind.HEADING, lines[:1], level=1 if "=" in lines[1] else 2)
        return
    block: list[str] = []
    for line in lines:
        if block and _breaks(block, line, width):
            yield _kind(block)
            block = []
        block.append(line)
    if block:
        yield _kind(block)


def _breaks(block: list[str], line: str, width: int) -> bool:
    """Tell whether a line begins a block of its own: an item, a heading, or after a line that had room for more."""
    last, text = block[-1].strip(), line.strip()
    if TITLE.match(text) or TITLE.match(last) or "|" in text[:1] or begins_item(text):
        return True
    if starts_low(text) and not is_finished(last):
        return False
    return len(block[-1]) + 1 + len(text.split()[0]) < 0.85 * width or width > 100


def _kind(lines: list[str]) -> Draft:
    title = TITLE.match(lines[0].strip())
    if title and len(lines) == 1:
        return _draft(BlockKind.HEADING, [title[2]], level=len(title[1]))
    if re.fullmatch(r"\s*\*\*[^*]+\*\*", lines[0]) and len(lines) == 1 and len(lines[0]) < 120:
        return _draft(BlockKind.HEADING, lines, level=3)
    kind = BlockKind.LIST_ITEM if begins_item(lines[0].strip()) else BlockKind.PARAGRAPH
    return _draft(kind, lines)


def _draft(kind: BlockKind, lines: Iterable[str], level: int | None = None) -> Draft:
    return Draft(kind, tuple(DraftLine(_plain(line.strip())) for line in lines), level)


def _plain(line: str) -> str:
    """Return a line without Markdown's marks.

    >>> _plain("**Tid:** den *8 maj* på [kontoret](https://a.se/b_(c)), 2 * 3 * 4 och a_b_c")
    'Tid: den 8 maj på kontoret, 2 * 3 * 4 och a_b_c'
    """
    line = re.sub(r"^(>\s?)+", "", LINK.sub(r"\1", line))
    return (
        EMPHASIS.sub(r"\2", line).strip("|").replace("|", " ").strip()
        if line.startswith("|")
        else EMPHASIS.sub(r"\2", line)
    )
