"""``rodtrad backup`` and ``rodtrad restore``: everything in one file, and back."""

import os
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from service.cli.console import err, fail, out, unopened


def backup(file: Annotated[Path, typer.Argument(help="Fil att skriva, t.ex. rodtrad-2026-05-02.tar.gz.")]) -> None:
    """Säkerhetskopierar databas och original medan tjänsten går. Filen är inte krypterad: skydda den."""
    from service.backup import backup as taken
    from service.settings import Settings
    from service.store import open_store

    settings, part = Settings(), file.with_name(f".{file.name}.del")
    with closing(open_store(settings)) as store:
        try:
            handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "wb") as target:
                count, gone = taken(store, settings, target)
                target.flush()
                os.fsync(target.fileno())
            os.replace(part, file)
        except OSError as error:
            part.unlink(missing_ok=True)
            fail(f"{file} {unopened(error)}")
    out.print(f"{count} dokument i {file}.", markup=False)
    if gone:
        err.print(f"{len(gone)} original togs bort under tiden och saknas i kopian.")


def restore(file: Annotated[Path, typer.Argument(help="En fil från rodtrad backup.")]) -> None:
    """Återställer en säkerhetskopia till en tom databas och datamapp (RODTRAD_DATA, RODTRAD_DATABASE_URL)."""
    from service.backup import Unusable
    from service.backup import restore as put_back
    from service.settings import Settings
    from service.store import open_store
    from service.store.dump import NotEmpty

    settings = Settings()
    with closing(open_store(settings)) as store:
        try:
            with file.open("rb") as source:
                count = put_back(store, settings, source)
        except (Unusable, NotEmpty) as error:
            fail(str(error))
        except OSError as error:
            fail(f"{file} {unopened(error)}")
    out.print(f"{count} dokument återställda.")
