"""``rodtrad serve``: the pages and the API on this machine."""

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service.cli.console import err, fail

if TYPE_CHECKING:
    from service.settings import Settings

KEEP_ALIVE = 75
"""Seconds that a line is held for the next request: longer than browsers and proxies do, or theirs would meet a closed one."""
EXAMPLE = Path(__file__).parents[1] / "example"
TITLE = "Exempel: Ojalas Hemvård"


def serve(
    host: Annotated[str | None, typer.Option(help="Adress att lyssna på.")] = None,
    port: Annotated[int | None, typer.Option(help="Port.")] = None,
    works: Annotated[
        bool | None,
        typer.Option("--worker/--no-worker", help="Om tjänsten själv ska läsa dokument, eller bara ta emot."),
    ] = None,
    example: Annotated[bool, typer.Option("--example", help="Lägg in ett exempelärende om arkivet är tomt.")] = False,
) -> None:
    """Startar tjänsten."""
    import uvicorn

    from service.app import create_app
    from service.auth.starting import NotSafe, check
    from service.settings import Settings
    from service.store.bucket import NotInstalled
    from service.web.patience import Impatient

    settings = Settings()
    given = {"host": host, "port": port, "works": works}
    chosen = settings.model_copy(update={name: value for name, value in given.items() if value is not None})
    try:
        check(chosen)
        app = create_app(chosen)
    except (NotSafe, NotInstalled) as error:
        fail(str(error))
    if example:
        _seed(chosen)
    err.print(f"Rödtråd finns på http://{chosen.host}:{chosen.port}. Avsluta med Ctrl+C.")
    uvicorn.run(
        app,
        host=chosen.host,
        port=chosen.port,
        http=Impatient,
        timeout_keep_alive=KEEP_ALIVE,
        log_config=None,
        access_log=False,
    )


def _seed(settings: "Settings") -> None:
    """Keep the example's files; the service takes them up when it starts."""
    from service.store import add_document, cases, create_case, open_store

    with closing(open_store(settings)) as store:
        if cases(store):
            return
        case = create_case(store, TITLE)
        for path in sorted(EXAMPLE.iterdir()):
            add_document(store, path.name, path.read_bytes(), case=case.id)
