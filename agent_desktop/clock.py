"""The time, as the server has it: a computer whose clock is an hour off must not stamp its contacts so."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

NOTICEABLE = timedelta(minutes=2)
"""Past this the handler is told that the computer's clock is wrong."""


@dataclass
class Clock:
    """`offset` is server time less this computer's; set after each handshake."""

    read: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))
    offset: timedelta = timedelta(0)

    def now(self) -> datetime:
        """The moment, UTC, corrected to the server's clock."""
        return self.read() + self.offset

    def compare(self, server_now: datetime) -> timedelta:
        """Take the server's time as right. Answers how far this computer is off (positive: behind)."""
        self.offset = server_now - self.read()
        return self.offset

    @property
    def noticeably_off(self) -> bool:
        return abs(self.offset) > NOTICEABLE
