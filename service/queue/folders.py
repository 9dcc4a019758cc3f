"""Files and folders into the store and the queue, one file in memory at a time; what is there already is passed by.

A hundred thousand files take days to read, so it may be interrupted anywhere and begun again.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from extract.errors import ExtractError
from service import store as kept
from service.queue.intake import unpacked
from service.queue.jobs import Jobs
from service.queue.worker import Pool
from service.store import Store
from service.store.originals import digest
from service.views import DocumentRow, Stage, Wish
from service.web.limits import MIB


@dataclass
class Bringer:
    """Brings files in; ``refused`` tells by path what could not be, and ``unopened`` how an error of the disk is told."""

    store: Store
    jobs: Jobs
    pool: Pool
    limit_mb: int
    unopened: Callable[[OSError], str]
    refused: dict[str, str] = field(default_factory=dict)

    def groups(self, paths: Iterable[Path], case: str | None) -> Mapping[str, list[Path]]:
        """Gather files by the ärende that they go to: its title."""
        groups: dict[str, list[Path]] = {}
        for path in paths:
            if path.is_dir():
                for file in sorted(one for one in path.rglob("*") if one.is_file() and not one.name.startswith(".")):
                    groups.setdefault(case or file.parent.name, []).append(file)
            elif path.is_file():
                groups.setdefault(case or path.stem, []).append(path)
            else:
                self.refused[str(path)] = self.unopened(FileNotFoundError())
        return groups

    def take_in(self, groups: Mapping[str, list[Path]], *, apart: bool) -> Iterator[DocumentRow]:
        """Keep the originals and give their rows; ``apart``: each file is an ärende of its own."""
        fresh = not kept.documents(self.store, limit=1)
        for title, files in groups.items():
            place = None if apart or fresh else self.known_place(files)
            for name, data in self.contents(files):
                if place is None and not apart:
                    place = kept.create_case(self.store, title).id
                yield kept.add_document(self.store, Path(name).name, data, case=place)[0]

    def known_place(self, files: Iterable[Path]) -> str | None:
        """Return the ärende that a file of these is in already: there the others go on."""
        rows = (kept.document(self.store, digest(data)) for _, data in self.contents(files))
        return next((row.case for row in rows if row), None)

    def contents(self, files: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
        """Give the documents in the files."""
        for file in files:
            try:
                if file.stat().st_size > self.limit_mb * MIB:
                    self.refused[str(file)] = (
                        f"är större än {self.limit_mb} MB. Dela filen, eller höj RODTRAD_MAX_UPLOAD_MB."
                    )
                    continue
                yield from unpacked(self.pool, file.name, file.read_bytes())
            except OSError as error:
                self.refused[str(file)] = self.unopened(error)
            except ExtractError as error:
                self.refused[str(file)] = str(error).removeprefix(f"{file.name} ")

    def queue(self, row: DocumentRow) -> None:
        """Queue a document that is not read yet; one that failed is tried again: a program may have been installed since."""
        if row.stage is Stage.FAILED:
            self.jobs.read_again(row.id, row.wish, urgent=False)
        elif row.stage is not Stage.DONE:
            self.jobs.queued(row.id, urgent=False)

    def queue_as(self, row: DocumentRow, pages: tuple[int, ...] | None, foreign: bool | None) -> None:
        """Queue a document as wished; one that is read already is read once more."""
        wish = Wish(row.wish.pages if pages is None else pages, row.wish.foreign if foreign is None else foreign)
        if not self.jobs.read_again(row.id, wish, urgent=False):
            kept.wish_for(self.store, row.id, wish)
            self.jobs.queued(row.id, urgent=False)
