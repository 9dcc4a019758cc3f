"""The corpus as the pipeline sees documents: statements with their gold annotations and links.

>>> document = build(parse(EXAMPLE))
>>> [(annotation.label.value, annotation.deadline) for annotation in document.annotations]
[('övrigt', None), ('kritik', None), ('åtgärd', '2016-05')]
>>> document.links[0].target == document.statements[1].id
True
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from classify.authoring import EXAMPLE, Record, parse
from classify.types import Annotation, Label, Link, LinkType, Outcome, Stance, Status
from extract.types import Block, BlockKind, Cell, Document, DocumentKind, Metadata, Page, Profile, Span, Statement

__all__ = ["CORPUS", "EXAMPLE", "GoldDocument", "build", "cases", "load", "parse", "save"]

CORPUS = Path(__file__).parents[1] / "corpus"


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A labelled document. ``must`` are the statements that a summary may not leave out."""

    author: str
    domain: str
    case: str
    document: Document
    profile: Profile
    statements: tuple[Statement, ...]
    annotations: tuple[Annotation, ...]
    links: tuple[Link, ...]
    must: tuple[str, ...]


def load(folder: Path = CORPUS) -> tuple[GoldDocument, ...]:
    """Read the whole corpus, in the order of cases and documents."""
    found = []
    for path in sorted((folder / "documents").glob("*/*.jsonl")):
        records = [json.loads(line) for line in path.read_text().splitlines()]
        found.append(build(records))
    return tuple(found)


def save(records: Sequence[Record], folder: Path = CORPUS) -> Path:
    """Write one document as JSONL below the folder and return its path."""
    path = folder / "documents" / f"{records[0]['id']}.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records))
    return path


def cases(documents: Iterable[GoldDocument]) -> dict[str, tuple[GoldDocument, ...]]:
    """Gather documents by case, keeping their order."""
    found: dict[str, list[GoldDocument]] = {}
    for document in documents:
        found.setdefault(document.case, []).append(document)
    return {case: tuple(group) for case, group in found.items()}


def build(records: Sequence[Record]) -> GoldDocument:
    """Turn the records of one document into values of the pipeline; spans count in the text that the records make."""
    head, *rest = records
    text, blocks, spans = _lay_out(rest)
    name = head["id"]
    document = Document(name, name, text, (Page(1, Span(0, len(text)), 0, 0),), tuple(blocks))
    statements: list[Statement] = []
    annotations: list[Annotation] = []
    links: list[Link] = []
    must: list[str] = []
    ids = {record["id"]: f"{name}#{record['id']}" for record in rest}
    section: list[tuple[int, str]] = []
    for record, (index, span) in zip(rest, spans, strict=True):
        block = blocks[index]
        if block.kind is BlockKind.FURNITURE:
            continue
        if block.kind is BlockKind.HEADING:
            section = [heading for heading in section if heading[0] < (block.level or 1)]
        path = tuple(heading for _, heading in section)
        key = ids[record["id"]]
        statements.append(Statement(key, span, record["text"], block.kind, path, block=index, cell=block.cell))
        annotations.append(_annotation(key, record))
        links.extend(_links(key, record))
        if record.get("must"):
            must.append(key)
        if block.kind is BlockKind.HEADING:
            section.append((block.level or 1, record["text"]))
    profile = Profile(DocumentKind(head["kind"]), head["title"], "sv", Metadata(**head["metadata"]))
    case = name.partition("/")[0]
    return GoldDocument(
        author=head["author"],
        domain=head["domain"],
        case=case,
        document=document,
        profile=profile,
        statements=tuple(statements),
        annotations=tuple(annotations),
        links=tuple(links),
        must=tuple(must),
    )


def _lay_out(records: Sequence[Record]) -> tuple[str, list[Block], list[tuple[int, Span]]]:
    text, table = "", 0
    blocks: list[Block] = []
    spans: list[tuple[int, Span]] = []
    for record in records:
        kind = BlockKind(record["kind"])
        if record.get("joined") and blocks:
            span = Span(len(text) + 1, len(text) + 1 + len(record["text"]))
            text += " " + record["text"]
            last = blocks[-1]
            blocks[-1] = Block(Span(last.span.start, span.end), last.kind, level=last.level, cell=last.cell)
        else:
            text += "\n\n" if text else ""
            span = Span(len(text), len(text) + len(record["text"]))
            text += record["text"]
            table += kind is BlockKind.TABLE_CELL and record["row"] == record["column"] == 1
            blocks.append(Block(span, kind, level=record.get("level"), cell=_cell(record, table)))
        spans.append((len(blocks) - 1, span))
    return text, blocks, spans


def _cell(record: Record, table: int) -> Cell | None:
    if "row" not in record:
        return None
    return Cell(table, record["row"], record["column"], header=bool(record.get("header")))


def _annotation(key: str, record: Mapping[str, Any]) -> Annotation:
    label = Label(record["label"])
    return Annotation(
        key,
        label,
        probabilities={label: 1.0},
        themes=tuple(record.get("themes", ())),
        stance=Stance(record["stance"]) if "stance" in record else None,
        status=Status(record["status"]) if "status" in record else None,
        deadline=record.get("deadline"),
        responsible=record.get("responsible"),
    )


def _links(key: str, record: Mapping[str, Any]) -> Iterable[Link]:
    for link in record.get("links", ()):
        outcome = Outcome(link["outcome"]) if "outcome" in link else None
        yield Link(LinkType(link["type"]), key, link["target"], 1.0, outcome=outcome)
