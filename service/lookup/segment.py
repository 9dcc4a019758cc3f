"""Postings: for each token of a stream, the rows that it stands in, and where in them.

>>> stream = inverted(["ny rutin", "rutin saknas ny"], placed=True)
>>> stream.rows[stream.of("ny")].tolist(), stream.places[stream.of("ny")].tolist()
([0, 1], [0, 2])
>>> stream.rows[stream.of("r", prefix=True)].tolist(), stream.rows[stream.of("far")].tolist()
([0, 1], [])

A segment never changes: statements keep their tokens as long as they keep their number.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int32]
STREAMS = ("surface", "lemma", "parts")
PLACED = {"surface": True, "lemma": True, "parts": False}
"""Parts of compounds have no place of their own."""
LAST = 0xFFFF
"""The highest place that is told apart; no statement is that long."""


@dataclass(frozen=True, eq=False)
class Stream:
    """Tokens in the order of their bytes, one after the other in ``blob``; those of token n end at ``ends[n]``, its postings
    at ``stops[n]``. Postings of a token are in order of row and place.
    """

    blob: npt.NDArray[np.uint8]
    ends: npt.NDArray[np.int64]
    stops: npt.NDArray[np.int64]
    rows: Ints
    places: npt.NDArray[np.uint16]

    def of(self, token: str, *, prefix: bool = False) -> slice:
        """Return where the postings of a token are, or those of all tokens that begin with it."""
        sought = token.encode()
        first = self._at(sought)
        last = (
            self._at(sought + b"\xff") if prefix else first + (first < len(self.ends) and self._token(first) == sought)
        )
        return slice(self._stop(first), self._stop(last))

    def _at(self, sought: bytes) -> int:
        low, high = 0, len(self.ends)
        while low < high:
            middle = (low + high) // 2
            if self._token(middle) < sought:
                low = middle + 1
            else:
                high = middle
        return low

    def _token(self, number: int) -> bytes:
        return self.blob[self.ends[number - 1] if number else 0 : self.ends[number]].tobytes()

    def _stop(self, number: int) -> int:
        return int(self.stops[number - 1]) if number else 0


@dataclass(frozen=True, eq=False)
class Segment:
    """Some statements: their numbers in the database in rising order, a print of what was indexed, one of their document, and postings."""

    numbers: npt.NDArray[np.int64]
    prints: npt.NDArray[np.uint32]
    papers: npt.NDArray[np.uint32]
    streams: Mapping[str, Stream]


def printed(text: str) -> int:
    """Return a number of 32 bits that tells texts apart.

    >>> printed("a") == printed("b")
    False
    """
    return crc32(text.encode())


def inverted(texts: Iterable[str], *, placed: bool) -> Stream:
    """Turn texts of tokens with blanks between into postings; the row of a text is its place among them."""
    codes: defaultdict[str, int] = defaultdict()
    codes.default_factory = codes.__len__
    found, counts = array("i"), array("i")
    for text in texts:
        tokens = text.split()
        counts.append(len(tokens))
        found.extend(map(codes.__getitem__, tokens))
    sizes = np.array(counts, np.int32)
    rows = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
    places = np.arange(len(rows)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return sorted_stream(
        [token.encode() for token in codes], np.array(found, np.int32), rows, places.clip(max=LAST), placed=placed
    )


def sorted_stream(
    tokens: Sequence[bytes], codes: Ints, rows: Ints, places: npt.NDArray[np.integer], *, placed: bool
) -> Stream:
    """Put postings in order, given the code of each token and postings in order of row and place."""
    order = sorted(range(len(tokens)), key=tokens.__getitem__)
    rank = np.empty(len(tokens), np.int32)
    rank[order] = np.arange(len(tokens), dtype=np.int32)
    codes = rank[codes]
    by = np.argsort(codes, kind="stable")
    codes, rows, where = codes[by], rows[by], places[by].astype(np.uint16)
    if not placed:
        first = np.ones(len(rows), bool)
        first[1:] = (codes[1:] != codes[:-1]) | (rows[1:] != rows[:-1])
        codes, rows, where = codes[first], rows[first], where[:0]
    return Stream(
        np.frombuffer(b"".join(tokens[one] for one in order), np.uint8),
        np.cumsum([len(tokens[one]) for one in order], dtype=np.int64),
        np.cumsum(np.bincount(codes, minlength=len(tokens)), dtype=np.int64),
        rows,
        where,
    )


def merged(segments: Sequence[Segment]) -> Segment:
    """Make one of several, whose numbers follow on each other."""
    starts = np.cumsum([0, *(len(one.numbers) for one in segments)])
    return Segment(
        np.concatenate([one.numbers for one in segments]),
        np.concatenate([one.prints for one in segments]),
        np.concatenate([one.papers for one in segments]),
        {
            name: joined([one.streams[name] for one in segments], starts, placed=placed)
            for name, placed in PLACED.items()
        },
    )


def joined(streams: Sequence[Stream], starts: npt.NDArray[np.int64], *, placed: bool) -> Stream:
    """Put the postings of several streams together; the rows of each begin where it is said."""
    known: dict[bytes, int] = {}
    codes, rows, places = [], [], []
    for stream, start in zip(streams, starts, strict=False):
        blob, at = stream.blob.tobytes(), 0
        mine = np.empty(len(stream.ends), np.int32)
        for number, end in enumerate(stream.ends.tolist()):
            mine[number] = known.setdefault(blob[at:end], len(known))
            at = end
        codes.append(np.repeat(mine, np.diff(stream.stops, prepend=0)))
        rows.append(stream.rows + np.int32(start))
        places.append(stream.places if placed else np.zeros(len(stream.rows), np.uint16))
    return sorted_stream(
        list(known), np.concatenate(codes), np.concatenate(rows), np.concatenate(places), placed=placed
    )


def without(segment: Segment, gone: npt.NDArray[np.bool_]) -> Segment:
    """Return the segment without some of its rows.

    >>> streams = {name: inverted(["ny", "gammal", "ny plan"], placed=placed) for name, placed in PLACED.items()}
    >>> one = Segment(np.arange(3), np.zeros(3, np.uint32), np.zeros(3, np.uint32), streams)
    >>> left = without(one, np.array([True, False, False])).streams["surface"]
    >>> left.blob.tobytes(), left.rows[left.of("ny")].tolist(), left.rows[left.of("plan")].tolist()
    (b'gammalnyplan', [1], [1])
    """
    moved = (np.cumsum(~gone) - 1).astype(np.int32)
    return Segment(
        segment.numbers[~gone],
        segment.prints[~gone],
        segment.papers[~gone],
        {name: thinned(stream, gone, moved, placed=PLACED[name]) for name, stream in segment.streams.items()},
    )


def thinned(stream: Stream, gone: npt.NDArray[np.bool_], moved: Ints, *, placed: bool) -> Stream:
    """Return the stream without rows that are gone, and without tokens that stood in them alone."""
    stay = ~gone[stream.rows]
    codes = np.repeat(np.arange(len(stream.ends), dtype=np.int32), np.diff(stream.stops, prepend=0))[stay]
    blob, starts = stream.blob.tobytes(), [0, *stream.ends.tolist()]
    left = np.unique(codes)
    renamed = np.zeros(len(stream.ends), np.int32)
    renamed[left] = np.arange(len(left), dtype=np.int32)
    places = stream.places[stay] if placed else np.zeros(len(codes), np.uint16)
    tokens = [blob[starts[one] : starts[one + 1]] for one in left.tolist()]
    return sorted_stream(tokens, renamed[codes], moved[stream.rows[stay]], places, placed=placed)
