"""What a person typed in the search box: clauses that must all hold, choices of fields, and what was not understood.

>>> parse('rutiner -"inga brister" typ:kritik').clauses[1]
Clause(atoms=(Atom(stream='surface', tokens=('inga', 'brister'), prefix=False),), wanted=False)
>>> parse('rutiner typ:kritik').chosen
(Chosen(field='typ', value='kritik', wanted=True),)
>>> parse('rutiner ELLER').mistakes
('ELLER behöver ett ord på var sida.',)
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from extract.entities.successors import related
from service.words.atoms import Atom, Clause, common, expressed, meant, paired, plain, quoted, telling, within_act
from service.words.fields import FIELDS, Chosen, unknown
from service.words.lexing import Token, lex
from service.words.text import Word, words

WITHIN = 6
"""Words that may stand between what is NEAR each other, where the search does not say."""
LONGEST = 20
FOLLOWED = "lagföljd"
"""The field of a reference that is sought with what came before and after it; with the value "ja" all are."""
LONGEST_ACRONYM = 5
LONGEST_EXPRESSION = 6
MOST = 60
"""Words that one search may hold; a pasted page is no search."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A legal reference in the box: its range of code points and the normal forms that it may stand for."""

    start: int
    end: int
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parsed:
    """A search as it was understood; ``mistakes`` are Swedish sentences for the one who typed it.

    ``followed`` are legal references that were asked for with what came before and after them, as they stand in the box.
    """

    clauses: tuple[Clause, ...] = ()
    chosen: tuple[Chosen, ...] = ()
    mistakes: tuple[str, ...] = ()
    followed: tuple[tuple[str, tuple[str, ...]], ...] = ()


Citer = Callable[[str], Iterable[Cited]]


def nothing_cited(text: str) -> Iterable[Cited]:
    """See no legal references."""
    return ()


def parse(text: str, cite: Citer = nothing_cited) -> Parsed:
    """Read words, "phrases", -not, OR, NEAR, prefix*, fields and legal references; say what is none of these.

    >>> [(atom.stream, *atom.tokens) for atom in parse("HVB-hemmet").clauses[0].atoms]
    [('surface', 'hvb', 'hemmet'), ('surface', 'hvb', 'hem'), ('lemma', 'hvb', 'hemmet'), ('lemma', 'hvb', 'hem')]
    >>> parse("- * §").clauses
    ()
    """
    cited = tuple(cite(text))
    tokens = lex(text, [(one.start, one.end) for one in cited])
    reading = _Reading(follows=any(map(asks_to_follow, tokens)))
    if len(tokens) > MOST:
        reading.mistakes.append(f"Sökningen är för lång. De första {MOST} orden används.")
    values = {one.start: one.values for one in cited}
    for token in tokens[:MOST]:
        reading.take(token, values, cite)
    return reading.done()


