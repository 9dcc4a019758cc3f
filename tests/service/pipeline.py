"""A pipeline of made-up documents, light enough for many processes; the names of the files tell what is to go wrong."""

import os
import re
import time
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from pathlib import Path

from classify.types import CaseAnalysis, DocumentAnalysis, Finding, Link, LinkType
from extract.errors import Unreadable
from extract.types import Document, Metadata
from service.queue.steps import Pipeline
from tests.service import made_up


def read(name: str, data: bytes, pages: AbstractSet[int] = frozenset()) -> Document:
    """Read a made-up file, slowly if its name says so; its notes tell the pages that were asked for."""
    if name.startswith("krypterad"):
        raise Unreadable(f"{name} är krypterad.")
    if name.startswith("dödlig"):
        os.abort()
    if name.startswith("långsam"):
        time.sleep(0.3)
    while name.startswith("väntande") and Path(os.environ["HELD"]).exists():
        time.sleep(0.05)
    notes = (f"Läst ur bilden: {sorted(pages)}",) if pages else ()
    return replace(made_up.read(name, data), notes=notes)


def analyse(document: Document, foreign: bool = False) -> DocumentAnalysis:
    """Analyse a made-up document, which is of the first date in it; its notes tell whether it was asked for though foreign."""
    date = re.search(r"\d{4}-\d\d-\d\d", document.text)
    about = Metadata(date=date.group() if date else None)
    notes = (*document.notes, "Analyserad ändå") if foreign else document.notes
    return replace(
        made_up.analysis(document.text.encode(), document.name, metadata=about), document=replace(document, notes=notes)
    )


def link(analyses: tuple[DocumentAnalysis, ...]) -> CaseAnalysis:
    """Link the first statement of each document to the first of the document before."""
    firsts = [analysis.statements[0].id for analysis in analyses]
    pairs = zip(firsts[1:], firsts[:-1], strict=True)
    links = tuple(Link(LinkType.FOLLOWS_UP, later, earlier, 1.0) for later, earlier in pairs)
    return CaseAnalysis(analyses, links, links, tuple(map(Finding, firsts)))


def tell(analyses: Sequence[DocumentAnalysis], links: Sequence[Link]) -> CaseAnalysis:
    """Note the source of each link that holds as a follow-up of its target."""
    found = tuple(Finding(link.target, follow_ups=(link.source,), state="följd upp") for link in links)
    return CaseAnalysis(tuple(analyses), tuple(links), (), found)


PIPELINE = Pipeline(read, analyse, link, tell)
