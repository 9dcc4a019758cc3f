"""Everything in one file, taken while the service runs, and put back into an empty place: SQLite or PostgreSQL, whichever it was.
One of an earlier version is brought up to date on the way.

The file is a tar: what it is (``backup.json``), the rows of each table, the originals that the rows speak of, and the
models that learned here.
"""

import gzip
import json
import tarfile
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO, TextIOWrapper
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from service import store as kept
from service.settings import Settings
from service.store import Store, dump, earlier, originals

ABOUT = "backup.json"
MODELS = "models"
FORM = 1


class Unusable(ValueError):
    """The file is no backup that can be put back here; the message says why."""


def backup(store: Store, settings: Settings, file: IO[bytes]) -> tuple[int, tuple[str, ...]]:
    """Write a backup; return how many originals are in it, and the ids of those that were deleted meanwhile."""
    about = {"form": FORM, "tables": dump.revision(), "made": datetime.now(UTC).isoformat(timespec="seconds")}
    documents: list[str] = []
    with (
        gzip.GzipFile(filename="", fileobj=file, mode="wb", compresslevel=1) as packed,
        tarfile.open(fileobj=packed, mode="w|") as archive,
    ):
        add(archive, ABOUT, json.dumps(about).encode())
        for name, lines in dump.rows(store):
            with NamedTemporaryFile("w+b", dir=settings.data) as rows:
                for line in lines:
                    rows.write(f"{line}\n".encode())
                    if name == "documents":
                        documents.append(json.loads(line)["id"])
                rows.flush()
                archive.add(rows.name, f"rows/{name}.jsonl", filter=nameless)
        gone = tuple(id for id in documents if not add_original(archive, store, id))
        if (settings.data / MODELS).is_dir():
            archive.add(settings.data / MODELS, MODELS, filter=nameless)
    return len(documents) - len(gone), gone


def add(archive: tarfile.TarFile, name: str, data: bytes) -> None:
    """Add a file that is in memory."""
    info = tarfile.TarInfo(name)
    info.size = len(data)
    archive.addfile(info, BytesIO(data))


def add_original(archive: tarfile.TarFile, store: Store, id: str) -> bool:
    """Add an original; False: it is not there."""
    try:
        data = store.originals.get(id)
    except FileNotFoundError:
        return False
    add(archive, f"originals/{id}", data)
    return True


def nameless(info: tarfile.TarInfo) -> tarfile.TarInfo:
    """Leave out who owns the file here."""
    info.uid = info.gid = 0
    info.uname = info.gname = ""
    return info


def restore(store: Store, settings: Settings, file: IO[bytes]) -> int:
    """Put a backup into an empty store; return how many documents there are then."""
    try:
        with tarfile.open(fileobj=file, mode="r:gz") as archive:
            with earlier.brought_up(tables(archive), form(archive), settings.data) as told:
                dump.fill(store, told)
            for info in archive:
                put(archive, info, store, settings)
    except (tarfile.TarError, EOFError, zlib.error, OSError) as error:
        raise Unusable(f"Filen är ingen hel säkerhetskopia: {type(error).__name__}.") from error
    return sum(one.documents for one in kept.cases(store))


def form(archive: tarfile.TarFile) -> str:
    """Return which form of the tables a backup has; refuse what is no backup, or of tables that came after ours."""
    names = archive.getnames()
    if names[:1] != [ABOUT]:
        raise Unusable("Filen är ingen säkerhetskopia från rodtrad backup.")
    found = str(json.loads(opened(archive, ABOUT).read())["tables"])
    if found not in earlier.forms():
        raise Unusable(
            f"Säkerhetskopian har tabellerna i version {found}, programmet har {dump.revision()}. "
            "Återställ med den version som kopian togs med, eller en senare."
        )
    return found


def tables(archive: tarfile.TarFile) -> Iterator[tuple[str, Iterator[str]]]:
    """Give each table's rows, in the order that they were written."""
    for name in archive.getnames():
        if name.startswith("rows/"):
            lines = TextIOWrapper(opened(archive, name), encoding="utf-8", newline="\n")
            yield Path(name).stem, iter(lines)


def opened(archive: tarfile.TarFile, name: str) -> IO[bytes]:
    """Open a file in the archive."""
    found = archive.extractfile(name)
    if found is None:
        raise Unusable(f"{name} saknas i säkerhetskopian.")
    return found


def put(archive: tarfile.TarFile, info: tarfile.TarInfo, store: Store, settings: Settings) -> None:
    """Put an original or a model in its place; an original is named by what is in it, so a damaged one is told of."""
    folder, _, name = info.name.partition("/")
    if folder == "originals":
        if originals.put(store.originals, opened(archive, info.name).read()) != name:
            raise Unusable(f"Originalet {name} i säkerhetskopian är skadat.")
    elif folder == MODELS:
        archive.extract(info, settings.data, filter="data")
