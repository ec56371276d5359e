"""A disk that is full: the writer is told, nothing is half written, and reading goes on."""

import socket
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
import uvicorn
from sqlalchemy import event, func, select

from agent_desktop.contract.accounts import Role
from agent_desktop.ids import new_id
from central_server import serving
from central_server.accounts.passwords import QUICK_FOR_TESTS
from central_server.api.app import make_server_app
from central_server.api.asker import ServerState
from central_server.contacts.tables import ContactRow
from tests.conftest import ExpectLog
from tests.functional.server import authority
from tests.functional.server.conftest import problem
from tests.support.real_server import PASSWORD, add_users

PIECES = (100, 2_000, 5_000, 10_000)
ROOM_LEFT = 3
"""Pages of 4 KiB that the file may still grow by: SQLite then answers as on a full disk."""


@pytest.fixture
def full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, ServerState]]:
    """A real server, in this process so that its connections can be told how little room is left."""
    monkeypatch.setenv(QUICK_FOR_TESTS, "1")
    url = f"sqlite:///{tmp_path / 'full.db'}"
    authority.fill(url)
    add_users(url)
    state = serving.prepare(url, "Full")
    with state.database.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    state.database.engine.dispose()

    @event.listens_for(state.database.engine, "connect")
    def limit(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(f"PRAGMA max_page_count={pages + ROOM_LEFT}").close()

    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(make_server_app(state), log_config=None, lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}/api/v1", state
    server.should_exit = True
    thread.join()
    listening.close()
    state.database.engine.dispose()


def signed_in(url: str) -> dict[str, str]:
    sign_in = {"username": Role.HANDLER.value, "password": PASSWORD}
    token = requests.post(f"{url}/accounts/sign-in", json=sign_in, timeout=10).json()["access_token"]
    return {"Authorization": f"Bearer {token}"}


def a_contact(length: int) -> dict[str, str]:
    at = "2026-03-06T12:00:00Z"
    return {"channel": "phone", "started_at": at, "finished_at": at, "outcome": "answered", "notes": "x" * length}


def test_a_full_disk_is_said_and_nothing_is_half_written(full: tuple[str, ServerState], expect_log: ExpectLog) -> None:
    url, state = full
    headers, body = signed_in(url), a_contact(20_000)
    answer = requests.put(f"{url}/contacts/{new_id()}", json=body, headers=headers, timeout=10)
    assert problem(answer) == (507, "storage-full")
    expect_log("storage-full in request")
    assert requests.get(f"{url}/services", headers=headers, timeout=10).status_code == 200
    with state.database.reading() as session:
        assert session.scalar(select(func.count()).select_from(ContactRow)) == 0


def test_of_an_exchange_what_is_told_is_what_was_kept(full: tuple[str, ServerState], expect_log: ExpectLog) -> None:
    url, state = full
    headers = signed_in(url)
    items = [{"id": str(new_id()), "kind": "contact", "body": a_contact(length)} for length in PIECES]
    told: list[str] = []
    while len(told) < len(items):
        answer = requests.post(f"{url}/deliveries", json={"items": items[len(told) :]}, headers=headers, timeout=10)
        if answer.status_code == 507:
            break
        assert answer.status_code == 200
        told += [verdict["id"] for verdict in answer.json()["verdicts"] if verdict["status"] == 201]
    expect_log("storage-full in request")
    assert len(told) < len(items)
    with state.database.reading() as session:
        kept = session.scalars(select(ContactRow.id).order_by(ContactRow.id))
        assert [str(contact_id) for contact_id in kept] == told
