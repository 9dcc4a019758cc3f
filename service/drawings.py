"""The images of pages that were drawn once, beside the originals.

>>> folder(Path("data"), "ab34").as_posix()
'data/pages/ab34'
"""

import os
import shutil
import tempfile
from pathlib import Path


def folder(data: Path, id: str) -> Path:
    """Give where a document's images lie."""
    return data / "pages" / id


def drawn(data: Path) -> frozenset[str]:
    """Return the documents that there are images of."""
    within = data / "pages"
    return frozenset(one.name for one in within.iterdir()) if within.is_dir() else frozenset()


def forget(data: Path, id: str) -> None:
    """Delete a document's images."""
    shutil.rmtree(folder(data, id), ignore_errors=True)


def put(path: Path, data: bytes) -> None:
    """Write a file so that a reader sees all of it or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
        file.write(data)
    os.replace(file.name, path)
