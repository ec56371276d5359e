"""One running server for each database, shared by the tests of this folder; each test makes its own people."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import msgspec
import pytest
import requests
from sqlalchemy.orm import Session

from agent_desktop.contract.accounts import Role
from agent_desktop.ids import new_id
from central_server.database.engine import make_engine
from central_server.database.session import Database
from tests.functional.server import authority
from tests.support.postgres import Cluster, postgres
from tests.support.real_server import PASSWORD, USERNAMES, RealServer, add_users, real_server

__all__ = ["postgres"]

REASON = {"Access-Reason": "contact"}


@dataclass
class Api:
    """Speaks to a running server as each role, and looks into its database."""

    server: RealServer
    database: Database
    tokens: dict[Role, str] = field(default_factory=dict)

    def call(
        self, method: str, path: str, role: Role | None = Role.HANDLER, *, body: Any = None, **options: Any
    ) -> requests.Response:
        """A request with a reason; `headers` are added to, not replaced by, the sign-in."""
        headers = {**REASON, **options.pop("headers", {})}
        if role is not None:
            headers["Authorization"] = f"Bearer {self.token(role)}"
        data = options.pop("data", None)
        if body is not None:
            data = msgspec.json.encode(body)
        url = f"{self.server.url}/api/v1{path}"
        return requests.request(method, url, headers=headers, data=data, timeout=30, **options)

    def get(self, path: str, role: Role | None = Role.HANDLER, **options: Any) -> requests.Response:
        return self.call("GET", path, role, **options)

    def post(self, path: str, body: Any, role: Role | None = Role.HANDLER, **options: Any) -> requests.Response:
        return self.call("POST", path, role, body=body, **options)

    def put(self, path: str, body: Any, role: Role | None = Role.HANDLER, **options: Any) -> requests.Response:
        return self.call("PUT", path, role, body=body, **options)

    def token(self, role: Role) -> str:
        if role not in self.tokens:
            signed_in = self.post(
                "/accounts/sign-in", {"username": USERNAMES[role], "password": PASSWORD}, role=None
            ).json()
            self.tokens[role] = signed_in["access_token"]
        return self.tokens[role]

    @contextmanager
    def inside(self) -> Iterator[Session]:
        with self.database.writing() as session:
            yield session

    def new_contact(self, citizen_id: UUID | None = None, **fields: Any) -> UUID:
        contact_id = new_id()
        now = datetime.now(UTC)
        body = {"channel": "phone", "started_at": now, "finished_at": now, "outcome": "answered", **fields}
        answer = self.put(f"/contacts/{contact_id}", {"citizen_id": citizen_id, **body})
        assert answer.status_code == 201, answer.text
        return contact_id


def problem(answer: requests.Response) -> tuple[int, str]:
    """Status and kind of a refusal, which must be problem details and belong to its request."""
    assert answer.headers["Content-Type"] == "application/problem+json", answer.text
    body = answer.json()
    assert body["status"] == answer.status_code
    assert body["request_id"] == answer.headers["Request-Id"]
    return answer.status_code, body["type"].removeprefix("/problems/")


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def database_kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@contextmanager
def serving(kind: str, request: pytest.FixtureRequest, factory: pytest.TempPathFactory) -> Iterator[Api]:
    """A server on a new database of `kind`, with the small authority and a user of each role."""
    if kind == "sqlite":
        database_url = f"sqlite:///{factory.mktemp('server') / 'central.db'}"
    else:
        cluster: Cluster = request.getfixturevalue("postgres")
        database_url = cluster.new_database()
    authority.fill(database_url)
    add_users(database_url)
    database = Database(make_engine(database_url))
    with real_server(database_url) as running:
        yield Api(running, database)
        assert "Traceback" not in running.log
    database.engine.dispose()


@pytest.fixture(scope="session")
def on_sqlite(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    with serving("sqlite", request, tmp_path_factory) as running:
        yield running


@pytest.fixture(scope="session")
def on_postgresql(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    with serving("postgresql", request, tmp_path_factory) as running:
        yield running


@pytest.fixture(scope="session")
def api(database_kind: str, request: pytest.FixtureRequest) -> Api:
    """Both servers stand to the end: with the kind itself as their parameter they would start anew in every file."""
    running: Api = request.getfixturevalue(f"on_{database_kind}")
    return running
