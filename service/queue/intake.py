"""Files handed in, from a form or a program: each is kept, refused with a reason, or known already."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import PureWindowsPath

from fastapi import UploadFile

from extract.errors import ExtractError
from extract.readers.unpack import may_hold_more
from service import store as kept
from service.queue.worker import Pool
from service.settings import Settings
from service.store import Store
from service.views import DocumentRow, Stage
from service.web.limits import MIB

SECONDS = 60.0
"""The longest that a ZIP or a mail may take to unpack."""


@dataclass(frozen=True, slots=True)
class Received:
    """What became of one file: its document, whether it is new, or why it was refused."""

    name: str
    document: DocumentRow | None = None
    new: bool = False
    refused: str | None = None
    status: int = 200
    """The HTTP status of this file alone."""

    @property
    def waits(self) -> bool:
        """Whether it is to be queued: it is new, or was kept by a request that came no further."""
        return self.document is not None and self.document.stage is Stage.RECEIVED


def receive(
    store: Store, settings: Settings, pool: Pool, files: Iterable[UploadFile], *, case: str | None
) -> tuple[Received, ...]:
    """Keep the files and what ZIP files and mails hold; those that cannot be kept cost only themselves."""
    return tuple(one for file in files for one in _receive(store, settings, pool, file, case))


def unpacked(pool: Pool, name: str, data: bytes) -> tuple[tuple[str, bytes], ...]:
    """Return the documents in a file; one that may hold several is opened by a worker, for it may mean harm."""
    if not may_hold_more(data):
        return ((name, data),)
    found: tuple[tuple[str, bytes], ...] = pool.run("extract.readers:unpack", name, data, timeout=SECONDS)
    return found


def any_new(store: Store, settings: Settings, files: Iterable[UploadFile]) -> bool:
    """Tell whether any of the files would become a document: neither refused nor known."""
    return any(_refusal(settings, file) is None and not _known(store, file) for file in files)


def _known(store: Store, file: UploadFile) -> bool:
    id = file_digest(file.file, "sha256").hexdigest()  # type: ignore[arg-type]  # a spooled file is no BufferedReader
    file.file.seek(0)
    return kept.document(store, id) is not None


def _refusal(settings: Settings, file: UploadFile) -> Received | None:
    name, size = bare(file.filename or ""), file.size or 0
    if size > settings.max_upload_mb * MIB:
        return Received(
            name,
            refused=f"{name} är för stor ({size // MIB} MB). Högst {settings.max_upload_mb} MB per fil.",
            status=413,
        )
    return None if size else Received(name, refused=f"{name} är tom.", status=422)


def _receive(store: Store, settings: Settings, pool: Pool, file: UploadFile, case: str | None) -> Iterator[Received]:
    if refused := _refusal(settings, file):
        yield refused
        return
    name = bare(file.filename or "")
    try:
        parts = unpacked(pool, name, file.file.read())
    except ExtractError as error:
        reason = str(error) if name in str(error) else f"{name}: {error}"
        yield Received(name, refused=reason, status=422)
        return
    for inner, data in parts:
        try:
            document, new = kept.add_document(store, bare(inner), data, case=case)
        except kept.Elsewhere as error:
            yield Received(bare(inner), refused=str(error), status=409)
            continue
        yield Received(bare(inner), document, new, status=201 if new else 200)


def bare(name: str) -> str:
    r"""Give the name without folders and without what can't be seen: a NUL is no text, and some turn the writing round.

    >>> bare("C:\\Användare\\Ada\\protokoll.pdf"), bare("../a/b.docx"), bare("")
    ('protokoll.pdf', 'b.docx', 'namnlös')
    """
    seen = "".join(letter for letter in name if letter.isprintable())
    return PureWindowsPath(seen).name[:200] or "namnlös"
