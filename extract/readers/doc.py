"""Word's old .doc, which LibreOffice makes a .docx of where it is installed."""

import shutil
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from extract.errors import Unreadable
from extract.programs import LateError, run
from extract.readers import docx
from extract.readers.identity import digest
from extract.types import Document

SUFFIXES = (".doc", ".dot")
FORMAT = "Word 97–2003 (.doc)"

STREAM = "WordDocument".encode("utf-16-le")
"""The stream that every .doc has and no other compound file."""
INSTALL = "apt install libreoffice-writer-nogui"
SECONDS = 120.0
"""The longest that it may take; a first start takes three, a document one more."""
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">{}</oor:items>
"""
SETTING = (
    '<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="{}" oor:op="fuse">'
    "<value>{}</value></prop></item>"
)
CAREFUL = {"DisableMacrosExecution": "true", "MacroSecurityLevel": "3", "BlockUntrustedRefererLinks": "true"}
"""No macros, and nothing fetched from where the document points: so the settings promise, extract/netless.py sees to it."""


def takes(data: bytes) -> bool:
    """Tell whether the bytes are a compound file with a Word document in it."""
    return data.startswith(b"\xd0\xcf\x11\xe0") and STREAM in data


def missing() -> str | None:
    """Return a Swedish sentence about what has to be installed, None if nothing has."""
    if shutil.which("soffice"):
        return None
    return f"LibreOffice, som behövs för det, är inte installerat på servern: {INSTALL}. Eller spara filen som DOCX."


def read(name: str, data: bytes) -> Document:
    """Return the Document of a .doc: that of the .docx that LibreOffice makes of it."""
    problem = missing()
    if problem:
        raise Unreadable(f"{name} är i Words gamla format (.doc) och har inte lästs. {problem}")
    return replace(docx.read(name, _converted(name, data)), id=digest(data))


def _converted(name: str, data: bytes) -> bytes:
    with TemporaryDirectory(prefix="rodtrad-doc-", ignore_cleanup_errors=True) as folder:
        given, profile = Path(folder) / "in.doc", Path(folder) / "profile"
        given.write_bytes(data)
        (profile / "user").mkdir(parents=True)
        settings = "".join(SETTING.format(*pair) for pair in CAREFUL.items())
        (profile / "user" / "registrymodifications.xcu").write_text(PROFILE.format(settings))
        command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck"]
        try:
            run([*command, "--convert-to", "docx:MS Word 2007 XML", "--outdir", folder, str(given)], seconds=SECONDS)
        except LateError as error:
            raise Unreadable(f"{name} tog längre tid än {SECONDS:g} sekunder att öppna. Spara den som DOCX.") from error
        made = given.with_suffix(".docx")
        if not made.exists():
            raise Unreadable(f"{name} är skadad eller skyddad med lösenord. Öppna den i Word och spara den som DOCX.")
        return made.read_bytes()
