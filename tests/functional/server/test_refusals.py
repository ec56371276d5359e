"""Whatever is sent, the answer is problem details, and the log keeps no one's name."""

import http.client
import io
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests
import trustme

from agent_desktop.contract.accounts import Role
from agent_desktop.ids import new_id
from central_server import cli
from central_server.database.engine import BUSY_SECONDS
from tests.functional.server.authority import add_contacts, add_person
from tests.functional.server.conftest import Api, problem, serving
from tests.support.real_server import real_server

MALFORMED = (400, "malformed")


@pytest.fixture(scope="module")
def own(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    """A server of this file's own: some of its log is read, and its database is locked."""
    with serving("sqlite", request, tmp_path_factory) as running:
        yield running


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"text": 7}',
        b'{"text": ""}',
        b'{"text": "x", "more": 1}',
        b'{"text": "a\\u0000b"}',
        b'{"text": "\\ud800"}',
        b'{"text": "\xff\xfe"}',
        b"[" * 100_000,
        b'{"text": ' + b'{"a":' * 50_000,
        b'{"text": "' + b"x" * 201 + b'"}',
    ],
    ids=lambda body: repr(body[:24]),
)
def test_a_body_that_is_not_what_is_asked_for(api: Api, body: bytes) -> None:
    assert problem(api.call("POST", "/citizens/search", data=body)) == MALFORMED


def test_a_body_too_large_is_refused_unread(api: Api) -> None:
    large = b'{"text": "' + b"x" * (1024 * 1024) + b'"}'
    assert problem(api.call("POST", "/citizens/search", data=large)) == (413, "too-large")
    in_parts = api.call("POST", "/citizens/search", data=(large[at : at + 65536] for at in range(0, len(large), 65536)))
    assert problem(in_parts) == (413, "too-large")


def test_a_path_or_method_there_is_not(api: Api) -> None:
    assert problem(requests.get(f"{api.server.url}/", timeout=10)) == (404, "not-found")
    assert problem(api.get("/nothing")) == (404, "not-found")
    assert problem(api.get("/citizens/not-an-id")) == (404, "not-found")
    answer = api.call("DELETE", f"/citizens/{new_id()}")
    assert problem(answer) == (405, "method-not-allowed")
    assert "GET" in answer.headers["Allow"]


@pytest.mark.parametrize("query", ["limit=0", "limit=101", "limit=x", "state=unknown", "cursor=%00", "service=a%00"])
def test_a_query_out_of_range(api: Api, query: str) -> None:
    assert problem(api.get(f"/cases?{query}")) == MALFORMED


def test_reference_data_is_told_only_when_it_changed(api: Api) -> None:
    for path in ("/services", "/flags"):
        first = api.get(path)
        held = api.get(path, headers={"If-None-Match": first.headers["ETag"]})
        assert (first.status_code, held.status_code, held.content) == (200, 304, b"")


def test_every_answer_names_the_api_and_its_request(api: Api) -> None:
    request_id = str(new_id())
    for answer in (api.get("/about", headers={"Request-Id": request_id}), api.get("/nothing")):
        assert answer.headers["Agent-Desktop-Api"] == "1"
        assert answer.headers["Server-Timing"].startswith("app;dur=")
    assert api.get("/about", headers={"Request-Id": request_id}).headers["Request-Id"] == request_id
    assert api.get("/about", headers={"Request-Id": "<script>"}).headers["Request-Id"] != "<script>"


def test_garbage_on_the_line_does_not_end_the_server(api: Api) -> None:
    address = urlsplit(api.server.url)
    assert address.hostname is not None
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=10)
    connection.connect()
    connection.sock.sendall(b"\x16\x03\x01 not http at all\r\n\r\n")
    connection.sock.recv(1000)
    connection.close()
    assert api.get("/about").status_code == 200


