"""What the parts of a web page are for: text, navigation, lists, tables of data or of layout.

>>> from lxml.html import fragment_fromstring
>>> is_unseen(fragment_fromstring("<div class='site-nav'>Hem</div>")), is_unseen(fragment_fromstring("<div>Hem</div>"))
(True, False)
>>> rows = "<tr><td rowspan=2>A<td>B<tr><td>C"
>>> [(row, column, cell.text) for row, column, cell in grid(fragment_fromstring(f"<table>{rows}</table>"))]
[(1, 1, 'A'), (1, 2, 'B'), (2, 2, 'C')]
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

UNSEEN = set("script style head title nav noscript template svg button select iframe input textarea".split())
ROLES = {"navigation", "search", "banner", "menu", "menubar", "dialog", "alertdialog"}
NAMES = set(
    "nav navbar navigation menu meny cookie cookies breadcrumb breadcrumbs brodsmulor sidebar share social skip skiplink".split()
)
INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
BLOCKS = set(
    "address article aside blockquote body dd details div dl dt fieldset figcaption figure footer form header h1 h2 h3 h4 h5 h6 hr"
    " html legend li main ol p pre section summary table tbody thead tfoot tr td th ul caption".split()
)
QUOTES = "yahoo_quoted", "protonmail_quote"
DEEPEST = 200
FEW = 60
"""Words: what is called a menu but has more of them is none."""
WIDEST = 200
"""Columns and rows that a cell may go over."""
LONG = 40
"""Words in a cell, in the middle of its table: with more it is layout."""


def is_unseen(node: Any) -> bool:
    """Tell whether a reader does not see it, or sees past it: scripts, what is hidden, menus, bars about cookies."""
    if node.tag in UNSEEN or node.get("hidden") is not None or node.get("aria-hidden") == "true":
        return True
    if INVISIBLE.search(node.get("style", "")):
        return True
    names = set(re.split(r"[\W_]+", f"{node.get('class', '')} {node.get('id', '')}".lower()))
    if node.get("role") in ROLES or names & NAMES:
        return len(node.text_content().split()) < FEW
    return False


def label(node: Any) -> str:
    """Return the number that stands before an item of a numbered list."""
    parent = node.getparent()
    if node.tag != "li" or parent is None or parent.tag != "ol":
        return ""
    start = parent.get("start", "1")
    before = sum(1 for one in node.itersiblings("li", preceding=True))
    count = before + (int(start) if start.isdigit() and len(start) < 6 else 1)
    kind = parent.get("type", "1")
    return f"{chr(ord(kind) + (count - 1) % 26) if kind in ('a', 'A') else count}. "


def grid(table: Any) -> Iterator[tuple[int, int, Any]]:
    """Yield row, column and cell of a table, those of tables inside it left out; cells may go over several rows."""
    taken: set[tuple[int, int]] = set()
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table"), None) is table]
    for number, row in enumerate(rows, start=1):
        column = 1
        for cell in row:
            if cell.tag not in ("td", "th"):
                continue
            while (number, column) in taken:
                column += 1
            yield number, column, cell
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            taken |= {(number + down, column + right) for down in range(high) for right in range(wide)}
            column += wide


def is_data(table: Any, cells: Sequence[Any]) -> bool:
    """Tell whether a table holds data, and does not only lay out a page or a mail."""
    if len(cells) < 2 or table.find(".//table") is not None or table.get("role") == "presentation":
        return False
    if max((len(row) for row in table.iter("tr")), default=0) < 2:
        return False
    if any(cell.tag == "th" for cell in cells):
        return True
    lengths = sorted(len(cell.text_content().split()) for cell in cells)
    paragraphs = max(len(cell.findall(".//p")) for cell in cells)
    return paragraphs == 0 or (len(list(table.iter("tr"))) > 1 and paragraphs < 3 and lengths[len(lengths) // 2] < LONG)


def _span(cell: Any, name: str) -> int:
    value = cell.get(name, "1")
    return min(int(value), WIDEST) if value.isdigit() and len(value) < 6 and int(value) > 0 else 1
