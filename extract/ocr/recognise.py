"""Scans to sheets as printed, as many beside each other as there are cores."""

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from time import monotonic

from extract.ocr.look import Look, look, unseen
from extract.ocr.scan import Scan
from extract.ocr.settle import Recognised, settle

WHOLE = 480.0
"""Seconds for all pages of a document: the reading as a whole has a limit too, and loses everything there."""


def recognise(scans: Iterable[Scan]) -> list[Recognised]:
    """Return the pages of one document as printed; scans are made one by one, in the thread that asks."""
    return settle(list(_looks(iter(scans))))


def _looks(scans: Iterator[Scan]) -> Iterator[Look]:
    cores = min(os.cpu_count() or 1, 8)
    end = monotonic() + WHOLE
    with ThreadPoolExecutor(cores) as pool:
        while batch := list(islice(scans, cores)):
            if monotonic() < end:
                yield from pool.map(look, batch)
            else:
                yield from (unseen(scan, "tiden räckte inte") for scan in batch)
