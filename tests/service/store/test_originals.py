"""Originals in a folder and in S3 keep the same promises; S3 is a real server on this machine (moto)."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import boto3
import httpx
import pytest

from service import store as kept
from service.queue import ingest
from service.queue.worker import Pool
from service.settings import Settings
from service.store import bucket
from service.store.bucket import PlaceAway
from service.store.originals import Originals, opened, put
from service.views import Stage
from tests.service.crowd import until
from tests.service.pipeline import PIPELINE
from tests.service.process import free

KEYS = {"AWS_ACCESS_KEY_ID": "ada", "AWS_SECRET_ACCESS_KEY": "hemligt", "AWS_DEFAULT_REGION": "us-east-1"}
ABSENT = "0" * 64


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    """Run an S3 server with a bucket; give its address."""
    port = free()
    command = [Path(sys.executable).with_name("moto_server"), "-H", "127.0.0.1", "-p", str(port)]
    server = subprocess.Popen(command, env=os.environ | KEYS, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        until(lambda: answers(address))
        made = boto3.client("s3", "us-east-1", endpoint_url=address, aws_access_key_id="ada", aws_secret_access_key="x")
        made.create_bucket(Bucket="rodtrad")
        yield address
    finally:
        server.kill()
        server.wait()


def answers(address: str) -> bool:
    """Tell whether a server is up."""
    try:
        return httpx.get(address).status_code < 500
    except httpx.TransportError:
        return False


@pytest.fixture(params=["folder", "s3"])
def place(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Originals]:
    """A place for originals, of either kind."""
    bucket.client.cache_clear()
    if request.param == "s3":
        for name, value in (KEYS | {"AWS_ENDPOINT_URL_S3": request.getfixturevalue("s3")}).items():
            monkeypatch.setenv(name, value)
        yield opened(f"s3://rodtrad/{tmp_path.name}", tmp_path)
    else:
        yield opened(str(tmp_path / "shared"), tmp_path)
    bucket.client.cache_clear()


def test_file_is_kept_once_found_and_removed(place: Originals) -> None:
    data = os.urandom(100_000)
    id = put(place, data)
    assert put(place, data) == id
    assert place.has(id)
    assert place.get(id) == data
    place.remove(id)
    place.remove(id)
    assert not place.has(id)
    with pytest.raises(FileNotFoundError):
        place.get(id)


def test_what_is_not_there_is_said(place: Originals) -> None:
    assert not place.has(ABSENT)
    with pytest.raises(FileNotFoundError):
        place.get(ABSENT)


def test_a_store_that_is_away_is_told_from_a_file_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (KEYS | {"AWS_ENDPOINT_URL_S3": f"http://127.0.0.1:{free()}", "AWS_MAX_ATTEMPTS": "1"}).items():
        monkeypatch.setenv(name, value)
    bucket.client.cache_clear()
    with pytest.raises(PlaceAway):
        opened("s3://rodtrad", Path()).get(ABSENT)
    bucket.client.cache_clear()


def test_documents_are_read_from_s3_and_deleted_there(s3: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (KEYS | {"AWS_ENDPOINT_URL_S3": s3}).items():
        monkeypatch.setenv(name, value)
    bucket.client.cache_clear()
    settings = Settings(data=tmp_path, originals="s3://rodtrad/arkiv", poll=0.05)
    store = kept.open_store(settings)
    with Pool(workers=1, memory_mb=4096) as pool:
        working = ingest.start(store, settings, pool=pool, pipeline=PIPELINE)
        id = kept.add_document(store, "a.txt", b"Protokoll. Brister i rutinen.")[0].id
        working.jobs.enqueue([id])
        until(lambda: [row.stage for row in kept.documents(store)] == [Stage.DONE])
        assert store.originals.has(id)
        working.jobs.remove(id)
        assert not store.originals.has(id)
        working.close()
    store.close()
    assert not (tmp_path / "originals").exists()
    bucket.client.cache_clear()
