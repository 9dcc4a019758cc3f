"""The rows of a segment in which an atom of a search stands.

>>> from service.lookup.segment import inverted
>>> streams = {"surface": inverted(["inga brister i dag", "brister inga", "brister"], placed=True)}
>>> rows(streams, Atom("surface", ("inga", "brister"))).tolist(), rows(streams, Atom("surface", ("bri",), prefix=True)).tolist()
([0], [0, 1, 2])
>>> rows(streams, Near(Atom("surface", ("brister",)), Atom("surface", ("dag",)), 1)).tolist()
[0]
"""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from service.lookup.segment import Ints, Stream
from service.words.atoms import Atom, Near

ROW = 1 << 20
"""A place in a segment is row × ROW + MARGIN + place in the row: what is near stays within its row."""
MARGIN = 1 << 10
Places = npt.NDArray[np.int64]


def rows(streams: Mapping[str, Stream], atom: Atom | Near) -> Ints:
    """Return rows, in order but where a token is only a beginning, and some more than once."""
    if isinstance(atom, Near):
        return near(streams[atom.first.stream], atom)
    stream = streams[atom.stream]
    if len(atom.tokens) == 1:
        return stream.rows[stream.of(atom.tokens[0], prefix=atom.prefix)]
    return (places(stream, atom) // ROW).astype(np.int32)


def places(stream: Stream, atom: Atom) -> Places:
    """Return where an atom begins, in order."""
    last = len(atom.tokens) - 1
    slices = [stream.of(token, prefix=atom.prefix and at == last) for at, token in enumerate(atom.tokens)]
    lists = sorted(((slice.stop - slice.start, at, slice) for at, slice in enumerate(slices)), key=lambda one: one[:2])
    found: Places | None = None
    for _, at, slice in lists:
        here = stream.rows[slice].astype(np.int64) * ROW + MARGIN + stream.places[slice] - at
        if atom.prefix and at == last:
            here.sort()
        found = here if found is None else found[held(here, found)]
    assert found is not None
    return np.unique(found) if atom.prefix else found


def held(among: Places, sought: Places) -> npt.NDArray[np.bool_]:
    """Tell which of those sought are there; both are in order."""
    if not len(among):
        return np.zeros(len(sought), bool)
    there: npt.NDArray[np.bool_] = among[np.searchsorted(among, sought).clip(max=len(among) - 1)] == sought
    return there


def near(stream: Stream, atom: Near) -> Ints:
    """Return the rows in which two atoms stand with at most so many words between, whichever comes first."""
    first, second = places(stream, atom.first), places(stream, atom.second)
    after = follows(first, second, len(atom.first.tokens), atom.within)
    before = follows(second, first, len(atom.second.tokens), atom.within)
    return (np.concatenate([first[after], second[before]]) // ROW).astype(np.int32)


def follows(one: Places, other: Places, size: int, within: int) -> npt.NDArray[np.bool_]:
    """Tell after which of the first one of the others begins, at most so many words behind its end."""
    ends = one + size
    return np.searchsorted(other, ends) < np.searchsorted(other, ends + within, side="right")
