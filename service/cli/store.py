"""``rodtrad ingest`` and ``rodtrad search``: files into the store, findings out of it."""

import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from service.cli.console import err, fail, out, unopened
from service.cli.wishes import Foreign, Pages, page_numbers

if TYPE_CHECKING:
    from service.ingest import Ingestor
    from service.store import Store
    from service.views import DocumentRow

PAUSE = 0.2
"""Seconds between looks at how far the documents have come."""


def ingest(
    paths: Annotated[list[Path], typer.Argument(help="Filer och mappar. Filer i samma mapp blir ett ärende.")],
    case: Annotated[str | None, typer.Option("--arende", help="Lägg allt i ett nytt ärende med detta namn.")] = None,
    pages: Pages = None,
    foreign: Foreign = None,
) -> None:
    """Lägger in filer och mappar; fortsätter där ett avbrott skedde och redovisar vad som inte gick."""
    from service.ingest import start
    from service.settings import Settings
    from service.store import open_store

    settings = Settings()
    chosen = None if pages is None else page_numbers(pages)
    refused: dict[str, str] = {}
    with closing(open_store(settings)) as store:
        ingestor = start(store, settings)
        try:
            documents = list(_take_in(ingestor, _groups(paths, case, refused), refused, settings.max_upload_mb))
            wished = chosen is not None or foreign is not None
            ingestor.jobs.enqueue(
                _wished(ingestor, documents, chosen, foreign) if wished else _unread(store, documents)
            )
            rows = _wait(store, documents)
        finally:
            ingestor.close()
    _report(rows, refused)


def _groups(paths: Iterable[Path], case: str | None, refused: dict[str, str]) -> Mapping[str, list[Path]]:
    """Gather files by the ärende that they go to: its title."""
    groups: dict[str, list[Path]] = {}
    for path in paths:
        if path.is_dir():
            for file in sorted(one for one in path.rglob("*") if one.is_file() and not one.name.startswith(".")):
                groups.setdefault(case or file.parent.name, []).append(file)
        elif path.is_file():
            groups.setdefault(case or path.stem, []).append(path)
        else:
            refused[str(path)] = unopened(FileNotFoundError())
    return groups


def _take_in(
    ingestor: "Ingestor", groups: Mapping[str, list[Path]], refused: dict[str, str], limit: int
) -> Iterator[str]:
    """Keep the originals and yield their ids; an ärende of which a file is there already goes on."""
    from extract.errors import ExtractError
    from service.intake import unpacked
    from service.store import add_document, create_case, document

    store, pool = ingestor.shop.store, ingestor.shop.pool
    for title, files in groups.items():
        contents: list[tuple[str, bytes]] = []
        for file in files:
            try:
                if file.stat().st_size > limit << 20:
                    refused[str(file)] = f"är större än {limit} MB. Dela filen, eller höj RODTRAD_MAX_UPLOAD_MB."
                else:
                    contents.extend(unpacked(pool, file.name, file.read_bytes()))
            except OSError as error:
                refused[str(file)] = unopened(error)
            except ExtractError as error:
                refused[str(file)] = str(error).removeprefix(f"{file.name} ")
        known = [row for _, data in contents if (row := document(store, sha256(data).hexdigest()))]
        place = known[0].case if known else create_case(store, title).id if contents else None
        for name, data in contents:
            row, _ = add_document(store, Path(name).name, data, case=place)
            yield row.id


def _wished(
    ingestor: "Ingestor", documents: Iterable[str], pages: tuple[int, ...] | None, foreign: bool | None
) -> Iterator[str]:
    """Have documents that are read already read once more as wished; note the wish for the others, and yield them."""
    from service.store import document, wish_for
    from service.views import Wish

    for one in dict.fromkeys(documents):
        row = document(ingestor.shop.store, one)
        if row is None:
            continue
        wish = Wish(row.wish.pages if pages is None else pages, row.wish.foreign if foreign is None else foreign)
        if not ingestor.jobs.read_again(one, wish):
            wish_for(ingestor.shop.store, one, wish)
            yield one


