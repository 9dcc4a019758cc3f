"""Originals in a folder of this machine, or one that machines share.

>>> Folder(Path("originals")).place("ab34").as_posix()
'originals/ab/ab34'
"""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder with a file for each original."""

    path: Path

    def place(self, id: str) -> Path:
        """Return where a file lies; folders of two letters keep listings short."""
        return self.path / id[:2] / id

    def put(self, id: str, data: bytes) -> None:
        """Write the file so that it is there whole or not at all, also when the power goes."""
        path = self.place(id)
        if path.exists():
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
            try:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            except OSError:
                os.unlink(file.name)  # half a file would take the room that is wanting
                raise
        os.replace(file.name, path)
        sync(path.parent)

    def get(self, id: str) -> bytes:
        """Return the file as it came."""
        return self.place(id).read_bytes()

    def remove(self, id: str) -> None:
        """Delete the file; one that is gone is no error."""
        self.place(id).unlink(missing_ok=True)

    def has(self, id: str) -> bool:
        """Tell whether the file is there."""
        return self.place(id).exists()


def sync(folder: Path) -> None:
    """Make sure that the folder remembers the file's new name."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
