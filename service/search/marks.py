"""Where in a statement the words of a search stand.

>>> from service.words.query import parse
>>> marks("Brister i läkemedelshanteringen.", parse("läkemedel brist").clauses)
((0, 7), (10, 31))
"""

from collections.abc import Iterable, Iterator, Sequence

from extract.types import Entity
from service.words.atoms import Atom, Clause, Near
from service.words.text import Word, citation, words

Mark = tuple[int, int]


def marks(text: str, clauses: Iterable[Clause], cited: Sequence[Entity] = ()) -> tuple[Mark, ...]:
    """Return (start, end) of what a search wanted and found; ``cited``: references, placed from the text's start."""
    found = words(text)
    atoms = {atom for clause in clauses if clause.wanted for atom in clause.atoms}
    return merged(mark for atom in atoms for mark in marked(atom, found, cited))


def marked(atom: Atom | Near, found: Sequence[Word], cited: Sequence[Entity]) -> Iterator[Mark]:
    """Find an atom; of two that are to be near each other, those that are."""
    if isinstance(atom, Atom):
        yield from (*standing(atom, found), *quoting(atom, cited))
        return
    others = tuple(standing(atom.second, found))
    for one in standing(atom.first, found):
        for other in others:
            first, last = sorted((one, other))
            if sum(first[1] <= word.start < last[0] for word in found) <= atom.within:
                yield from (one, other)


def standing(atom: Atom, found: Sequence[Word]) -> Iterator[Mark]:
    """Find the words side by side."""
    size = len(atom.tokens)
    if size == 1:  # most are, and a page marks some thousand
        yield from ((word.start, word.end) for word in found if fits(atom, 0, word))
        return
    for at in range(len(found) - size + 1):
        here = found[at : at + size]
        if all(fits(atom, index, word) for index, word in enumerate(here)):
            yield here[0].start, here[-1].end


def fits(atom: Atom, index: int, word: Word) -> bool:
    """Tell whether a word has the form that the atom asks for at its place."""
    token = atom.tokens[index]
    if atom.prefix and index == len(atom.tokens) - 1:
        return word.surface.startswith(token)
    if atom.stream == "parts":
        return token in word.parts
    return token == (word.surface if atom.stream == "surface" else word.lemma)


def quoting(atom: Atom, cited: Sequence[Entity]) -> Iterator[Mark]:
    """Find the references that the atom asks for."""
    if atom.stream == "parts":
        for entity in cited:
            if entity.value and atom.tokens[0] in citation(entity.value):
                yield entity.span.start, entity.span.end


def merged(found: Iterable[Mark]) -> tuple[Mark, ...]:
    """Join marks that overlap.

    >>> merged([(5, 9), (0, 3), (2, 4)])
    ((0, 4), (5, 9))
    """
    joined: list[Mark] = []
    for start, end in sorted(found):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
