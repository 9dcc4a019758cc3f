"""What training made and the repository holds: read only when it is the file that SHA256SUMS names.

>>> checked(MODELS / "absent.npz")
Traceback (most recent call last):
...
classify.artefacts.ModelError: ...absent.npz is missing: run `rodtrad train`
"""

import os
from hashlib import sha256
from pathlib import Path

MODELS = Path(__file__).parents[1] / "models"
LIVE = "RODTRAD_MODEL"
"""The environment's name for the folder of another classifier: one that learned from reviewers (service/learning.py)."""


class ModelError(Exception):
    """A model's file is missing or is not the one that was measured."""


def live() -> Path:
    """Return the folder of the classifier in use."""
    return Path(os.environ.get(LIVE) or MODELS)


def named(folder: Path) -> tuple[str, ...]:
    """Return the artefacts that a folder's SHA256SUMS names: not all models have all parts."""
    return tuple(line.partition("  ")[2] for line in (folder / "SHA256SUMS").read_text().splitlines())


def checked(path: Path) -> bytes:
    """Return the bytes of an artefact that is the one its folder's SHA256SUMS names."""
    if not path.exists():
        raise ModelError(f"{path} is missing: run `rodtrad train`")
    data = path.read_bytes()
    if f"{_digest(data)}  {path.name}" not in (path.parent / "SHA256SUMS").read_text().splitlines():
        raise ModelError(f"{path} is not the file that SHA256SUMS names: run `rodtrad train`, or fetch it again")
    return data


def write_checksums(folder: Path = MODELS) -> None:
    """Write down what the binary artefacts of a folder are."""
    kept = sorted(one for one in folder.iterdir() if one.suffix in (".skops", ".npz"))
    (folder / "SHA256SUMS").write_text("".join(f"{_digest(one.read_bytes())}  {one.name}\n" for one in kept))


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()