def _unread(store: "Store", documents: Iterable[str]) -> Iterator[str]:
    """Yield those that are not read yet; one that failed is read once more: a program may have been installed since."""
    from service.store import document, set_stage
    from service.views import Stage

    for one in documents:
        row = document(store, one)
        if row and row.stage is Stage.FAILED:
            set_stage(store, one, Stage.RECEIVED)
        if row and row.stage is not Stage.DONE:
            yield one


def _wait(store: "Store", documents: list[str]) -> "list[DocumentRow]":
    """Show how far the documents have come until all are done or failed."""
    from service.store import document
    from service.views import Stage

    ends = {Stage.DONE, Stage.FAILED}
    rows: dict[str, DocumentRow] = {}
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=err) as progress:
        task = progress.add_task("Läser in", total=len(set(documents)))
        waiting = list(dict.fromkeys(documents))
        while waiting:
            rows |= {one: row for one in waiting if (row := document(store, one))}
            waiting = [one for one in waiting if one in rows and rows[one].stage not in ends]
            progress.update(task, completed=len(rows) - len(waiting))
            if waiting:
                time.sleep(PAUSE)
    return list(rows.values())


def _report(rows: "list[DocumentRow]", refused: Mapping[str, str]) -> None:
    failed = [row for row in rows if row.error]
    out.print(f"{len(rows) - len(failed)} dokument klara, {len(failed) + len(refused)} gick inte.")
    for row in failed:
        out.print(f"  {row.error}", markup=False)
    for name, reason in refused.items():
        out.print(f"  {name} {reason}", markup=False)
    if failed or refused:
        raise typer.Exit(1)


def search(
    words: Annotated[list[str] | None, typer.Argument(help="Ord, ”fraser”, -inte, början*.")] = None,
    years: Annotated[str | None, typer.Option("--ar", help="2015 eller 2015-2020.")] = None,
    provider: Annotated[list[str] | None, typer.Option("--utforare", help="Utförare; kan upprepas.")] = None,
    label: Annotated[list[str] | None, typer.Option("--typ", help="kritik, åtgärd, bemötande eller övrigt.")] = None,
    kind: Annotated[list[str] | None, typer.Option("--slag", help="Dokumentslag, t.ex. protokoll.")] = None,
    limit: Annotated[int, typer.Option("--antal", help="Högst så många träffar.")] = 20,
) -> None:
    """Söker bland alla utsagor i arkivet."""
    from service.search import search as find
    from service.settings import Settings
    from service.store import open_store
    from service.views import Query

    query = Query(
        " ".join(words or ()),
        years=_years(years),
        providers=tuple(provider or ()),
        labels=tuple(label or ()),
        kinds=tuple(kind or ()),
        limit=limit,
    )
    with closing(open_store(Settings())) as store:
        page = find(store, query)
    out.print(f"{page.total} träffar" + (f", de första {len(page.hits)}" if page.total > len(page.hits) else ""))
    for hit in page.hits:
        said, row = hit.row.annotation, hit.document
        place = f"{row.name} s. {hit.row.statement.page}"
        who = ", ".join(one for one in (row.metadata.date, row.metadata.provider) if one)
        out.print(f"\n{said.label.value:<9} {who}  ({place})", markup=False)
        out.print(f"  {' '.join(hit.row.statement.text.split())}", markup=False)


def _years(given: str | None) -> tuple[int, int] | None:
    if given is None:
        return None
    first, _, last = given.replace("–", "-").replace("..", "-").partition("-")
    if not (first.isdigit() and (last or first).isdigit()):
        fail(f"{given} är inget år. Skriv 2015 eller 2015-2020.")
    limits = sorted((int(first), int(last or first)))
    return limits[0], limits[1]
