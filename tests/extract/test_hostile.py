"""Files that mean harm cost their own worker at most, and get a reason in Swedish."""

from collections.abc import Iterator

import pytest

from extract.errors import ExtractError
from extract.readers import read, unpack
from service.queue.worker import Pool
from tests.hostile import FILES

SECONDS = 100.0
HARMLESS = ("bra.txt", b"Inga brister framkom.")


def texts(data: bytes) -> list[str]:
    """Return what is read in a file, or why nothing is, document by document."""
    found = []
    for name, inner in unpack("fil", data):
        try:
            found.append(read(name, inner).text)
        except ExtractError as error:
            found.append(str(error))
    return found


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    """One worker with the limits of the service."""
    with Pool(workers=1, memory_mb=4096) as pool:
        yield pool


def told(pool: Pool, data: bytes) -> list[str]:
    """Return what a worker read in a file, or why it did not."""
    try:
        found: list[str] = pool.run(texts, data, timeout=SECONDS)
    except ExtractError as error:
        return [str(error)]
    return found


@pytest.mark.parametrize("kind", FILES)
def test_a_file_that_means_harm_costs_its_own_worker_at_most(pool: Pool, kind: str) -> None:
    for text in told(pool, FILES[kind]()):
        assert "oväntat fel" not in text
        assert "root:" not in text
        assert "ha" * 100 not in text
    assert pool.run(read, *HARMLESS, timeout=SECONDS).text == "Inga brister framkom."
