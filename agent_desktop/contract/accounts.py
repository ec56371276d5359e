"""Signing in, and who may do what."""

from enum import StrEnum
from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from agent_desktop.contract.base import Id, Moment, Record, Write
from agent_desktop.contract.policy import Policy

Username = Annotated[str, Meta(min_length=1, max_length=100, pattern=r"^[a-z0-9._@-]+$")]
Password = Annotated[str, Meta(min_length=1, max_length=1024)]
NewPassword = Annotated[str, Meta(min_length=12, max_length=1024)]
PersonName = Annotated[str, Meta(min_length=1, max_length=200)]


class Role(StrEnum):
    HANDLER = "handler"
    SUPERVISOR = "supervisor"
    TRAINER = "trainer"
    ADMINISTRATOR = "administrator"


class User(Record, frozen=True, kw_only=True):
    """Someone who works here."""

    id: Id
    username: str
    name: str
    role: Role
    team: str = ""
    active: bool = True
    version: int = 1


class SignIn(Write, frozen=True, kw_only=True):
    """POST /api/v1/accounts/sign-in."""

    username: Annotated[str, Meta(min_length=1, max_length=100)]
    password: Password


class Refresh(Write, frozen=True, kw_only=True):
    """POST /api/v1/accounts/refresh and /sign-out. A refresh token works once; its second use ends its family."""

    refresh_token: Annotated[str, Meta(min_length=1, max_length=500)]


class Tokens(Record, frozen=True, kw_only=True):
    """What signing in gives. `expires_in` is the access token's life in seconds."""

    access_token: str
    refresh_token: str
    expires_in: int
    user: User
    policy: Policy = Policy()


class AccountWrite(Write, frozen=True, kw_only=True):
    """PUT /api/v1/accounts/{id}: a new account."""

    username: Username
    name: PersonName
    role: Role
    team: Annotated[str, Meta(max_length=100)] = ""
    password: NewPassword


class AccountChange(Write, frozen=True, kw_only=True):
    """PUT /api/v1/accounts/{id}/changes/{change_id} with If-Match. An absent field (UNSET) stays as it is."""

    name: PersonName | UnsetType = UNSET
    role: Role | UnsetType = UNSET
    team: Annotated[str, Meta(max_length=100)] | UnsetType = UNSET
    active: bool | UnsetType = UNSET
    password: NewPassword | UnsetType = UNSET


class AuditEntry(Record, frozen=True, kw_only=True):
    """One look at, or write to, a person's record."""

    id: Id
    at: Moment
    user_id: Id
    user_name: str
    action: str
    citizen_id: Id | None
    reason: str
    request_id: str
