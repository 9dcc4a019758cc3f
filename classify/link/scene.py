"""What is weighed together: the statements of one document that may point at something, and what they may point at."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from classify.link.outcome import supposes, telling
from classify.link.thread import Turn, strangers
from classify.link.words import Words
from classify.meaning import nearness
from classify.scoring import Floats
from classify.types import MAYBE, Label, LinkType, Status
from extract.types import BlockKind, DocumentKind

Bools = npt.NDArray[np.bool_]
View = Callable[["Scene", Turn], str]
"""Which words of a turn and its surroundings are compared."""
AHEAD = (Status.PLANNED, Status.DEMANDED)
REPLIES = {Label.RESPONSE: LinkType.ANSWERS, Label.ACTION: LinkType.REMEDIES}


@dataclass(frozen=True, eq=False)
class Scene:
    """The sources of one document and the targets before them; arrays have the shape (n_sources, n_targets).

    ``types`` tells for each source which link it would make: None for kritik that a reply repeats, which makes none but
    tells its neighbours what is spoken of. ``here`` is where both stand in one document.
    """

    thread: tuple[Turn, ...]
    sources: tuple[Turn, ...]
    targets: tuple[Turn, ...]
    types: tuple[LinkType | None, ...]
    allowed: Bools
    words: Words
    around: dict[tuple[int, int], Turn]
    rows: dict[tuple[int, int, int], tuple[Turn, ...]]
    sections: dict[tuple[int, tuple[str, ...]], str]
    doubt: Floats
    """Log of how likely each target is kritik: shape (n_targets,)."""
    sure: Floats
    """How likely each source is what its type takes it for: shape (n_sources,)."""
    _seen: dict[tuple[str, View, View], Floats] = field(default_factory=dict)

    @property
    def order(self) -> int:
        """The place of the sources' document in the case."""
        return self.sources[0].order

    @property
    def here(self) -> Bools:
        """Where source and target stand in the same document."""
        return np.broadcast_to([turn.order == self.order for turn in self.targets], self.allowed.shape)

    def alike(self, mine: View, theirs: View) -> Floats:
        """Return how alike the words of sources and targets are, as these views give them."""
        return self._compared("alike", mine, theirs, self.words.alike)

    def met(self, mine: View, theirs: View) -> Floats:
        """Return how much of what the sources say is met in the targets."""
        return self._compared("met", mine, theirs, self.words.met)

    def near(self, mine: View, theirs: View) -> Floats:
        """Return how near they are in meaning."""
        return self._compared("near", mine, theirs, nearness)

    def pairs(self, told: Callable[[Turn, Turn], float]) -> Floats:
        """Return what a function says of each pair."""
        return np.array([[told(source, target) for target in self.targets] for source in self.sources], dtype=float)

    def _compared(
        self, how: str, mine: View, theirs: View, compare: Callable[[Sequence[str], Sequence[str]], Floats]
    ) -> Floats:
        key = (how, mine, theirs)
        if key not in self._seen:
            left = [mine(self, turn) for turn in self.sources]
            right = [theirs(self, turn) for turn in self.targets]
            self._seen[key] = compare(left, right)
        return self._seen[key]


def scenes(thread: Sequence[Turn]) -> tuple[Scene, ...]:
    """Lay out what each document of a case may reply to, and what it may follow up."""
    words = Words([turn.statement.text for turn in thread])
    around = {(turn.order, turn.index): turn for turn in thread}
    rows: dict[tuple[int, int, int], tuple[Turn, ...]] = {}
    sections: dict[tuple[int, tuple[str, ...]], str] = {}
    for turn in thread:
        section = (turn.order, turn.statement.section)
        sections[section] = f"{sections.get(section, '')} {turn.statement.text}"
        if cell := turn.statement.cell:
            key = (turn.order, cell.table, cell.row)
            rows[key] = (*rows.get(key, ()), turn)
    apart = strangers(thread)
    found = []
    for order in sorted({turn.order for turn in thread}):
        mine = [turn for turn in thread if turn.order == order]
        kritik = [turn for turn in thread if _is_kritik(turn) and (order, turn.order) not in apart]
        replies = [(turn, _reply(turn)) for turn in mine if _replies(turn)]
        reviews = [(turn, LinkType.FOLLOWS_UP) for turn in mine if _reviews(turn)]
        for sources, targets in (
            (replies, [turn for turn in kritik if turn.order <= order]),
            (reviews, [turn for turn in kritik if turn.order < order and not _same_day(turn, mine[0])]),
        ):
            if any(kind for _, kind in sources) and targets:
                turns, types = zip(*sources, strict=True)
                allowed = np.array([[_allowed(turn, target) for target in targets] for turn in turns])
                doubt = np.log([turn.annotation.chance(Label.CRITICISM) for turn in targets])
                sure = np.array([_sure(turn, kind) for turn, kind in sources])
                found.append(
                    Scene(
                        tuple(thread), turns, tuple(targets), types, allowed, words, around, rows, sections, doubt, sure
                    )
                )
    return tuple(found)


def _is_kritik(turn: Turn) -> bool:
    return turn.annotation.chance(Label.CRITICISM) >= MAYBE


def _replies(turn: Turn) -> bool:
    return _reply(turn) is not None or (turn.label is Label.CRITICISM and turn.order > 0)


def _reply(turn: Turn) -> LinkType | None:
    """Return the link that the turn would make: of its label, or of what it may be instead."""
    likeliest = max(REPLIES, key=turn.annotation.chance)
    return REPLIES.get(turn.label) or (REPLIES[likeliest] if turn.annotation.chance(likeliest) >= MAYBE else None)


def _sure(turn: Turn, kind: LinkType | None) -> float:
    return next((turn.annotation.chance(label) for label, reply in REPLIES.items() if reply is kind), 1.0)


def _reviews(turn: Turn) -> bool:
    """Tell whether the turn may say what became of something; of what is övrigt only what sounds like it.

    What is promised, demanded or only supposed has not become; and who answers a review does not review.
    """
    statement = turn.statement
    if turn.order == 0 or turn.label is Label.RESPONSE or statement.kind is BlockKind.HEADING:
        return False
    if (
        turn.document.profile.kind is DocumentKind.RESPONSE
        or turn.annotation.status in AHEAD
        or supposes(statement.text)
    ):
        return False
    return not (statement.cell and statement.cell.header) and (
        turn.label is not Label.OTHER or telling(statement.text) or not turn.answers
    )


def _allowed(source: Turn, target: Turn) -> bool:
    """A statement does not point at itself, nor at its own words in a copy."""
    return source.id != target.id and (source.order == target.order or source.statement.text != target.statement.text)


def _same_day(one: Turn, other: Turn) -> bool:
    """Tell whether a document can follow up nothing of another, being a copy of it or written on the same day."""
    day = one.document.profile.metadata.date
    return day is not None and day == other.document.profile.metadata.date
