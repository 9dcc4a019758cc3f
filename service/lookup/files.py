"""Segments on disk, mapped into memory: whole or not there, and shared by all processes of the machine.

>>> from tempfile import TemporaryDirectory
>>> from service.lookup.segment import Segment, inverted
>>> streams = {name: inverted(["rutin"], placed=placed) for name, placed in PLACED.items()}
>>> with TemporaryDirectory() as folder:
...     _ = write(Path(folder), Segment(np.array([7]), np.array([1], np.uint32), np.array([2], np.uint32), streams))
...     [segment.numbers.tolist() for _, segment in read(Path(folder))]
[[7]]
"""

import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
import numpy.typing as npt

from service.lookup.segment import PLACED, Segment, Stream

FORM = "1"
"""Raised when the files change; those of another form are left alone and in the end removed."""
ABOUT = ("numbers", "prints", "papers")
PARTS = ("blob", "ends", "stops", "rows", "places")
UNFINISHED = ".ny"


def write(folder: Path, segment: Segment) -> Path:
    """Write a segment; it has its name when all of it is on the disk."""
    place = folder / f"{FORM}-{segment.numbers[0]}-{segment.numbers[-1]}-{uuid4().hex[:8]}"
    making = place.with_suffix(UNFINISHED)
    making.mkdir(parents=True)
    for name, values in arrays(segment).items():
        with (making / f"{name}.npy").open("wb") as file:
            np.save(file, values)
            file.flush()
            os.fsync(file.fileno())
    sync(making)
    making.rename(place)
    sync(folder)
    return place


def arrays(segment: Segment) -> Mapping[str, npt.NDArray[Any]]:
    """Return what is written, by name."""
    about = {name: getattr(segment, name) for name in ABOUT}
    return about | {
        f"{name}-{part}": getattr(stream, part) for name, stream in segment.streams.items() for part in PARTS
    }


def sync(folder: Path) -> None:
    """See to it that the folder's names are on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def read(folder: Path) -> Iterator[tuple[Path, Segment]]:
    """Yield what is there, in order of name; what can't be read is as if it were not."""
    for place in sorted(names(folder)):
        if segment := opened(place):
            yield place, segment


def opened(place: Path) -> Segment | None:
    """Map a segment into memory; None if it is damaged or being removed."""

    def mapped(name: str) -> npt.NDArray[Any]:
        return np.asarray(np.load(place / f"{name}.npy", mmap_mode="r"))  # a plain array is sliced faster than a map

    try:
        numbers, prints, papers = (mapped(name) for name in ABOUT)
        streams = {name: Stream(*(mapped(f"{name}-{part}") for part in PARTS)) for name in PLACED}
    except (OSError, ValueError):
        return None
    return Segment(numbers, prints, papers, streams)


def remove(place: Path) -> None:
    """Take a segment away; whoever has it mapped keeps it until they let go."""
    shutil.rmtree(place, ignore_errors=True)


def sweep(folder: Path) -> None:
    """Take away what was not finished and what is of another form."""
    for place in folder.iterdir():
        if place.is_dir() and (place.suffix == UNFINISHED or not place.name.startswith(f"{FORM}-")):
            remove(place)


def names(folder: Path) -> set[Path]:
    """Return which segments there are."""
    return {place for place in folder.glob(f"{FORM}-*") if place.suffix != UNFINISHED} if folder.is_dir() else set()
