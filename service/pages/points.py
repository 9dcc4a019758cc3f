"""The points of a response, each with the kritik that it answers and the other kritik that it might answer."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from classify.types import Label, LinkType
from extract.types import Statement
from service import store as kept
from service.pages.waiting import is_point, left
from service.store import Store
from service.views import DocumentRow, LinkRow, StatementRow

CHOICES = 8
"""How many kritik are offered before someone asks for all."""
ALL = 1_000_000
ANSWERING = (LinkType.ANSWERS, LinkType.REMEDIES)


@dataclass(frozen=True, slots=True)
class Answered:
    """A link that holds, and the kritik at its end."""

    row: LinkRow
    target: Statement


@dataclass(frozen=True, slots=True)
class Choice:
    """A kritik that a point may answer; ``score`` is the model's, None where it never thought of it."""

    target: Statement
    score: float | None
    holds: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """What a granskare entered as it was typed, and why it was not taken."""

    why: str
    stance: str
    status: str
    responsible: str
    deadline: str


@dataclass(frozen=True, slots=True)
class Point:
    """A statement to be judged. ``more`` choices are not shown; ``refused`` is what was entered and not understood."""

    row: StatementRow
    links: tuple[Answered, ...]
    choices: tuple[Choice, ...]
    more: int
    flagged: bool
    undoable: bool
    refused: Refused | None = None


@dataclass(frozen=True, slots=True)
class Bench:
    """All that a granskare has before them: the response, the kritik of its case and the links between them."""

    document: DocumentRow
    rows: tuple[StatementRow, ...]
    criticism: tuple[StatementRow, ...]
    statements: Mapping[str, Statement]
    links: Mapping[str, tuple[LinkRow, ...]]
    flagged: frozenset[str]

    @property
    def points(self) -> tuple[StatementRow, ...]:
        """The statements to be judged, in reading order."""
        return tuple(row for row in self.rows if is_point(row))

    @property
    def unanswered(self) -> tuple[StatementRow, ...]:
        """The kritik of the case that no link that holds leads to."""
        held = [row.link for rows in self.links.values() for row in rows if row.holds]
        met = {link.target for link in held if link.type in ANSWERING}
        return tuple(row for row in self.criticism if row.statement.id not in met)

    @property
    def left(self) -> int:
        """How many points nobody has decided on."""
        return left(self.points)


def lay_out(store: Store, document: DocumentRow) -> Bench:
    """Fetch what belongs on the bench: the kritik of the other documents, or of the response itself if it is alone."""
    rows = {one.id: kept.statements(store, one.id) for one in kept.documents(store, case=document.case, limit=ALL)}
    own = rows.pop(document.id, ())
    others = [row for some in rows.values() for row in some]
    links = defaultdict(list)
    for link in kept.links(store, document.case):
        links[link.link.source].append(link)
    return Bench(
        document,
        own,
        criticism=_criticism(others) or _criticism(own),
        statements={row.statement.id: row.statement for row in (*others, *own)},
        links={source: tuple(some) for source, some in links.items()},
        flagged=kept.flagged(store, document.id),
    )


def _criticism(rows: Iterable[StatementRow]) -> tuple[StatementRow, ...]:
    return tuple(row for row in rows if row.annotation.label is Label.CRITICISM)


def point(bench: Bench, row: StatementRow, *, refused: Refused | None = None, every: bool = False) -> Point:
    """Put a statement beside its kritik; ``every`` offers all kritik of the case and not only the likeliest."""
    links = bench.links.get(row.statement.id, ())
    held = tuple(
        Answered(link, bench.statements[link.link.target])
        for link in links
        if link.holds and link.link.target in bench.statements
    )
    offered = choices(bench, links, but=row.statement.id)
    shown = offered if every else offered[: max(CHOICES, len(held))]
    return Point(
        row,
        held,
        shown,
        more=len(offered) - len(shown),
        flagged=row.statement.id in bench.flagged,
        undoable=bool(row.decided) or any(link.accepted is not None for link in links),
        refused=refused,
    )


def choices(bench: Bench, links: Sequence[LinkRow], *, but: str) -> tuple[Choice, ...]:
    """Give what holds, then the model's candidates from the likeliest, then all other kritik in order."""
    known = {link.link.target: link for link in links}
    ranked = sorted(known.values(), key=lambda link: (not link.holds, -link.link.score))
    first = [link.link.target for link in ranked if link.link.target in bench.statements]
    rest = [row.statement.id for row in bench.criticism if row.statement.id not in known and row.statement.id != but]
    return tuple(
        Choice(
            bench.statements[id],
            score=known[id].link.score if id in known else None,
            holds=id in known and known[id].holds,
        )
        for id in (*first, *rest)
    )
