"""What is open on this computer for whoever works here: their store, its key, and when the server last let them in."""

import logging
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import inf
from pathlib import Path
from uuid import UUID

from msgspec.structs import replace

from agent_desktop.clock import Clock
from agent_desktop.contract.accounts import Tokens, User
from agent_desktop.contract.base import Moment, Record
from agent_desktop.contract.policy import Policy
from agent_desktop.store import facts
from agent_desktop.store.faults import StoreFault
from agent_desktop.store.opening import Store

FACT = "sign_in"

log = logging.getLogger(__name__)


class LastSignIn(Record, frozen=True, kw_only=True):
    """`at`: when the server last let this user in, with a password or a remembered token. `newest`: the newest moment
    seen since. `behind_s`: seconds that this computer's clock was behind the server's.

    `ended`: the server then refused the password that was right before: nobody signs in here without it any more.
    """

    user: User
    policy: Policy
    at: Moment
    newest: Moment
    behind_s: float = 0.0
    ended: bool = False

    @property
    def offline_until(self) -> datetime | None:
        """Until when they may sign in without the server; None where they may not."""
        if self.ended or not self.policy.offline_hours:
            return None
        return self.at + timedelta(hours=self.policy.offline_hours)


@dataclass
class Here:
    """`path`: where the store stands, or would if anything could be written. `mended_at`: see mending (monotonic).

    `heard`: pieces of recordings, by recording and number, that are being listened to: see recordings.
    """

    store: Store
    key: bytes
    path: Path
    last: LastSignIn
    mended_at: float = -inf
    heard: OrderedDict[tuple[UUID, int], bytes] = field(default_factory=OrderedDict)

    @property
    def lasting(self) -> bool:
        """False where nothing can be written to this computer: the store is in memory then."""
        return self.store.path is not None

    def confirmed(self, tokens: Tokens, clock: Clock) -> None:
        """The server has let them in just now. Never raises: what cannot be written is older, and no harm is done."""
        now = clock.now()
        behind = clock.offset.total_seconds()
        self._keep(LastSignIn(user=tokens.user, policy=tokens.policy, at=now, newest=now, behind_s=behind))

    def seen(self, now: datetime) -> None:
        """A clock that is turned back later is noticed by this. Never raises."""
        if now > self.last.newest:
            self._keep(replace(self.last, newest=now))

    def carry_over(self) -> None:
        """The store is another than before. Never raises."""
        self._keep(self.last)

    def end(self) -> None:
        """Nobody signs in here without the server from now on. Never raises."""
        self._keep(replace(self.last, ended=True))

    def _keep(self, last: LastSignIn) -> None:
        self.last = last
        try:
            facts.put(self.store, FACT, last)
        except StoreFault as fault:
            log.info("when the server was last reached could not be kept: %s", fault.details)


def last_sign_in(store: Store) -> LastSignIn | None:
    """None in a new store. Raises StoreFaults."""
    return facts.get(store, FACT, LastSignIn)
