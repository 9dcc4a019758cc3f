"""A case analysis as plain Swedish lines for people: who, when, kritik, åtgärder, what is open, each with its page."""

from collections.abc import Iterator

from classify.findings import grades
from classify.types import Annotation, CaseAnalysis, DocumentAnalysis, Label, LinkType
from extract.types import EntityType, Statement
from service.bullets import unbulleted
from service.rows import about

UNSURE = 0.6
"""Below this confidence the product says "osäker" and asks."""


def lines(case: CaseAnalysis) -> Iterator[str]:
    """Yield the report line by line."""
    for document in case.documents:
        yield from _document(document, case)
        yield ""
    yield from _thread(case)


def _document(analysis: DocumentAnalysis, case: CaseAnalysis) -> Iterator[str]:
    profile, metadata = analysis.profile, analysis.profile.metadata
    title = profile.title or analysis.document.name
    yield title
    yield "=" * min(len(title), 100)
    facts = {
        "Fil": analysis.document.name,
        "Slag": profile.kind.value,
        "Granskad": metadata.provider,
        "Granskare": metadata.reviewer,
        "Kommun": metadata.municipality,
        "Datum": metadata.date,
        "Diarienummer": metadata.case_number,
        "Lagrum": ", ".join(_laws(analysis)),
        "Nästa uppföljning": analysis.summary.next_follow_up,
    }
    for name, value in facts.items():
        if value:
            yield f"{name + ':':<19}{value}"
    yield from (f"Obs: {note}" for note in analysis.document.notes)
    rows = about(analysis.statements)
    texts = {one.id: one.text for one in analysis.statements}
    graded = {said: texts[grade] for grade, said in grades(analysis).items()}
    known = {one.id: (one, said) for one, said in zip(analysis.statements, analysis.annotations, strict=True)}
    for heading, ids in (
        ("I korthet", analysis.summary.statements),
        ("Kritik", analysis.summary.criticism),
        ("Åtgärder", analysis.summary.actions),
        ("Bemötanden", [one.statement for one in analysis.annotations if one.label is Label.RESPONSE]),
        ("Öppet", analysis.summary.open),
    ):
        yield ""
        yield heading
        yield "-" * len(heading)
        yield from (_line(*known[one], rows.get(one), graded.get(one)) for one in ids)
        if not ids:
            yield "  (inget funnet)"


def _laws(analysis: DocumentAnalysis) -> list[str]:
    """Return the law as cited, the most cited first."""
    cited = [" ".join(one.text.split()) for one in analysis.entities if one.type is EntityType.LAW]
    return sorted(set(cited), key=lambda one: (-cited.count(one), one))[:8]


def _line(statement: Statement, said: Annotation, row: str | None, grade: str | None) -> str:
    details = [
        *([f"bedömning: {grade}"] if grade else []),
        *(f"{name}: {value}" for name, value in (("ansvarig", said.responsible), ("senast", said.deadline)) if value),
        *(value for value in (said.stance, said.status) if value),
        *said.themes,
        *(["osäker"] if said.confidence < UNSURE else []),
    ]
    words = _alone(statement) + (f" – {row}" if row else "")
    return f"  s. {statement.page}  {words}" + (f"  [{', '.join(details)}]" if details else "")


def _alone(statement: Statement) -> str:
    return unbulleted(" ".join(statement.text.split()))


def _thread(case: CaseAnalysis) -> Iterator[str]:
    if not case.findings:
        return
    texts = {one.id: _alone(one) for document in case.documents for one in document.statements}
    pages = {one.id: one.page for document in case.documents for one in document.statements}
    names = {document.document.id: document.document.name for document in case.documents}
    yield "Tråden"
    yield "======"
    outcomes = {(link.source, link.target): link.outcome for link in case.links if link.type is LinkType.FOLLOWS_UP}
    for finding in case.findings:
        yield f"K  {texts[finding.criticism]}  [{finding.state}; {_where(finding.criticism, names, pages)}]"
        for mark, ids in (("B", finding.responses), ("Å", finding.actions), ("U", finding.follow_ups)):
            for one in ids:
                outcome = outcomes.get((one, finding.criticism)) if mark == "U" else None
                yield f"   {mark}  {texts[one]}  [{outcome + '; ' if outcome else ''}{_where(one, names, pages)}]"


def _where(key: str, names: dict[str, str], pages: dict[str, int]) -> str:
    return f"{names[key.partition('#')[0]]} s. {pages[key]}"