def test_the_log_keeps_no_name_number_or_text(own: Api) -> None:
    name, number = "Plantedname", "+441632960999"
    with own.inside() as session:
        citizen_id = add_person(session, name, phone=number)
    own.post("/citizens/search", {"text": name})
    own.post("/citizens/search", {"text": f"{name} {number}", "extra": name})
    own.get(f"/citizens/{citizen_id}/history?service={name}&cursor={name}")
    own.get(f"/{name}")
    own.put(f"/citizens/{new_id()}", {"name": name, "phones": [{"e164": number}]})
    own.post("/contact-context", {"number": number})
    own.post("/accounts/sign-in", {"username": name.lower(), "password": name}, role=None)
    log = own.server.log
    assert '"route":"/api/v1/citizens/search","status":200' in log
    for secret in (name, name.lower(), number[1:], str(citizen_id), own.token(Role.HANDLER)):
        assert secret not in log


def test_a_database_that_stays_locked_is_busy_and_nothing_is_lost(own: Api) -> None:
    own.token(Role.HANDLER)
    path = own.server.database_url.removeprefix("sqlite:///")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        lease = new_id()
        answer = own.put(f"/reference-leases/{lease}", {"size": 1})
        assert problem(answer) == (503, "busy")
        assert int(answer.headers["Retry-After"]) <= BUSY_SECONDS
    finally:
        other.execute("ROLLBACK")
        other.close()
    assert own.put(f"/reference-leases/{lease}", {"size": 1}).status_code == 201


def test_the_command_line_says_what_is_wrong_without_a_trace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    url = f"sqlite:///{tmp_path / 'a.db'}"
    user = ("user", "add", "--database", url, "--username", "ann", "--name", "Ann", "--role", "handler")

    def status(*arguments: str, typed: str = "a long enough one\n") -> int:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        return cli.main(list(arguments))

    assert status(*user) == 0
    capsys.readouterr()
    for wrong in (
        user,  # the name is taken
        ("user", "add", "--database", url, "--username", "Not a name", "--name", "Ann", "--role", "handler"),
        ("serve", "--database", "mysql://x"),
        ("serve", "--database", "no url"),
        ("serve", "--database", f"sqlite:///{tmp_path / 'no' / 'folder.db'}"),
        ("serve", "--database", "postgresql://nobody@127.0.0.1:1/none"),
        ("serve", "--database", url, "--port", "99999"),
        ("serve", "--database", url, "--tls-certificate", "x"),
        ("serve", "--database", url, "--tls-certificate", "x", "--tls-key", "y"),
    ):
        assert status(*wrong) == 1, wrong
        assert len(capsys.readouterr().err.strip().splitlines()) == 1
    assert status(*user[:-2], "--role", "trainer", typed="short\n") == 1


def test_a_password_is_never_an_argument() -> None:
    asked = subprocess.run(
        [sys.executable, "-m", "central_server.cli", "user", "add", "--help"],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert "--password" not in asked.stdout


def test_the_server_ends_cleanly_and_starts_again_on_the_same_data(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'again.db'}"
    for _ in range(2):
        with real_server(url) as running:
            assert requests.get(f"{running.url}/api/v1/about", timeout=10).status_code == 200
            assert running.stop() == 0


def test_the_server_speaks_tls_with_the_certificate_it_is_given(tmp_path: Path) -> None:
    authority = trustme.CA()
    issued = authority.issue_cert("127.0.0.1")
    certificate, key, trusted = (tmp_path / name for name in ("server.pem", "server.key", "authority.pem"))
    certificate.write_bytes(b"".join(blob.bytes() for blob in issued.cert_chain_pems))
    issued.private_key_pem.write_to_path(str(key))
    authority.cert_pem.write_to_path(str(trusted))
    arguments = ("--tls-certificate", str(certificate), "--tls-key", str(key))
    with real_server(f"sqlite:///{tmp_path / 'tls.db'}", arguments=arguments) as running:
        assert running.url.startswith("https://")
        assert requests.get(f"{running.url}/api/v1/about", verify=str(trusted), timeout=10).status_code == 200


def test_a_large_answer_travels_compressed(api: Api) -> None:
    with api.inside() as session:
        citizen_id = add_person(session, "Much Said")
        add_contacts(session, citizen_id, 60)
    answer = api.get(f"/citizens/{citizen_id}/history?limit=60")
    assert (answer.headers["Content-Encoding"], len(answer.json()["items"])) == ("gzip", 60)
    assert "Content-Encoding" not in api.get("/about").headers
