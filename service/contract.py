"""The machine-readable contract: a CaseAnalysis as JSON-like values, as the command line prints and the API returns it.

The shape is told by service/contract.schema.json; ``SCHEMA`` is that file.
"""

import json
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from classify.types import Annotation, CaseAnalysis, DocumentAnalysis, Finding, Label, Link, Summary
from extract.entities.act_pages import page_of
from extract.entities.acts import ended
from extract.entities.date_roles import role_of
from extract.types import Box, Entity, EntityType, Page, Statement, as_date

SCHEMA: Mapping[str, Any] = json.loads((Path(__file__).parent / "contract.schema.json").read_text())


def to_json(analysis: CaseAnalysis) -> dict[str, Any]:
    """Return the analysis as JSON-like values that follow SCHEMA."""
    return {
        "documents": [_document(document) for document in analysis.documents],
        "links": [_link(link) for link in analysis.links],
        "candidates": [_link(link) for link in analysis.candidates],
        "findings": [_finding(finding) for finding in analysis.findings],
        "model": dict(analysis.model),
    }


def _document(analysis: DocumentAnalysis) -> dict[str, Any]:
    document, profile = analysis.document, analysis.profile
    metadata = profile.metadata
    return {
        "id": document.id,
        "name": document.name,
        "kind": profile.kind.value,
        "title": profile.title,
        "language": profile.language,
        "metadata": {
            "provider": metadata.provider,
            "reviewer": metadata.reviewer,
            "municipality": metadata.municipality,
            "date": metadata.date,
            "case_number": metadata.case_number,
        },
        "notes": list(document.notes),
        "pages": [_page(page) for page in document.pages],
        "statements": [
            _statement(statement, annotation)
            for statement, annotation in zip(analysis.statements, analysis.annotations, strict=True)
        ],
        "entities": _entities(analysis),
        "summary": _summary(analysis.summary),
    }


def _page(page: Page) -> dict[str, Any]:
    return {
        "number": page.number,
        "width": page.width,
        "height": page.height,
        "source": page.source,
        "quality": round(page.quality, 3),
    }


def _statement(statement: Statement, annotation: Annotation) -> dict[str, Any]:
    first, *further = statement.places
    return {
        "id": statement.id,
        "text": statement.text,
        "kind": statement.kind.value,
        "section": list(statement.section),
        "page": first.page,
        "boxes": [_box(box) for box in first.boxes],
        "continues": [{"page": place.page, "boxes": [_box(box) for box in place.boxes]} for place in further],
        "label": annotation.label.value,
        "confidence": annotation.confidence,
        "probabilities": {label.value: annotation.probabilities.get(label, 0.0) for label in Label},
        "evidence": list(annotation.evidence),
        "stance": annotation.stance and annotation.stance.value,
        "status": annotation.status and annotation.status.value,
        "deadline": annotation.deadline,
        "responsible": annotation.responsible,
        "themes": list(annotation.themes),
    }


def _box(box: Box) -> list[float]:
    return [round(value, 1) for value in (box.x0, box.top, box.x1, box.bottom)]


def _entities(analysis: DocumentAnalysis) -> list[dict[str, Any]]:
    """Return the entities with offsets in their statement's text; in furniture, which holds none, in the document's."""
    day = as_date(analysis.profile.metadata.date)
    starts = [statement.span.start for statement in analysis.statements]
    page_starts = [page.span.start for page in analysis.document.pages]
    found = []
    for entity in analysis.entities:
        statement = _around(entity, analysis.statements, starts)
        offset = statement.span.start if statement else 0
        page = analysis.document.pages[max(bisect_right(page_starts, entity.span.start) - 1, 0)]
        found.append(
            {
                "type": entity.type.value,
                "text": entity.text,
                "value": entity.value,
                **told(analysis.document.text, entity, day),
                "statement": statement and statement.id,
                "start": entity.span.start - offset,
                "end": entity.span.end - offset,
                "page": page.number,
            }
        )
    return found


def told(text: str, entity: Entity, day: date | None) -> dict[str, str | None]:
    """Return what follows from an entity: a date's role, the page of an act, its last day if that had passed."""
    law = entity.value if entity.type is EntityType.LAW else None
    last = ended(law, day) if law else None
    return {"role": role_of(text, entity, day), "url": page_of(law), "repealed": last.isoformat() if last else None}


def _around(entity: Entity, statements: Sequence[Statement], starts: Sequence[int]) -> Statement | None:
    index = bisect_right(starts, entity.span.start) - 1
    if index < 0 or entity.span.end > statements[index].span.end:
        return None
    return statements[index]


def _summary(summary: Summary) -> dict[str, Any]:
    return {
        "statements": list(summary.statements),
        "criticism": list(summary.criticism),
        "actions": list(summary.actions),
        "open": list(summary.open),
        "next_follow_up": summary.next_follow_up,
        "text": summary.text,
        "sentences": list(summary.sentences),
        "parts": [{"heading": part.heading, "sentences": list(part.sentences)} for part in summary.parts],
        "laws": list(summary.laws),
        "conceded": list(summary.conceded),
        "contested": list(summary.contested),
        "promised": list(summary.promised),
        "unanswered": list(summary.unanswered),
    }


def _link(link: Link) -> dict[str, Any]:
    return {
        "source": link.source,
        "target": link.target,
        "type": link.type.value,
        "score": link.score,
        "evidence": list(link.evidence),
        "outcome": link.outcome and link.outcome.value,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "criticism": finding.criticism,
        "responses": list(finding.responses),
        "actions": list(finding.actions),
        "follow_ups": list(finding.follow_ups),
        "state": finding.state,
        "stances": [one.value for one in finding.stances],
        "outcome": finding.outcome and finding.outcome.value,
    }
