"""The files as they came, named by what is in them: in a folder or a bucket, which many machines may share.

>>> opened("s3://rodtrad/arkiv", Path("data"))
Bucket(name='rodtrad', prefix='arkiv/')
>>> opened(None, Path("data"))
Folder(path=PosixPath('data/originals'))
"""

import hashlib
from pathlib import Path
from typing import Protocol

from service.store.bucket import Bucket
from service.store.folder import Folder

S3 = "s3://"


class Originals(Protocol):
    """Where files lie. What is not there is a FileNotFoundError; a place that can't be reached is a PlaceAway."""

    def put(self, id: str, data: bytes) -> None:
        """Keep a file so that it is there whole or not at all; one that is there already stays."""

    def get(self, id: str) -> bytes:
        """Return a file."""

    def remove(self, id: str) -> None:
        """Delete a file; one that is gone is no error."""

    def has(self, id: str) -> bool:
        """Tell whether a file is there."""


def opened(where: str | None, data: Path) -> Originals:
    """Return the place that the settings name: s3://BUCKET/PREFIX, a folder, or by default one in the data folder."""
    if where and where.startswith(S3):
        name, _, prefix = where.removeprefix(S3).partition("/")
        return Bucket(name, f"{prefix.strip('/')}/" if prefix.strip("/") else "")
    return Folder(Path(where) if where else data / "originals")


def digest(data: bytes) -> str:
    """Return the SHA-256 of a file in hex: its name and the document's id."""
    return hashlib.sha256(data).hexdigest()


def put(place: Originals, data: bytes) -> str:
    """Keep a file and return its digest."""
    id = digest(data)
    place.put(id, data)
    return id
