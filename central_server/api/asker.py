"""Who asks, why, and in which request: handed to every action behind a sign-in."""

import os
import re
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from anyio import CapacityLimiter

from agent_desktop.contract.accounts import User
from agent_desktop.contract.problems import ProblemType
from central_server.database.session import Database
from central_server.recordings.folder import Folder
from central_server.refusals import Refusal

REASONS = ("contact", "search", "correction", "review", "practice", "subject-access")
_REASON = re.compile(rf"({'|'.join(REASONS)})(?:; ?contact=([0-9a-fA-F-]{{36}}))?")

SIGN_INS_AT_ONCE = max(1, (os.cpu_count() or 1) // 2)
"""Half of the cores go on answering everyone else while passwords are checked."""


@dataclass(frozen=True)
class ServerState:
    """What the whole server process shares. `secret` signs access tokens; `sign_ins` lets few in at once.

    `recordings`: where they lie; None where this server keeps none. `intakes`: one of them is converted at a time.
    """

    database: Database
    secret: bytes
    authority: str
    recordings: Folder | None = None
    sign_ins: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(SIGN_INS_AT_ONCE))
    intakes: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(1))


@dataclass(frozen=True)
class Asker:
    """`reason` is the checked Access-Reason header, "" where none is needed."""

    server: ServerState
    user: User
    reason: str
    request_id: str
    now: datetime

    @property
    def database(self) -> Database:
        return self.server.database


def read_reason(header: str) -> str:
    """The reason as the audit log keeps it.

    Raises Refusal (400 reason-required) unless it is one of REASONS, with or without `; contact=<uuid>`.
    """
    found = _REASON.fullmatch(header.strip())
    if found is None:
        raise Refusal(ProblemType.REASON_REQUIRED, f"Send Access-Reason: one of {', '.join(REASONS)}.")
    reason, contact = found.groups()
    if contact is None:
        return str(reason)
    try:
        return f"{reason}; contact={UUID(contact)}"
    except ValueError as error:
        raise Refusal(ProblemType.REASON_REQUIRED, "The contact in Access-Reason is not an id.") from error
