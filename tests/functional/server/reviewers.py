"""Several supervisors at one server: reviewing takes more than one."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import requests
from sqlalchemy import update

from agent_desktop.contract.accounts import AccountWrite, Role
from agent_desktop.ids import new_id
from central_server.accounts.tables import Account
from central_server.contacts.tables import ContactRow
from tests.functional.server.conftest import Api
from tests.support.real_server import PASSWORD


@dataclass
class Reviewer:
    """A supervisor with an account of their own."""

    api: Api
    id: UUID
    token: str

    def call(self, method: str, path: str, **options: Any) -> requests.Response:
        headers = {"Authorization": f"Bearer {self.token}", **options.pop("headers", {})}
        return self.api.call(method, path, None, headers=headers, **options)

    def get(self, path: str) -> requests.Response:
        return self.call("GET", path)

    def put(self, path: str, body: Any, version: int | None = None) -> requests.Response:
        headers = {} if version is None else {"If-Match": f'"{version}"'}
        return self.call("PUT", path, body=body, headers=headers)

    def evaluates(self, contact: UUID, card: UUID, answers: dict[str, str], **fields: Any) -> requests.Response:
        """From the beginning to its submission; the last answer of the server."""
        path = f"/evaluations/{new_id()}"
        begun = self.put(path, {"contact_id": str(contact), "scorecard_version_id": str(card), **fields})
        if begun.status_code != 201:
            return begun
        content = {"answers": {code: {"value": value} for code, value in answers.items()}}
        self.put(f"{path}/changes/{new_id()}", {"content": content}, begun.json()["info"]["version"])
        return self.put(f"{path}/moves/{new_id()}", {"move": "submit"}, self.get(path).json()["info"]["version"])


def reviewer(api: Api, name: str, *, role: Role = Role.SUPERVISOR, team: str = "Test") -> Reviewer:
    """A new account, signed in."""
    username = f"{name.lower()}.{new_id().hex[-8:]}"
    write = AccountWrite(username=username, name=name, role=role, password=PASSWORD, team=team)
    made = api.put(f"/accounts/{new_id()}", write, Role.ADMINISTRATOR)
    assert made.status_code == 201, made.text
    signed_in = api.post("/accounts/sign-in", {"username": username, "password": PASSWORD}, role=None).json()
    return Reviewer(api, UUID(made.json()["id"]), signed_in["access_token"])


def contact_of(api: Api, handler: UUID | None = None, **fields: Any) -> UUID:
    """A contact that `handler` had (None: the test handler); `fields` as the database has them."""
    contact_id = api.new_contact()
    changes = {**fields, **({"handled_by": handler} if handler else {})}
    if changes:
        with api.inside() as session:
            session.execute(update(ContactRow).where(ContactRow.id == contact_id).values(**changes))
    return contact_id


def since(api: Api, account: UUID, created_at: datetime) -> None:
    """Since when somebody works here."""
    with api.inside() as session:
        session.execute(update(Account).where(Account.id == account).values(created_at=created_at))


def noon(day: int) -> datetime:
    """Of a day in a month that no other test's contacts are in."""
    return datetime(2025, 3, day, 12, tzinfo=UTC)
