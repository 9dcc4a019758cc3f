"""What the index is asked for a word, a phrase or a reference: atoms, of which one in each clause must be there.

>>> [(atom.stream, *atom.tokens) for atom in plain(words("HVB-hem"), prefix=True)]
[('surface', 'hvb', 'hem')]
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from service.words.compounds import split, stem
from service.words.derived import quality, verb
from service.words.synonyms import synonyms
from service.words.text import Word, base, citation, words

Stream = Literal["surface", "lemma", "parts"]
COMMON = frozenset("av i och på för med om till den det de en ett som att är vid från hos eller samt".split())
"""Words that every text has: a search for "brister i planer" is for brister and planer."""
STREAMS: tuple[Stream, ...] = ("surface", "lemma", "parts")
PLACED: tuple[Stream, ...] = ("surface", "lemma")
PARTICLES = tuple(
    "upp ut in av fast till ned ner bort fram igenom efter om över under an med sam hop på vidare åter".split()
)
BETWEEN = 2
"""Words that may stand between the parts of a compound that stand apart."""


@dataclass(frozen=True, slots=True)
class Atom:
    """Tokens that stand side by side in a stream of the index; with ``prefix`` the last is only a beginning."""

    stream: Stream
    tokens: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Near:
    """Two atoms of one stream with at most ``within`` words between them, whichever comes first."""

    first: Atom
    second: Atom
    within: int


@dataclass(frozen=True, slots=True)
class Clause:
    """One of the atoms must be there; if not wanted, none may be."""

    atoms: tuple[Atom | Near, ...]
    wanted: bool = True


def meant(value: str) -> tuple[str, ...]:
    """Return the tokens that answer a reference: of a place in an act that place, and the place where no act was told.

    >>> meant("SFS 2025:400 27 kap. 2 §"), meant("27 kap. 2 §")
    (('sfs_2025_400_27_kap_2', 'utan_27_kap_2'), ('_27_kap_2',))
    """
    tokens = citation(value)
    if tokens[-1].startswith("utan_"):
        return (tokens[len(tokens) // 2 - 1],)
    place = tokens[-1] if tokens[-1].startswith("_") else None
    return (within_act(value), f"utan{place}") if place else tokens[-1:]


def within_act(value: str) -> str:
    """Return the token of a reference that names its act: nobody wrote this one in the box, so it is to be sure.

    >>> within_act("SFS 2025:400 27 kap. 2 §"), within_act("SFS 2025:400")
    ('sfs_2025_400_27_kap_2', 'sfs_2025_400')
    """
    tokens = citation(value)
    return tokens[len(tokens) // 2]


def paired(before: Iterable[Atom | Near], after: tuple[Atom | Near, ...], within: int) -> Iterable[Near]:
    """Put together the atoms of two clauses that stand in one stream; parts of compounds have no place of their own."""
    for first in before:
        for second in after:
            if isinstance(first, Near) or isinstance(second, Near):
                continue
            if first.stream == second.stream and first.stream != "parts":
                yield Near(first, second, within)


def quoted(found: tuple[Word, ...]) -> tuple[Atom, ...]:
    """Look for the words just as they stand."""
    return (Atom("surface", tuple(word.surface for word in found)),)


def telling(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """Leave out words that every text has, unless nothing else is sought.

    >>> [clause.atoms[0].tokens for clause in telling([Clause(plain(words(word), prefix=False)) for word in ("brister", "i", "planer")])]
    [('brister',), ('planer',)]
    """
    said = tuple(clause for clause in clauses if not (clause.wanted and common(clause)))
    return said if any(clause.wanted for clause in said) else tuple(clauses)


def common(clause: Clause) -> bool:
    """Tell whether a clause is a common word and no phrase, beginning or choice of words."""
    streams = [atom for atom in clause.atoms if isinstance(atom, Atom) and atom.stream == "surface"]
    single = len(clause.atoms) > 1 and all(isinstance(atom, Atom) and len(atom.tokens) == 1 for atom in clause.atoms)
    return single and all(atom.tokens[0] in COMMON and not atom.prefix for atom in streams[:1]) and len(streams) < 3


def plain(found: tuple[Word, ...], *, prefix: bool, acronym: bool = False) -> tuple[Atom | Near, ...]:
    """Look for a word in any of its forms and inside compounds; "HVB-hem" is two words side by side.

    Word lists disagree on base forms ("plan" is "plana", "planer" is "plan"), so each form is sought in each stream. What a compound is
    made of may also stand apart: "fallrisk", "risk för fall". An acronym has no other forms.
    """
    surface = tuple(word.surface for word in found)
    if prefix:
        return (Atom("surface", surface, prefix=True),)
    forms = dict.fromkeys((surface, surface if acronym else tuple(word.lemma for word in found)))
    if len(found) > 1:
        return (*(Atom(stream, form) for stream in PLACED for form in forms), *meaning_the_same(found))
    for made in (verb, quality):
        if not acronym and (done := made(found[0].lemma)):
            forms[done,] = None
    sought = (Atom(stream, form) for stream in STREAMS for form in forms)
    return (*sought, *apart(found[0]), *particle(found[0]), *meaning_the_same(found))


def particle(word: Word) -> Iterator[Near]:
    """Look for a noun of doing as the verb and its particle: "uppföljning", "följt upp".

    >>> [(near.first.tokens, near.second.tokens) for near in particle(words("uppföljning")[0])]
    [(('följa',), ('upp',))]
    """
    for before in PARTICLES:
        rest = word.lemma.removeprefix(before)
        if rest != word.lemma and (done := verb(rest, short=True)):
            yield Near(Atom("lemma", (done,)), Atom("lemma", (base(before),)), BETWEEN)
            return


def together(before: Word, after: Word) -> Iterator[Atom]:
    """Look for a verb and its particle as one word: "hålla fast", "fasthållning"."""
    if after.surface in PARTICLES and before.lemma.endswith("a"):
        whole = after.surface + before.lemma
        yield from (Atom(stream, (whole,)) for stream in ("lemma", "parts"))
        yield from (
            Atom(stream, (after.surface + before.lemma[:-1] + end,))
            for end in ("ning", "ande", "ing")
            for stream in PLACED
        )


def apart(word: Word) -> Iterator[Near]:
    """Look for the parts of a compound as words of their own, near each other."""
    if cut := split(word.lemma):
        yield Near(Atom("lemma", (base(cut[1]),)), Atom("lemma", (base(stem(cut[0])),)), BETWEEN)


def expressed(found: tuple[Word, ...]) -> Iterator[Atom]:
    """Look for what several words side by side mean together: their synonyms, a verb and its particle in one word."""
    yield from meaning_the_same(found)
    if len(found) == 2:
        yield from together(*found)


def meaning_the_same(found: tuple[Word, ...]) -> Iterator[Atom]:
    """Look for the synonyms of a word or of some side by side, in any form; a single one inside compounds too."""
    said = " ".join(word.lemma for word in found), " ".join(word.surface for word in found)
    for other in map(words, synonyms(*said)):
        yield Atom("lemma", tuple(word.lemma for word in other))
        yield Atom("surface", tuple(word.surface for word in other))
        if len(other) == 1:
            yield Atom("parts", (other[0].lemma,))
