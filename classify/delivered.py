"""Which statement of a text as a reader delivers it holds which statement of the gold: page breaks, tables and OCR change the cuts.

>>> match(["Rutin saknas.", "Den skrivs i maj."], ["Rutin sak-nas. Den", "skrivs i maj.", "Sida 1"])
(0, 1)
>>> match(["Rutin saknas."], ["Något helt annat."])
(None,)
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from rapidfuzz.distance import Indel

SHARE = 0.5
"""Share of a gold statement's letters that must stand in one delivered statement."""


def match(gold: Sequence[str], delivered: Sequence[str]) -> tuple[int | None, ...]:
    """Return for each gold text the index of the delivered text that holds most of its letters; None where none holds half."""
    ours, theirs = [_letters(text) for text in gold], [_letters(text) for text in delivered]
    starts, others = _starts(ours), _starts(theirs)
    held: list[Counter[int]] = [Counter() for _ in ours]
    for block in Indel.opcodes("".join(ours), "".join(theirs)):
        if block.tag == "equal":
            for offset in range(block.src_end - block.src_start):
                index = bisect_right(starts, block.src_start + offset) - 1
                held[index][bisect_right(others, block.dest_start + offset) - 1] += 1
    return tuple(_most(counter, len(text)) for counter, text in zip(held, ours, strict=True))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold())) or "·"


def _starts(texts: Sequence[str]) -> list[int]:
    return [0, *accumulate(map(len, texts))][:-1]


def _most(counter: Counter[int], length: int) -> int | None:
    index, count = counter.most_common(1)[0] if counter else (0, 0)
    return index if count > SHARE * length else None
