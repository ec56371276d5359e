"""The call itself: a number comes in by a second process, and a case is raised, with keys and clicks."""

import subprocess
import sys
from collections.abc import Callable

from tests.tour.hand import Hand
from tests.tour.record import Record

MAIR = "+441632960123"
HOUSEHOLD = "+441632960200"


def ring(number: str) -> "subprocess.Popen[bytes]":
    """What a softphone does: `agent-desktop call NUMBER`, a process of its own."""
    return subprocess.Popen([sys.executable, "-m", "ui.cli", "call", number])


def parts(record: Record, hand: Hand, server: str) -> list[Callable[[], None]]:
    def rings() -> None:
        with record.step("A call comes in"):
            phone = ring(MAIR)
            hand.sees("Mair Evans")
            hand.sees("Hearing impaired")
            assert phone.wait(10) == 0

    def household() -> None:
        with record.step("A household rings"):
            ring(HOUSEHOLD).wait(10)
            hand.sees("Who is calling?")

    return [rings, household]
