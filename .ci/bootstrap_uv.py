"""Puts uv into .uv/ where the machine has none: with venv and pip where Python has them, else from PyPI by hand.

Debian's python3 comes without pip and without ensurepip; the standard library is enough to fetch one wheel and to check its hash.
"""

import hashlib
import io
import json
import platform
import subprocess
import sys
import urllib.request
import zipfile
from pathlib import Path
from urllib.parse import urljoin

TARGET = Path(".uv")
INDEX = "https://pypi.org/pypi/uv/json"
MACHINES = {"x86_64": "x86_64", "AMD64": "x86_64", "aarch64": "aarch64", "arm64": "aarch64"}


def with_pip() -> bool:
    """Make a virtual environment and let pip install uv into it."""
    made = subprocess.run([sys.executable, "-m", "venv", str(TARGET)], capture_output=True, check=False)
    if made.returncode:
        return False
    return not subprocess.run(
        [str(TARGET / "bin/python"), "-m", "pip", "install", "--quiet", "uv"], check=False
    ).returncode


def by_hand() -> None:
    """Fetch the wheel for this machine, check its SHA-256 and unpack the program."""
    machine = MACHINES[platform.machine()]
    system = "macosx" if sys.platform == "darwin" else "manylinux"
    with urllib.request.urlopen(INDEX, timeout=60) as answer:
        files = json.load(answer)["urls"]
    wheel = next(file for file in files if system in file["filename"] and machine in file["filename"])
    with urllib.request.urlopen(urljoin(INDEX, wheel["url"]), timeout=300) as answer:
        data = answer.read()
    if hashlib.sha256(data).hexdigest() != wheel["digests"]["sha256"]:
        raise SystemExit(f"{wheel['filename']}: the checksum is wrong; try again, or install uv yourself")
    program = TARGET / "bin/uv"
    program.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        member = next(name for name in archive.namelist() if name.endswith("/scripts/uv"))
        program.write_bytes(archive.read(member))
    program.chmod(0o755)


if __name__ == "__main__":
    if not with_pip():
        print("venv or pip is missing: fetching uv from PyPI directly", file=sys.stderr)
        by_hand()
