"""What becomes of it when the disk is full, when a client is slow, and when far too much or something odd is handed in."""

import asyncio
import os
import socket
import subprocess
import time
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from service import store as kept
from service.web.patience import Impatient, Patience
from tests.service.live import Site, serving
from tests.service.process import serving as process

MOUNTED = 'mount -t tmpfs -o size=24m tmpfs "$1" && shift && exec "$@"'
MOUNTS = subprocess.run(
    ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", "mount -t tmpfs -o size=1m tmpfs /mnt"],
    capture_output=True,
    check=False,
)
NAMES = (
    "../../../etc/passwd",
    "..\\..\\windows\\system32\\a.txt",
    "C:\\Users\\ada\\a.txt",
    "a\x00b.txt",
    "<script>alert(1)</script>.txt",
    '"; filename="b.txt',
    "\u202egnp.txt",
    "å" * 3000 + ".txt",
    "=HYPERLINK(1).txt",
    "CON",
    ".",
    "a\r\nSet-Cookie: x=1.txt",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with serving(tmp_path_factory.mktemp("data")) as site:
        yield site


@pytest.mark.skipif(MOUNTS.returncode != 0, reason="no disk of our own can be mounted here")
def test_full_disk_refuses_what_does_not_fit_and_loses_nothing(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    within = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", MOUNTED, "sh", str(data)]
    with process(tmp_path, within=within) as client:
        accepted: dict[str, bytes] = {}
        for _ in range(12):
            body = b"\x00\x01" + os.urandom(3_000_000)
            answer = client.post("/api/v1/documents", files=[("files", ("a.bin", body))])
            if answer.status_code != 201:
                break
            accepted[answer.json()[0]["document"]["id"]] = body
        assert answer.status_code == 507
        assert answer.headers["content-type"] == "application/problem+json"
        assert "Disken är full" in answer.json()["detail"]
        assert 2 <= len(accepted) < 12
        assert {one["id"] for one in client.get("/api/v1/documents").json()} == set(accepted)
        for id, body in accepted.items():
            assert client.get(f"/dokument/{id}/original").content == body
        assert client.get("/ready").text == "ok"
        page = client.post("/dokument", files=[("files", ("b.bin", os.urandom(3_000_000)))])
        assert page.status_code == 507
        assert "Disken är full" in page.text
        assert client.post(f"/dokument/{next(iter(accepted))}/ta-bort").status_code == 303
        again = client.post("/api/v1/documents", files=[("files", ("c.bin", b"\x00" + os.urandom(2_000_000)))])
        assert again.status_code == 201
    assert "Traceback" not in (tmp_path / "log").read_text()


def test_line_without_a_request_is_closed(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Impatient, "headers_within", 0.6)
    host, _, port = site.address.removeprefix("http://").partition(":")
    for sent in (b"", b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "):
        with socket.create_connection((host, int(port))) as line:
            line.settimeout(30)
            line.sendall(sent)
            assert line.recv(1000) == b""
    with socket.create_connection((host, int(port))) as line:  # a drop at a time does not help
        line.settimeout(30)
        assert sum(1 for _ in drops(line)) < 300
    assert site.client.get("/health").text == "ok"


def drops(line: socket.socket) -> Iterator[None]:
    """Send a letter of a header now and then, until the other side has hung up."""
    for _ in range(300):
        try:
            line.sendall(b"G")
        except OSError:
            return
        yield
        time.sleep(0.1)


def test_body_that_does_not_come_is_refused() -> None:
    async def ask() -> tuple[int, float]:
        async def never() -> dict[str, object]:
            await asyncio.sleep(600)
            return {}

        async def send(message: object) -> None:
            pass

        began = time.monotonic()

        async def reads(scope: object, receive: object, send: object) -> None:
            await receive()  # type: ignore[operator]

        with pytest.raises(Exception, match="kom inte fram") as caught:
            await Patience(reads, seconds=0.2)({"type": "http"}, never, send)  # type: ignore[arg-type]
        return caught.value.status_code, time.monotonic() - began

    status, seconds = asyncio.run(ask())
    assert status == 408
    assert seconds < 60


def test_slow_body_gets_an_answer_over_the_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.web.patience.BODY", 0.6)
    with serving(tmp_path / "data") as site:
        host, _, port = site.address.removeprefix("http://").partition(":")
        head = "POST /api/v1/documents HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: multipart/form-data; boundary=x\r\n"
        with socket.create_connection((host, int(port))) as line:
            line.settimeout(60)
            line.sendall(f"{head}Content-Length: 1000\r\n\r\n--x\r\n".encode())
            said = b""
            while part := line.recv(10_000):
                said += part
        assert said.startswith(b"HTTP/1.1 408")
        assert b"application/problem+json" in said


def test_ten_thousand_files_are_too_many_at_once(site: Site) -> None:
    before = len(kept.documents(site.store))
    many = [("files", (f"{number}.txt", b"Brister i rutinen.")) for number in range(10_000)]
    answer = site.client.post("/api/v1/documents", files=many)
    assert answer.status_code == 413
    assert "1 000" in answer.json()["detail"]
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for number in range(10_000):
            archive.writestr(f"{number}.txt", "Brister.")
    for data in (packed.getvalue(), packed.getvalue()[:-30]):
        (one,) = site.client.post("/api/v1/documents", files=[("files", ("allt.zip", data))]).json() or [{}]
        assert one["status"] in (413, 422)
        assert "allt.zip" in one["detail"]
    assert len(kept.documents(site.store)) == before


@pytest.mark.parametrize("name", NAMES)
def test_hostile_file_name_is_only_a_name(site: Site, name: str) -> None:
    body = f"Brister i rutinen för {NAMES.index(name)}.".encode()
    head = name.replace("\\", "\\\\").replace('"', '\\"').encode()
    form = (
        b'--x\r\nContent-Disposition: form-data; name="files"; filename="'
        + head
        + b'"\r\n\r\n'
        + body
        + b"\r\n--x--\r\n"
    )
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    answer = site.client.post("/api/v1/documents", content=form, headers=headers)
    if answer.status_code in (400, 413, 422):
        assert answer.headers["content-type"] == "application/problem+json"
        return
    (one,) = answer.json()
    document = one["document"]
    assert not {"/", "\\", "\x00", "\r", "\n"} & set(document["name"])
    assert 0 < len(document["name"]) <= 200
    for address in ("/", f"/dokument/{document['id']}"):
        assert "<script>alert" not in site.client.get(address).text
    original = site.client.get(f"/dokument/{document['id']}/original")
    assert original.content == body
    assert "set-cookie" not in original.headers
