"""Scans to sheets as printed, as many beside each other as there are cores."""

import os
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from time import monotonic

from extract.ocr.look import Look, look, unseen
from extract.ocr.scan import Scan
from extract.ocr.settle import Recognised, settle

WHOLE = 480.0
"""Seconds for all pages of a document: the reading as a whole has a limit too, and loses everything there."""


def recognise(scans: Iterable[Scan], again: AbstractSet[int] = frozenset()) -> list[Recognised]:
    """Return the pages of one document as printed; scans are made one by one, in the thread that asks.

    ``again``: numbers of pages that somebody was not content with, to be looked at twice.
    """
    return settle(list(_looks(iter(scans), again)))


def _looks(scans: Iterator[Scan], again: AbstractSet[int]) -> Iterator[Look]:
    cores = min(os.cpu_count() or 1, 8)
    end = monotonic() + WHOLE
    with ThreadPoolExecutor(cores) as pool:
        while batch := list(islice(scans, cores)):
            if monotonic() < end:
                yield from pool.map(lambda scan: look(scan, twice=scan.number in again), batch)
            else:
                yield from (unseen(scan, "tiden räckte inte") for scan in batch)
