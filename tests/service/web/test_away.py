"""When the database is away, silent or has no connection to spare, everyone is told so, also at the door."""

import socket
import time
from pathlib import Path

import pytest
import sqlalchemy as sa

from service.store.engine import connect, is_away
from tests.service.conftest import own_postgres, revive
from tests.service.doors import OWN, PASSWORD, guarded


def test_who_signs_in_is_told_that_the_database_is_away(tmp_path: Path) -> None:
    with own_postgres() as server, guarded(tmp_path / "data", database_url=server.get_uri()) as door:
        client, form = door.site.client, {"namn": "gun", "losenord": PASSWORD}
        cookie = client.post("/logga-in", data=form, headers=OWN).headers["set-cookie"].partition(";")[0]
        assert client.get("/arende", headers={"Cookie": cookie}).status_code == 200
        server.stop()
        told = [
            client.get("/arende", headers={"Cookie": cookie}),
            client.post("/logga-in", data=form, headers=OWN),
            door.ask("gun", "GET", "/api/v1/documents"),
            door.ask("gun", "POST", "/api/v1/documents", files=[("files", ("a.txt", b"Brister."))]),
            client.get("/ready"),
        ]
        health = client.get("/health")
        revive(server)
        assert [one.status_code for one in told] == [503] * 5
        assert health.text == "ok"
        assert all("Vänta en stund" in one.text for one in told[:4])
        assert all(one.headers["retry-after"] and one.headers["content-security-policy"] for one in told[:4])
        assert told[2].headers["content-type"] == "application/problem+json"
        assert client.get("/arende", headers={"Cookie": cookie}).status_code == 200
        assert door.ask("gun", "GET", "/api/v1/documents").status_code == 200


def test_a_host_that_says_nothing_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port, began = silent.getsockname()[1], time.monotonic()
        engine = connect(f"postgresql+psycopg://ada@127.0.0.1:{port}/rodtrad?connect_timeout=2")
        with pytest.raises(sa.exc.OperationalError) as caught, engine.connect():
            pass
        assert is_away(caught.value)
        assert time.monotonic() - began < 60