class _Reading:
    """The clauses read so far, and the operator that waits for its right side."""

    def __init__(self, *, follows: bool) -> None:
        self.follows = follows
        self.followed: list[tuple[str, tuple[str, ...]]] = []
        self.clauses: list[Clause] = []
        self.chosen: list[Chosen] = []
        self.mistakes: list[str] = []
        self.operator: Token | None = None
        self.open = False
        """Whether an operator may follow: the latest token was a clause."""
        self.run: list[tuple[int, Word]] = []
        """Words typed one after the other, each with its clause: together they may be one expression."""

    def take(self, token: Token, values: dict[int, tuple[str, ...]], cite: Citer) -> None:
        self.mistakes.extend(token.mistakes)
        if token.kind != "word" or not token.wanted or token.prefix or self.operator:
            self.run = []
        if token.kind in ("or", "near"):
            self.wait(token)
        elif token.kind == "field":
            self.choose(token, cite)
        elif token.kind == "law":
            sought = (
                *self.references(token, values[token.start]),
                *plain(words(token.text), prefix=False, acronym=token.text.isupper()),
            )
            self.join(Clause(sought, token.wanted))
        elif clause := as_clause(token):
            self.join(clause)
            if token.kind == "word" and token.wanted and not token.prefix:
                self.express(words(token.text))

    def express(self, found: tuple[Word, ...]) -> None:
        """Let what means the same as several words stand for each of them: (a or s) and (b or s) is a and b, or s."""
        if len(found) != 1:
            self.run = []
            return
        self.run = [*self.run, (len(self.clauses) - 1, found[0])][-LONGEST_EXPRESSION:]
        for start in range(len(self.run) - 1):
            for atom in expressed(tuple(word for _, word in self.run[start:])):
                for at, _ in self.run[start:]:
                    if not common(self.clauses[at]):
                        self.clauses[at] = replace(self.clauses[at], atoms=(*self.clauses[at].atoms, atom))

    def references(self, token: Token, values: tuple[str, ...]) -> tuple[Atom, ...]:
        """Look for a reference however it was written, and where that is asked for, for what came before and after it."""
        sought = [token for value in values for token in meant(value)]
        if self.follows or FIELDS.get(token.field) == FOLLOWED:
            self.followed.append((token.text, values))
            sought += [within_act(other) for value in values for other in related(value)]
        return tuple(Atom("parts", (one,)) for one in dict.fromkeys(sought))

    def wait(self, token: Token) -> None:
        if not self.open or self.operator:
            self.mistakes.append(lonely(token))
            return
        self.operator, self.open = token, False

    def choose(self, token: Token, cite: Citer) -> None:
        if self.operator:
            self.mistakes.append(lonely(self.operator))
        self.operator, self.open = None, False
        if token.field not in FIELDS:
            self.mistakes.append(unknown(token.field))
        elif asks_to_follow(token):
            return
        elif FIELDS[token.field] in ("lag", FOLLOWED):
            self.cite(token, cite)
        elif not token.text:
            self.mistakes.append(f"{token.field}: behöver ett värde direkt efter kolon.")
        else:
            self.chosen.append(Chosen(FIELDS[token.field], token.text, token.wanted))

    def cite(self, token: Token, cite: Citer) -> None:
        atoms = tuple(atom for one in cite(token.text) for atom in self.references(token, one.values))
        if atoms:
            self.clauses.append(Clause(tuple(dict.fromkeys(atoms)), token.wanted))
        else:
            self.mistakes.append(f'”{token.text}” är ingen lag som Rödtråd känner. Skriv lag:SoL eller lag:"14:3 SoL".')

    def join(self, clause: Clause) -> None:
        operator, self.operator, self.open = self.operator, None, True
        if operator is None:
            self.clauses.append(clause)
            return
        before = self.clauses.pop()
        if not (before.wanted and clause.wanted):
            self.mistakes.append(f"Minus går inte ihop med {operator.text}. Skriv -ord för sig.")
            self.clauses += [before, clause]
        elif operator.kind == "or":
            self.clauses.append(replace(before, atoms=tuple(dict.fromkeys((*before.atoms, *clause.atoms)))))
        else:
            self.near(before, clause, operator)

    def near(self, before: Clause, clause: Clause, operator: Token) -> None:
        within = WITHIN if operator.within is None else min(operator.within, LONGEST)
        pairs = tuple(paired(before.atoms, clause.atoms, within))
        if pairs:
            self.clauses.append(Clause(pairs))
            return
        self.mistakes.append(f"{operator.text} tar två ord eller fraser, inte fler i rad.")
        self.clauses += [before, clause]

    def done(self) -> Parsed:
        if self.operator:
            self.mistakes.append(lonely(self.operator))
        mistakes = tuple(dict.fromkeys(self.mistakes))
        return Parsed(telling(self.clauses), tuple(self.chosen), mistakes, tuple(self.followed))


def lonely(token: Token) -> str:
    """Say that an operator lacks a side."""
    return f"{token.text} behöver ett ord på var sida."


def asks_to_follow(token: Token) -> bool:
    """Tell whether all legal references are to be sought with what came before and after them."""
    return token.kind == "field" and FIELDS.get(token.field) == FOLLOWED and token.text.casefold() == "ja"


def as_clause(token: Token) -> Clause | None:
    """Return what a word or phrase asks for; a sign alone asks for nothing."""
    found = words(token.text)
    if not found:
        return None
    if token.kind == "phrase":
        return Clause(quoted(found), token.wanted)
    acronym = token.text.isupper() and 1 < len(token.text) <= LONGEST_ACRONYM
    return Clause(plain(found, prefix=token.prefix, acronym=acronym), token.wanted)
