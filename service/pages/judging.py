"""What a granskare decides about a point, turned into decisions that the store keeps."""

import re
from collections.abc import Iterable, Mapping
from datetime import timedelta

from classify.types import Label, LinkType, Stance, Status
from service import store as kept
from service.pages.points import Bench
from service.store import Store
from service.views import StatementRow

DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
ONE_PRESS = timedelta(seconds=1)
"""Decisions on a point that come this close were made by one key: accepting takes the label and its links at once."""


class NotUnderstoodError(ValueError):
    """An entry that makes no sense; the message is for the granskare."""


def deadline(text: str) -> str | None:
    """Read a day, month, year or interval.

    >>> deadline("2019-11-08"), deadline(" 2019-09-01/2019-11-30 "), deadline("")
    ('2019-11-08', '2019-09-01/2019-11-30', None)
    >>> deadline("8/11")
    Traceback (most recent call last):
    service.pages.judging.NotUnderstoodError: ”8/11” är inget datum. Skriv ÅÅÅÅ-MM-DD, ÅÅÅÅ-MM eller ÅÅÅÅ.
    """
    value = text.strip()
    if not value:
        return None
    if not all(DATE.fullmatch(part) for part in value.split("/")):
        raise NotUnderstoodError(f"”{value}” är inget datum. Skriv ÅÅÅÅ-MM-DD, ÅÅÅÅ-MM eller ÅÅÅÅ.")
    return value


def details(stance: str, status: str, responsible: str, by: str) -> Mapping[str, object]:
    """Read the fields of a form into what is to change."""
    return {
        "stance": Stance(stance) if stance else None,
        "status": Status(status) if status else None,
        "responsible": responsible.strip() or None,
        "deadline": deadline(by),
    }


def accept(store: Store, bench: Bench, row: StatementRow, *, who: str) -> None:
    """Take the point as it stands, with the links that the model believes in."""
    kept.decide(store, row.statement.id, who=who)
    for link in bench.links.get(row.statement.id, ()):
        if link.holds and link.accepted is None:
            kept.decide_link(store, link.link.source, link.link.target, link.link.type, accepted=True, who=who)


def choose(store: Store, bench: Bench, row: StatementRow, targets: Iterable[str], *, who: str) -> None:
    """Let the point answer exactly these."""
    wanted = set(targets) & bench.statements.keys()
    known = {link.link.target: link for link in bench.links.get(row.statement.id, ())}
    usual = LinkType.REMEDIES if row.annotation.label is Label.ACTION else LinkType.ANSWERS
    for target in sorted(wanted | {target for target, link in known.items() if link.holds}):
        type = known[target].link.type if target in known else usual
        accepted = target in wanted
        if target not in known or known[target].accepted is not accepted:
            kept.decide_link(store, row.statement.id, target, type, accepted=accepted, who=who)


def undo(store: Store, bench: Bench, row: StatementRow, *, who: str) -> None:
    """Take back what the latest press of a key decided about the point: its label, its links, or both."""
    links = bench.links.get(row.statement.id, ())
    made = [
        (link.decided_at, kept.link_subject(link.link.source, link.link.target, link.link.type))
        for link in links
        if link.decided_at
    ]
    if row.decided_at:
        made.append((row.decided_at, row.statement.id))
    latest = max((when for when, _ in made), default=None)
    for when, subject in made:
        if latest and latest - when <= ONE_PRESS:
            kept.undo(store, who=who, subject=subject)
