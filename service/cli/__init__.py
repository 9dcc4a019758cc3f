"""The command line: ``rodtrad --help`` names the commands, one module each."""

import typer

from service.cli import (
    analyse,
    audit,
    backup,
    corpus,
    doctor,
    entities,
    ingest,
    mask,
    model,
    people,
    prune,
    reindex,
    searchable,
    serve,
    store,
    worker,
)

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (
    analyse.analyse,
    ingest.ingest,
    store.search,
    reindex.reindex,
    searchable.searchable,
    entities.entities,
    mask.mask,
    backup.backup,
    backup.restore,
    doctor.doctor,
    serve.serve,
    worker.worker,
    model.train,
    model.rollback,
    model.evaluate,
):
    app.command()(command)
app.command("gallra")(prune.prune)
app.add_typer(corpus.app, name="corpus")
app.add_typer(people.user, name="user")
app.add_typer(people.token, name="token")
app.add_typer(people.collection, name="collection")
app.add_typer(audit.app, name="audit")


@app.callback()
def begin() -> None:
    """Håller ihop tråden kritik – bemötande – åtgärd – uppföljning i granskningstexter."""
    from service.logs import configure

    configure()


__all__ = ["app"]
