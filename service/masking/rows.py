"""Personal data written out of what is exported: statements, titles, those responsible. Nobody has looked at it, and the file says so.

>>> veil = Veil({"a": {"namn": frozenset({"Maj Ek"})}})
>>> veil.text("a", "Maj Eks plan saknas."), veil.text("b", "Maj Eks plan saknas.")
('[maskat: namn] plan saknas.', 'Maj Eks plan saknas.')
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from classify.types import Annotation
from extract.types import Span
from service.cases.matrix import Entry, Line, Matrix
from service.masking.choose import merged
from service.masking.suggest import occurrences
from service.masking.texts import without
from service.masking.types import KINDS
from service.store import Store
from service.store.naming import named
from service.views import DocumentRow, Hit, StatementRow

OPEN = "Inget är maskat. Filen kan innehålla personuppgifter."
MASKED = (
    "Personnummer, namn, telefonnummer, e-postadresser, adresser och filnamn är maskade maskinellt, också namn på den som nämns "
    "med befattning. Ingen människa har gått igenom maskningen. Det som går att förstå av sammanhanget är inte maskat: läs igenom "
    "filen innan den lämnas ut."
)


@dataclass(frozen=True, slots=True)
class Veil:
    """What is to be masked: for each document the ways in which things of each kind are written in it."""

    written: Mapping[str, Mapping[str, frozenset[str]]]

    def text(self, document: str, text: str) -> str:
        """Write it out of a text of the document."""
        kinds = self.written.get(document, {})
        places = [mask for kind, ways in kinds.items() for mask in occurrences(text, ways, kind)]
        return without(text, Span(0, len(text)), merged(places))

    def heading(self, text: str) -> str:
        """Write what any of the documents names out of a text of all of them."""
        all: dict[str, frozenset[str]] = {}
        for kinds in self.written.values():
            for kind, ways in kinds.items():
                all[kind] = all.get(kind, frozenset()) | ways
        return Veil({"": all}).text("", text)

    def maybe(self, document: str, text: str | None) -> str | None:
        """Do so, if there is a text."""
        return None if text is None else self.text(document, text)

    def document(self, row: DocumentRow) -> DocumentRow:
        """Return a document with its title masked, and its number for a name: people name files after people."""
        where = row.metadata
        masked = replace(
            where, provider=self.maybe(row.id, where.provider), reviewer=self.maybe(row.id, where.reviewer)
        )
        return replace(row, name=f"dokument {row.id[:12]}", title=self.maybe(row.id, row.title), metadata=masked)

    def word(self, document: str, said: Annotation) -> Annotation:
        """Return what is said about a statement, masked."""
        return replace(said, responsible=self.maybe(document, said.responsible))

    def row(self, row: StatementRow) -> StatementRow:
        """Return a statement, masked."""
        said = row.statement
        section = tuple(self.text(row.document, one) for one in said.section)
        return replace(
            row,
            statement=replace(said, text=self.text(row.document, said.text), section=section),
            predicted=self.word(row.document, row.predicted),
            decided=self.word(row.document, row.decided) if row.decided else None,
        )

    def hit(self, hit: Hit) -> Hit:
        """Return a hit, masked; what matched can't be marked any more."""
        return replace(hit, document=self.document(hit.document), row=self.row(hit.row), marks=())

    def entry(self, one: Entry) -> Entry:
        """Return an entry of the svarsmatris, masked."""
        return replace(one, row=self.row(one.row), document=self.document(one.document))

    def line(self, line: Line) -> Line:
        """Return a line of it, masked."""
        return replace(
            line,
            criticism=self.entry(line.criticism),
            responses=tuple(map(self.entry, line.responses)),
            actions=tuple(map(self.entry, line.actions)),
            follow_ups=tuple(map(self.entry, line.follow_ups)),
        )

    def matrix(self, laid: Matrix) -> Matrix:
        """Return the svarsmatris, masked."""
        return Matrix(
            tuple(map(self.document, laid.documents)),
            tuple(map(self.line, laid.lines)),
            tuple(map(self.entry, laid.loose)),
            tuple(map(self.entry, laid.entries)),
        )


def veil(store: Store, documents: Iterable[str]) -> Veil:
    """Gather what is to be masked in documents; all that was found, for nobody is there to choose."""
    found: dict[str, dict[str, set[str]]] = {}
    for document, type, text in named(store, documents, KINDS):
        found.setdefault(document, {}).setdefault(KINDS[type], set()).add(" ".join(text.split()))
    return Veil({id: {kind: frozenset(ways) for kind, ways in kinds.items()} for id, kinds in found.items()})
