"""Our values in the API's shapes."""

from service.api.models import (
    AnnotationOut,
    DocumentOut,
    FacetOut,
    HitOut,
    LinkOut,
    ReceivedOut,
    SearchOut,
    StatementOut,
)
from service.pages.addresses import place
from service.queue.intake import Received
from service.views import Hit, LinkRow, SearchPage, StatementRow


def statement(row: StatementRow) -> StatementOut:
    """Shape a statement."""
    return StatementOut(
        id=row.statement.id,
        document=row.document,
        text=row.statement.text,
        section=row.statement.section,
        page=row.statement.page,
        url=place(row.statement.id),
        predicted=AnnotationOut.model_validate(row.predicted),
        decided=AnnotationOut.model_validate(row.decided) if row.decided else None,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
    )


def link(row: LinkRow) -> LinkOut:
    """Shape a link."""
    one = row.link
    return LinkOut(
        source=one.source,
        target=one.target,
        type=one.type,
        score=one.score,
        evidence=one.evidence,
        outcome=one.outcome,
        believed=row.believed,
        accepted=row.accepted,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
    )


def hit(one: Hit) -> HitOut:
    """Shape a hit."""
    document = DocumentOut.model_validate(one.document)
    return HitOut(document=document, statement=statement(one.row), score=one.score, marks=one.marks)


def found(page: SearchPage) -> SearchOut:
    """Shape a page of hits."""
    facets = {
        name: tuple(FacetOut(value=str(value), count=count) for value, count in values)
        for name, values in page.facets.items()
    }
    return SearchOut(total=page.total, hits=tuple(hit(one) for one in page.hits), facets=facets)


def received(one: Received) -> ReceivedOut:
    """Shape what became of a file."""
    if one.document is None:
        return ReceivedOut(name=one.name, status=one.status, detail=one.refused)
    document = DocumentOut.model_validate(one.document)
    suggested = f"/api/v1/documents/{document.id}/case-suggestions"
    return ReceivedOut(name=one.name, status=one.status, document=document, case_suggestions=suggested)
