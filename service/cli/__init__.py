"""The command line: ``rodtrad analyse``, ``ingest``, ``search``, ``searchable``, ``entities``, ``serve``, ``train``, ``evaluate``, ``corpus``."""

import typer

from service.cli import analyse, corpus, entities, model, searchable, serve, store

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Håller ihop tråden kritik – bemötande – åtgärd – uppföljning i granskningstexter.",
)
for command in (
    analyse.analyse,
    store.ingest,
    store.search,
    searchable.searchable,
    entities.entities,
    serve.serve,
    model.train,
    model.evaluate,
):
    app.command()(command)
app.add_typer(corpus.app, name="corpus")

__all__ = ["app"]
