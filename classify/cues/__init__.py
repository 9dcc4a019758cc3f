"""Named rules that speak for a label or keep silent; the docstring of a rule is the reason that the reader sees.

>>> from extract.types import BlockKind, DocumentKind, Span, Statement
>>> statement = Statement("d#0", Span(0, 1), "Inga brister noterades.", BlockKind.PARAGRAPH)
>>> [(reason, label.value) for reason, label in heard(Context(statement, DocumentKind.REPORT))]
[('Texten säger att inga brister finns.', 'övrigt')]
"""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from classify.context import Context
from classify.cues import action, criticism, labels, other, plain, response
from classify.types import Label

Cue = Callable[[Context], Label | None]

CUES: tuple[Cue, ...] = (*other.CUES, *labels.CUES, *criticism.CUES, *action.CUES, *response.CUES, *plain.CUES)


STRONG: Mapping[Cue, float] = {
    action.agreed: 3.0,
    labels.bare_label: 5.0,
    labels.counted: 3.0,
    **dict.fromkeys(plain.CUES, 1.5),
}
"""Log-odds that a cue adds to what the model learned: for forms that are sure, but rarer in the corpus than in life."""


def reason(cue: Cue) -> str:
    """Return what the cue tells the reader."""
    return (cue.__doc__ or "").strip().splitlines()[0]


@lru_cache(maxsize=4096)
def spoken(context: Context) -> tuple[tuple[Cue, Label], ...]:
    """Return the cues that speak, each with its label; model and evidence both ask, so the answer is kept for a while."""
    return tuple((cue, label) for cue in CUES if (label := cue(context)))


def heard(context: Context) -> Iterator[tuple[str, Label]]:
    """Yield the reason and the label of every cue that speaks."""
    for cue, label in spoken(context):
        yield reason(cue), label
