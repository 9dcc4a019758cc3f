"""One who may be a side of a review, and every place where the text speaks of it.

>>> text = "Ek Omsorg AB tackar. Ek Omsorg har svarat. Bolaget medger."
>>> one = Candidate("Ek Omsorg AB", "company", ((0, 12),))
>>> [text[start:end] for start, end in with_mentions(one, [one], text).spans + echoes(one, [one], text)]
['Ek Omsorg AB', 'Ek Omsorg', 'Bolaget']
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.entities.aliases import meets, mentions, short_forms

PRIVATE = frozenset({"company", "firm", "unit", "letter", "field", "loose"})
"""Sorts of which a short name may stand for a longer one that begins with it."""
ECHOES = {
    "board": re.compile(r"(?<![\w-])[Nn]ämnden(?=s?(?![\wåäö]))"),
    "company": re.compile(r"(?<![\w-])(?:[Bb]olaget|[Uu]tföraren|[Ff]öretaget|[Vv]årdgivaren|[Hh]uvudmannen|[Ll]everantören)(?=s?(?![\wåäö]))"),
    "unit": re.compile(r"(?<![\w-])(?:[Ss]kolan|[Bb]oendet|[Vv]erksamheten|[Ff]örskolan|[Vv]årdcentralen|[Ss]jukhuset|[Gg]ruppbostaden|[Hh]emmet)(?=s?(?![\wåäö]))"),
    "municipality": re.compile(r"(?<![\w-])[Kk]ommunen(?=s?(?![\wåäö]))"),
    "office": re.compile(r"(?<![\w-])(?:[Ff]örvaltningen|[Kk]ontoret)(?=s?(?![\wåäö]))"),
}  # fmt: skip
"""The common nouns by which a text calls a body that it has named once."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name without inflection, what sort of body it is, and text[start:end] of each mention.

    ``echoes`` are the words that stand for the most named of a sort: "nämnden", "bolaget".
    """

    name: str
    sort: str
    spans: tuple[tuple[int, int], ...] = ()
    echoes: tuple[tuple[int, int], ...] = ()


def with_mentions(one: Candidate, others: Sequence[Candidate], text: str) -> Candidate:
    """Add the mentions of a private body by the words before "AB", or by its first word where no other name begins so."""
    if one.sort not in PRIVATE:
        return one
    forms = short_forms(one.name, text, [other.name for other in others if other is not one])
    spans = {span for form in forms for span in mentions(form, text) if not meets(span, one.spans)}
    apart = [span for span in sorted(spans) if not any(span != other and meets(span, [other]) for other in spans)]
    return replace(one, spans=tuple(sorted({*one.spans, *(apart or spans)})))


def echoes(one: Candidate, among: Sequence[Candidate], text: str) -> tuple[tuple[int, int], ...]:
    """Return where a common noun stands for the candidate, if it is the most named of its sort."""
    pattern = ECHOES.get(one.sort)
    if pattern is None or one is not max((o for o in among if o.sort == one.sort), key=lambda other: len(other.spans)):
        return ()
    return tuple(match.span() for match in pattern.finditer(text))
