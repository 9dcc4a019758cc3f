"""What a person typed in the search box, as clauses that must all hold.

>>> parse('rutiner -"inga brister" dok*')[1]
Clause(atoms=(Atom(stream='surface', tokens=('inga', 'brister'), prefix=False),), wanted=False)
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from service.text import Word, citation, words

Stream = Literal["surface", "lemma", "parts"]
CHUNK = re.compile(r'(?P<no>-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')


@dataclass(frozen=True, slots=True)
class Atom:
    """Tokens that stand side by side in a stream of the index; with ``prefix`` the last is only a beginning."""

    stream: Stream
    tokens: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """One of the atoms must be there; if not wanted, none may be."""

    atoms: tuple[Atom, ...]
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class Cited:
    """A legal reference in the box: its range of code points and the normal forms that it may stand for."""

    start: int
    end: int
    values: tuple[str, ...]


Citer = Callable[[str], Iterable[Cited]]


def nothing_cited(text: str) -> Iterable[Cited]:
    """See no legal references."""
    return ()


def parse(text: str, cite: Citer = nothing_cited) -> tuple[Clause, ...]:
    """Read words, "phrases", -not, prefix* and legal references; what is none of these is passed over.

    >>> [(atom.stream, *atom.tokens) for atom in parse("HVB-hemmet")[0].atoms]
    [('surface', 'hvb', 'hemmet'), ('surface', 'hvb', 'hem'), ('lemma', 'hvb', 'hemmet'), ('lemma', 'hvb', 'hem')]
    >>> parse("- * §")
    ()
    """
    clauses = []
    quotes = [match.span() for match in CHUNK.finditer(text) if match["phrase"]]
    for cited in sorted(cite(text), key=lambda cited: -cited.start):
        if not any(start < cited.end and cited.start < end for start, end in quotes):
            clauses.append(reference(text, cited))
            text = f"{text[: cited.start].removesuffix('-')} {text[cited.end :]}"
    for match in CHUNK.finditer(text):
        phrase, word = match["phrase"], match["word"] or ""
        if found := words(phrase or word):
            atoms = quoted(found) if phrase else plain(found, prefix=word.endswith("*"))
            clauses.append(Clause(atoms, wanted=not match["no"]))
    return tuple(clauses)


def reference(text: str, cited: Cited) -> Clause:
    """Look for a legal reference however it was written, and for its words as they stand in the box."""
    values = tuple(Atom("parts", (citation(value)[-1],)) for value in cited.values)
    found = words(text[cited.start : cited.end])
    return Clause((*values, *plain(found, prefix=False)), wanted=not text[: cited.start].endswith("-"))


def quoted(found: tuple[Word, ...]) -> tuple[Atom, ...]:
    """Look for the words just as they stand."""
    return (Atom("surface", tuple(word.surface for word in found)),)


def plain(found: tuple[Word, ...], *, prefix: bool) -> tuple[Atom, ...]:
    """Look for a word in any of its forms and inside compounds; "HVB-hem" is two words side by side.

    Word lists disagree on base forms ("plan" is "plana", "planer" is "plan"), so each form is sought in each stream.
    """
    surface = tuple(word.surface for word in found)
    if prefix:
        return (Atom("surface", surface, prefix=True),)
    forms = dict.fromkeys((surface, tuple(word.lemma for word in found)))
    streams: tuple[Stream, ...] = ("surface", "lemma", "parts") if len(found) == 1 else ("surface", "lemma")
    return tuple(Atom(stream, form) for stream in streams for form in forms)
