"""An ärende as it stands now: the model's word, and the human's word where there is one.

Findings and summaries are drawn from the labels and links that hold at this moment; the stored ones are those of the
latest linking and know nothing of what a granskare has decided since. A summary's choice and text stay as the worker
made them: to make them anew needs the model, and a page that is read should not load it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from classify.findings import OPEN, findings
from classify.types import CaseAnalysis, DocumentAnalysis, Finding, Label, Status, Summary
from service import store as kept
from service.store import Store


def thread(store: Store, case: str, *, only: str | None = None, today: date | None = None) -> CaseAnalysis:
    """Gather a case, or with ``only`` what lies wholly within one of its documents."""
    analyses = tuple(one for one in kept.analyses(store, case) if only in (None, one.document.id))
    inside = statements(analyses)
    rows = [row for row in kept.links(store, case) if {row.link.source, row.link.target} <= inside]
    held = tuple(row.link for row in rows if row.holds)
    name, _, version = next((row.model for row in kept.documents(store, case=case) if row.model), "").partition(" ")
    found = findings(analyses, held, today=today or date.today())
    return CaseAnalysis(
        tuple(replace(one, summary=current(one, found)) for one in analyses),
        links=held,
        candidates=tuple(row.link for row in rows),
        findings=found,
        model={"name": name, "version": version} if name else {},
    )


def statements(analyses: tuple[DocumentAnalysis, ...]) -> frozenset[str]:
    """Give the ids of all statements."""
    return frozenset(statement.id for one in analyses for statement in one.statements)


def current(analysis: DocumentAnalysis, found: Iterable[Finding]) -> Summary:
    """Bring a summary up to what people have said since: what is kritik, what is åtgärd, and what is still open."""
    criticism = _labelled(analysis, Label.CRITICISM, known=analysis.summary.criticism)
    actions = _labelled(analysis, Label.ACTION, known=analysis.summary.actions)
    met = {one.criticism for one in found if one.state not in OPEN}
    done = {one.statement for one in analysis.annotations if one.status is Status.DONE}
    still = (*(id for id in criticism if id not in met), *(id for id in actions if id not in done))
    return replace(analysis.summary, criticism=criticism, actions=actions, open=still)


def _labelled(analysis: DocumentAnalysis, label: Label, *, known: Sequence[str]) -> tuple[str, ...]:
    now = [one.statement for one in analysis.annotations if one.label is label]
    return (*(id for id in known if id in now), *(id for id in now if id not in known))
