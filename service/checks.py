"""What the service needs, each looked at by a small function: a sentence when all is well, and a Trouble when it is not."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from classify import head
from classify.artefacts import MODELS, ModelError, checked
from classify.encoder import EncoderError
from extract.ocr.program import missing
from service import models as taken
from service.settings import Settings
from service.store.engine import connect
from service.store.originals import opened

ROOM = 2 << 30
"""Bytes on the disk below which nobody should go on."""
NOBODYS = "0" * 64
"""The name of an original that there is not."""
QUIET_WITHIN = 300.0
"""Seconds that the try without a network may take; a few are enough on a machine that is not busy."""
ARTEFACTS = ("classifier.skops", "networks.npz", "status.npz", "themes.skops", "vectors.npz")


@dataclass(frozen=True, slots=True)
class Found:
    """What a look showed."""

    what: str
    well: bool
    says: str


class Trouble(Exception):
    """Something is missing; the message says what to do."""


def database(settings: Settings) -> str:
    """The database answers and can be written to."""
    engine = connect(settings.url)
    try:
        with engine.connect().execution_options(write=True) as connection, connection.begin():
            connection.execute(sa.text("SELECT 1"))
        return f"{engine.dialect.name} svarar"
    except sa.exc.SQLAlchemyError as error:
        raise Trouble(
            f"{engine.dialect.name} svarar inte ({type(error).__name__}). Se RODTRAD_DATABASE_URL."
        ) from error
    finally:
        engine.dispose()


def disk(settings: Settings) -> str:
    """The data folder can be written to and has room."""
    if not (settings.data.is_dir() and os.access(settings.data, os.W_OK)):
        raise Trouble(f"{settings.data} finns inte eller får inte skrivas. Se RODTRAD_DATA.")
    free = shutil.disk_usage(settings.data).free
    if free < ROOM:
        raise Trouble(f"Bara {free >> 20} MB är lediga. Gör plats: minst {ROOM >> 30} GB.")
    return f"{free >> 30} GB lediga"


def originals(settings: Settings) -> str:
    """The place of the originals can be reached."""
    try:
        opened(settings.originals, settings.data).has(NOBODYS)
    except Exception as error:
        raise Trouble(f"Originalens plats nås inte ({type(error).__name__}). Se RODTRAD_ORIGINALS.") from error
    return "originalens plats nås"


def recognition(settings: Settings) -> str:
    """Scans can be read."""
    if told := missing():
        raise Trouble(told)
    return "tesseract med svenska"


def fonts(settings: Settings) -> str:
    """The pages' own font is in the package."""
    folder = Path(__file__).parent / "static" / "vendor"
    if not list(folder.rglob("*.woff2")):
        raise Trouble("Webbsidornas typsnitt saknas i installationen. Installera om.")
    return "typsnittet finns"


def models(settings: Settings) -> str:
    """The models are the files that were measured."""
    try:
        for name in ARTEFACTS:
            checked(MODELS / name)
    except (ModelError, OSError) as error:
        raise Trouble(f"Modellen stämmer inte med sin kontrollsumma: {error}") from error
    return "modellens kontrollsummor stämmer"


def encoder(settings: Settings) -> str:
    """The encoder that the model in use goes with is at hand, and answers."""
    try:
        found = head.load(taken.live(settings), settings.encoder)
    except (EncoderError, ModelError) as error:
        raise Trouble(f"{error} Tills vidare används modellen utan kodare.") from error
    if found:
        return f"{found.encoder.name} väger {found.share:.1f}".replace(".", ",")
    if settings.encoder:
        return "RODTRAD_ENCODER är satt men modellen är inte tränad med någon kodare. Kör: rodtrad train"
    return "ingen"


def outgoing(settings: Settings) -> str:
    """Nothing asks for another machine while a document is analysed and pages are shown."""
    plain = {name: value for name, value in os.environ.items() if not name.upper().startswith("RODTRAD_")}
    command = [sys.executable, "-m", "service.quiet"]
    try:
        run = subprocess.run(
            command, env=plain, cwd=sys.prefix, capture_output=True, text=True, timeout=QUIET_WITHIN, check=True
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise Trouble(f"Provkörningen utan nätverk gick inte ({type(error).__name__}).") from error
    if attempts := json.loads(run.stdout.splitlines()[-1]):
        raise Trouble(f"Tjänsten försökte nå {', '.join(sorted(set(attempts)))}. Det ska den inte göra: anmäl det.")
    known = [name for name, given in configured(settings).items() if given]
    return f"inget försök att nå andra datorer{'; inställt är ' + ', '.join(known) if known else ''}"


def configured(settings: Settings) -> dict[str, bool]:
    """Tell which other machines the settings may name: those are reached, and no others."""
    return {
        "databas": not settings.url.startswith("sqlite"),
        "original i S3": (settings.originals or "").startswith("s3:"),
        "OIDC": settings.oidc_issuer is not None,
        "OpenTelemetry": settings.otel_endpoint is not None,
    }


CHECKS: dict[str, Callable[[Settings], str]] = {
    "Databas": database,
    "Disk": disk,
    "Original": originals,
    "Textigenkänning": recognition,
    "Typsnitt": fonts,
    "Modell": models,
    "Kodare": encoder,
    "Utgående anslutningar": outgoing,
}


def look(settings: Settings) -> Iterator[Found]:
    """Look at everything."""
    for what, check in CHECKS.items():
        try:
            yield Found(what, True, check(settings))
        except Trouble as trouble:
            yield Found(what, False, str(trouble))
