"""``rodtrad search``: findings out of the store."""

from contextlib import closing
from typing import Annotated

import typer

from service.cli.console import fail, out


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
