"""Links with the model's word and the human's word apart, and the findings of an ärende."""

from collections.abc import Sequence
from dataclasses import replace

import sqlalchemy as sa

from classify.types import Finding, Link, LinkType, Outcome
from service.store import decisions, index, tables
from service.store.codec import pack, unpack
from service.store.engine import Store
from service.views import LinkRow

TABLE = tables.links
FINDING = tables.findings
BY_HAND = "Länkad för hand."


def link_subject(source: str, target: str, type: LinkType) -> str:
    """Name a link, for undo and history.

    >>> link_subject("b#0-9", "a#4-20", LinkType.ANSWERS)
    'b#0-9 besvarar a#4-20'
    """
    return f"{source} {LinkType(type)} {target}"


def save_links(
    store: Store, case: str, links: Sequence[Link], candidates: Sequence[Link], findings: Sequence[Finding]
) -> None:
    """Put the links, candidates and findings of an ärende in place of those before; decisions stay."""
    believed = {subject(link) for link in links}
    proposed = {subject(link): link for link in (*candidates, *links)}
    with store.write() as connection:
        connection.execute(sa.delete(TABLE).where(TABLE.c.case == case))
        connection.execute(sa.delete(FINDING).where(FINDING.c.case == case))
        present = ids(connection, case)
        rows = [
            {"subject": name, "case": case, "position": position, "source": link.source, "target": link.target}
            | {"believed": name in believed, "body": pack(link)}
            for position, (name, link) in enumerate(proposed.items())
            if {link.source, link.target} <= present
        ]
        threads = [
            {"case": case, "criticism": finding.criticism, "body": pack(finding)}
            for finding in findings
            if finding.criticism in present
        ]
        for table, values in ((TABLE, rows), (FINDING, threads)):
            if values:
                connection.execute(sa.insert(table), values)
        index.states(connection, case, [finding for finding in findings if finding.criticism in present])


def ids(connection: sa.Connection, case: str) -> set[str]:
    """Return the ids of the statements of an ärende; one may have been deleted while it was linked."""
    table = tables.statements
    query = sa.select(table.c.id).join(tables.documents, tables.documents.c.id == table.c.document)
    return set(connection.scalars(query.where(tables.documents.c.case == case)))


def subject(link: Link) -> str:
    """Name the link."""
    return link_subject(link.source, link.target, link.type)


def links(store: Store, case: str) -> tuple[LinkRow, ...]:
    """Return links and candidates as the model gave them, then the links that people made by hand."""
    inside = decisions.TABLE.c.document.in_(sa.select(tables.documents.c.id).where(tables.documents.c.case == case))
    with store.read() as connection:
        proposed = connection.execute(sa.select(TABLE).where(TABLE.c.case == case).order_by(TABLE.c.position)).all()
        held = decisions.current(connection, decisions.TABLE.c.what == "link", inside)
        present = ids(connection, case)
    rows = [as_row(unpack(Link, row.body), row.believed, held.pop(row.subject, None)) for row in proposed]
    rows += [as_row(by_hand(entry), believed=False, decision=entry) for entry in held.values()]
    return tuple(row for row in rows if {row.link.source, row.link.target} <= present)


def by_hand(decision: decisions.Entry) -> Link:
    """Return the link that a person made between statements that the model never put together."""
    source, target = decision.after["source"], decision.after["target"]
    return Link(LinkType(decision.after["type"]), source, target, score=0.0, evidence=(BY_HAND,))


def as_row(link: Link, believed: bool, decision: decisions.Entry | None) -> LinkRow:
    """Return the link as the view that pages see; a person's outcome beats the model's."""
    if decision is None:
        return LinkRow(link, believed)
    outcome = decision.after["outcome"]
    seen = Link(
        link.type, link.source, link.target, link.score, link.evidence, Outcome(outcome) if outcome else link.outcome
    )
    return LinkRow(seen, believed, decision.after["accepted"], decision.who, decision.when)


def decide_link(
    store: Store,
    source: str,
    target: str,
    type: LinkType,
    *,
    accepted: bool,
    who: str,
    outcome: Outcome | None = None,
) -> LinkRow:
    """Record that a person accepts or rejects a link, also one that the model never proposed."""
    name, type = link_subject(source, target, type), LinkType(type)
    word = {"source": source, "target": target, "type": type, "accepted": accepted, "outcome": outcome}
    with store.write() as connection:
        documents = (document_of(connection, source), document_of(connection, target))
        decisions.record(connection, name, "link", after=word, documents=documents, who=who)
        held = decisions.current(connection, decisions.TABLE.c.subject == name)[name]
        row = connection.execute(sa.select(TABLE).where(TABLE.c.subject == name)).one_or_none()
    link = unpack(Link, row.body) if row else by_hand(held)
    return as_row(link, row is not None and row.believed, held)


def document_of(connection: sa.Connection, statement: str) -> str:
    """Return the document that the statement stands in."""
    table = tables.statements
    document: str | None = connection.scalar(
        sa.select(table.c.document).where(table.c.id == statement).with_for_update()
    )
    if document is None:
        raise LookupError(f"there is no statement {statement}")
    return document


def findings(store: Store, case: str) -> tuple[Finding, ...]:
    """Return each kritik of the ärende with what is linked to it, as the last linking left them; what is deleted is gone."""
    query = sa.select(FINDING.c.body).where(FINDING.c.case == case).order_by(FINDING.c.number)
    with store.read() as connection:
        present = ids(connection, case)
        return tuple(without_gone(unpack(Finding, body), present) for body in connection.scalars(query))


def without_gone(finding: Finding, present: set[str]) -> Finding:
    """Return the finding without statements of documents that have been deleted."""
    responses, actions, follow_ups = (
        tuple(id for id in ids if id in present) for ids in (finding.responses, finding.actions, finding.follow_ups)
    )
    return replace(finding, responses=responses, actions=actions, follow_ups=follow_ups)
