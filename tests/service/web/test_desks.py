"""A process that draws slowly keeps those waiting who want what it draws, and nobody else."""

import multiprocessing
import os
import shutil
import signal
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from service.drawings import folder
from tests.service import sample
from tests.service.live import furnish, serving

DOCUMENT = sample.PROTOCOL_ANALYSIS.document.id
MANY = 60
"""More than the threads of the web process."""


def test_all_else_is_answered_while_very_many_wait_for_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.pages.images.SECONDS", 600.0)  # those who wait do so for as long as it is stopped
    path = f"/dokument/{DOCUMENT}/sida/1.png"
    with serving(tmp_path / "data") as site, httpx.Client(base_url=site.address, timeout=300) as client:
        furnish(site.store)
        before = set(multiprocessing.active_children())
        assert client.get(path).status_code == 200
        (drawer,) = set(multiprocessing.active_children()) - before
        assert drawer.pid is not None
        os.kill(drawer.pid, signal.SIGSTOP)
        shutil.rmtree(folder(tmp_path / "data", DOCUMENT))
        with ThreadPoolExecutor(MANY) as crowd:
            waiting = [crowd.submit(client.get, path) for _ in range(MANY)]
            try:
                told = [client.get(other, timeout=120).status_code for other in ("/health", "/ready", "/arende")]
            finally:
                os.kill(drawer.pid, signal.SIGCONT)
            assert told == [200] * 3
            assert [one.result().status_code for one in waiting] == [200] * MANY
