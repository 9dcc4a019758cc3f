"""The files as they came, named by what is in them.

>>> place(Path("originals"), "ab34").as_posix()
'originals/ab/ab34'
"""

import hashlib
import os
import tempfile
from pathlib import Path


def digest(data: bytes) -> str:
    """Return the SHA-256 of a file in hex: its name and the document's id."""
    return hashlib.sha256(data).hexdigest()


def place(folder: Path, id: str) -> Path:
    """Return where the original lies; folders of two letters keep listings short."""
    return folder / id[:2] / id


def put(folder: Path, data: bytes) -> str:
    """Write the file so that it is there whole or not at all, also when the power goes, and return its digest."""
    id = digest(data)
    path = place(folder, id)
    if path.exists():
        return id
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(file.name, path)
    sync(path.parent)
    return id


def sync(folder: Path) -> None:
    """Make sure that the folder remembers the file's new name."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def get(folder: Path, id: str) -> bytes:
    """Return the file as it came."""
    return place(folder, id).read_bytes()


def remove(folder: Path, id: str) -> None:
    """Delete the file; one that is gone is no error."""
    place(folder, id).unlink(missing_ok=True)
