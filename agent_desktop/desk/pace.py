"""How the delivery loop fares: how much goes in one exchange, and how long it rests after one that failed."""

from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock
from time import monotonic

from agent_desktop.contract.deliveries import MOST
from agent_desktop.outbox.backoff import wait_seconds

CUTS_BEFORE_SHRINKING = 2
"""One cut may be anything; a second in a row says that so much does not get through."""


@dataclass
class Pace:
    """`turn` is held by whoever delivers. `size`: rows in the next exchange, 1 to MOST.

    `failed_at`: when the last exchange failed, None once one came through.
    """

    turn: Lock = field(default_factory=Lock)
    size: int = MOST
    failed_at: datetime | None = None
    _misses: int = 0
    _cuts: int = 0
    _rests_until: float = 0.0

    def rest_s(self, back_since: datetime | None) -> float:
        """Seconds still to rest; 0: go on. `back_since`: since when the line is well, which ends a rest from before."""
        if self.failed_at is None or (back_since is not None and back_since > self.failed_at):
            return 0.0
        return max(0.0, self._rests_until - monotonic())

    def came_through(self) -> None:
        """The next exchange may be larger again."""
        self.failed_at, self._misses, self._cuts, self._rests_until = None, 0, 0, 0.0
        self.size = min(MOST, self.size * 2)

    def rest_no_longer(self) -> None:
        """A handler asked for it to go now."""
        self._rests_until = 0.0

    def failed(self, now: datetime, chance: float, *, sent: int, cut: bool, retry_after: float | None) -> float:
        """An exchange of `sent` rows failed; `cut`: on its way. Answers the seconds to rest."""
        self._misses += 1
        self._cuts = self._cuts + 1 if cut else 0
        if self._cuts >= CUTS_BEFORE_SHRINKING:
            self.shrink(sent)
        self.failed_at = now
        rest = wait_seconds(self._misses, chance, retry_after)
        self._rests_until = monotonic() + rest
        return rest

    def shrink(self, sent: int) -> None:
        """The next exchange is half of `sent`, and at least one."""
        self.size = max(1, min(self.size, sent) // 2)
