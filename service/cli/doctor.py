"""``rodtrad doctor``: whether all is there that the service needs."""

import typer

from service.cli.console import out


def doctor() -> None:
    """Kontrollerar databas, disk, textigenkänning, typsnitt, modell och att inget annat nås; avslutar med fel om något saknas."""
    from service.checks import look
    from service.settings import Settings

    settings = Settings()
    settings.data.mkdir(parents=True, exist_ok=True)
    found = list(look(settings))
    for one in found:
        out.print(f"{'ok ' if one.well else 'FEL'} {one.what}: {one.says}", markup=False)
    if not all(one.well for one in found):
        raise typer.Exit(1)
