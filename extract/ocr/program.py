"""The tesseract program: whether it is there with Swedish, and what it sees in a picture."""

import shutil
import subprocess
from functools import cache
from io import BytesIO

from extract.errors import Unreadable
from extract.ocr.scan import Scan
from extract.programs import LateError, run

LANGUAGE = "swe"
INSTALL = "apt install tesseract-ocr-swe"
SECONDS = 60.0
"""The longest that one page may take."""
ALONE = {"OMP_THREAD_LIMIT": "1"}
"""Its threads wait for each other more than they help: pages beside each other are faster."""


@cache
def missing() -> str | None:
    """Return a Swedish sentence about what has to be installed, None if nothing has."""
    program = shutil.which("tesseract")
    if program is None:
        return f"Textigenkänning (OCR) är inte installerad på servern: {INSTALL}."
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=30, check=False)
    if LANGUAGE not in listed.stdout.split():
        return f"Textigenkänningen (OCR) på servern saknar svenska: {INSTALL}."
    return None


def hocr(scan: Scan, layout: int = 3) -> bytes:
    """Return what the program sees on the page, as hOCR; ``layout`` is its number (--psm) for how pages are built."""
    return _run(scan, "-l", LANGUAGE, "--psm", str(layout), "hocr")


def quarters(scan: Scan) -> int:
    """Return how many quarters clockwise the text runs on the page; 0 if the program can't tell."""
    told = _run(scan, "--psm", "0", strict=False).decode("utf-8", errors="replace")
    fields = dict(line.split(": ", 1) for line in told.splitlines() if ": " in line)
    sure = float(fields.get("Orientation confidence", 0)) > 1
    return (4 - int(fields.get("Rotate", 0)) // 90) % 4 if sure else 0


def _run(scan: Scan, *how: str, strict: bool = True) -> bytes:
    picture = BytesIO()
    scan.image.save(picture, "PPM")
    command = ["tesseract", "stdin", "stdout", "--dpi", str(round(scan.dpi)), *how]
    try:
        code, told = run(command, seconds=SECONDS, given=picture.getvalue(), settings=ALONE)
    except LateError as error:
        raise Unreadable(f"Sida {scan.number} tog längre tid än {SECONDS:g} sekunder att tolka.") from error
    if code and strict:
        raise Unreadable(f"Sida {scan.number} gick inte att tolka: tesseract avbröts.")
    return told
