"""Control points × utförare: whether each point is mentioned, criticised and remedied, with the statements that say so.

A point with a search of its own is what that search finds. Else its rarest words are sought, and a statement is about the
point if it holds most of what the point says: that is a suggestion, and the words that were sought are told.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from classify.types import Label
from service import store as kept
from service.cases.matrix import MET
from service.search import every
from service.search.marks import marks
from service.search.points import Point
from service.search.similar import terms
from service.search.vocabulary import Vocabulary, vocabulary
from service.store import Store
from service.store.providers import named_in
from service.views import Hit, Query
from service.words.atoms import Clause
from service.words.query import parse

SOUGHT = 6
MOST = 1000
"""Statements that are gone through for a point, the best first."""
SHARE = 0.5
"""How much of a point's telling words, weighed by rarity, a statement must hold to be about it: of two the rarer is enough."""
EMPTY = frozenset(
    "finns finnas följs följa följer säkerställs säkerställa säkerställer ska verksamhet verksamheten verksamheter utförare "
    "utföraren anordnare kontroll kontrollera kontrolleras granska granskas uppföljning upp samtliga varje enligt gäller all alla "
    "allt ha har tillgång aktuell aktuella känd kända används använda genomförs genomföra sker ske arbetar arbeta framgår hålls "
    "tillräcklig tillräckliga god goda rutin rutinen rutiner rutinerna riktlinje riktlinjer brukare brukaren brukarna kund kunder deltagare deltagarna personal personalen".split()
)
"""What points are phrased with; it tells nothing of what they are about."""


class Verdict(StrEnum):
    """What is known of a point at an utförare, the gravest that holds."""

    CRITICISED = "kritiserad"
    REMEDIED = "åtgärdad"
    MENTIONED = "nämnd"
    UNMENTIONED = "ej nämnd"
    UNKNOWN = "inga dokument"


@dataclass(frozen=True, slots=True)
class Cell:
    """A point at an utförare: the statements about it; ``criticism`` are those that criticise, ``met`` those of them
    that a later review found remedied or the unit says are."""

    statements: tuple[Hit, ...] = ()
    criticism: tuple[Hit, ...] = ()
    met: tuple[Hit, ...] = ()
    documents: bool = True

    @property
    def verdict(self) -> Verdict:
        """What holds."""
        if self.criticism:
            return Verdict.REMEDIED if len(self.met) == len(self.criticism) else Verdict.CRITICISED
        if self.statements:
            return Verdict.MENTIONED
        return Verdict.UNMENTIONED if self.documents else Verdict.UNKNOWN

    @property
    def evidence(self) -> tuple[Hit, ...]:
        """The statements, what criticises first."""
        held = {hit.row.statement.id for hit in self.criticism}
        return (*self.criticism, *(hit for hit in self.statements if hit.row.statement.id not in held))


@dataclass(frozen=True, slots=True)
class Row:
    """A point with its cells in the order of the utförare, and the words that were sought for it."""

    point: Point
    sought: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The utförare, and a row per point."""

    providers: tuple[str, ...]
    rows: tuple[Row, ...]


def check(store: Store, points: Sequence[Point], query: Query | None = None) -> Table:
    """Lay out the table for the utförare and years that a search chooses; without a choice for all that have documents."""
    asked = query or Query()
    known_by = {one.name: one.names for one in kept.providers(store)}
    present = {name: one for one, names in known_by.items() for name in names}
    with_documents = tuple(dict.fromkeys(present[one] for one in named_in(store, asked.years)))
    chosen = tuple(dict.fromkeys(present.get(one, one) for one in asked.providers)) or with_documents
    among = replace(asked, providers=tuple(name for one in chosen for name in known_by.get(one, (one,))))
    known = vocabulary(store)
    rows = [row(store, point, among, chosen, present, known, set(with_documents)) for point in points]
    return Table(chosen, tuple(rows))


def row(
    store: Store,
    point: Point,
    asked: Query,
    chosen: Sequence[str],
    present: Mapping[str, str],
    known: Vocabulary,
    with_documents: set[str],
) -> Row:
    """Find what is said of a point, and put it where it belongs."""
    sought = point.words or " ELLER ".join(telling(point.text, known))
    if not sought:
        return Row(point, "", tuple(Cell(documents=one in with_documents) for one in chosen))
    wanted = replace(asked, words=sought)
    about = [hit for hit in every(store, wanted, most=MOST) if point.words or holds(point.text, hit, known)]
    met = {hit.row.statement.id for hit in every(store, replace(wanted, states=MET), most=MOST)}
    places = defaultdict(list)
    for hit in about:
        if provider := present.get(hit.document.metadata.provider or ""):
            places[provider].append(hit)
    return Row(point, sought, tuple(cell(places[one], met, documents=one in with_documents) for one in chosen))


def cell(hits: Sequence[Hit], met: set[str], *, documents: bool) -> Cell:
    """Tell what the statements say."""
    criticism = tuple(hit for hit in hits if hit.row.annotation.label is Label.CRITICISM)
    return Cell(tuple(hits), criticism, tuple(hit for hit in criticism if hit.row.statement.id in met), documents)


def telling(text: str, known: Vocabulary) -> tuple[str, ...]:
    """Return the words that a point is sought by.

    >>> telling("Rutin för delegering finns och är känd av all personal", Vocabulary())
    ('delegering',)
    """
    return tuple(word for word in terms(text, known, most=2 * SOUGHT) if word not in EMPTY)[:SOUGHT]


def holds(text: str, hit: Hit, known: Vocabulary) -> bool:
    """Tell whether a statement holds most of what a point says."""
    weights = {word: known.rarity(word) + 1 for word in telling(text, known)}
    there = sum(weight for word, weight in weights.items() if marks(hit.row.statement.text, sought_as(word)))
    return there >= SHARE * sum(weights.values())


@lru_cache(maxsize=10_000)
def sought_as(word: str) -> tuple[Clause, ...]:
    """Return what a search for the word asks for."""
    return parse(word).clauses


def flat(table: Table) -> Iterable[tuple[Row, str, Cell]]:
    """Give every cell with its row and utförare."""
    for row in table.rows:
        for provider, one in zip(table.providers, row.cells, strict=True):
            yield row, provider, one
