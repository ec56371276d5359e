"""Case numbers leased from the server and held in the store, so that a reference is at hand with no line.

Why no two desktops ever give the same: docs/decisions/0009-references.md.
"""

from agent_desktop.cases.references import CAPACITY
from agent_desktop.contract.cases import ReferenceLease
from agent_desktop.desk.desk import Desk
from agent_desktop.faults import EnvironmentFault
from agent_desktop.ids import new_id
from agent_desktop.language import t
from agent_desktop.store import numbers
from agent_desktop.sync import cases as wire
from agent_desktop.sync.faults import ServerFault
from agent_desktop.sync.interpreting import not_understood

AHEAD = 1000
"""Numbers held: a handler raises some tens of cases a day, so weeks without a line."""
LOW = 500
SIZE = 500
"""Numbers a lease; the contract's limit."""


class NoReferencesLeft(EnvironmentFault):
    """None is left here, and the server cannot be asked for more."""


def take(desk: Desk) -> int:
    """A number nobody else was or will be given, durably gone from here. Talks to nobody while one is left.

    Raises NoReferencesLeft, SignInNeeded and StoreFaults.
    """
    number = numbers.take(desk.store)
    if number is not None:
        return number
    try:
        top_up(desk)
    except ServerFault as fault:
        raise NoReferencesLeft(
            t("There is no case reference left on this computer."),
            kept=t("Everything you typed is still on this screen."),
            do=t("Finish with another outcome and say in the notes what is asked for, or wait for the connection."),
            details=fault.details,
        ) from fault
    number = numbers.take(desk.store)
    if number is None:
        raise not_understood("reference lease: nothing in it")
    return number


def top_up(desk: Desk) -> int:
    """Asks for numbers until AHEAD are held, if fewer than LOW are left. Answers how many there are then.

    A lease whose answer was lost is asked for again by its id, so no numbers are wasted. One thread at a time; a
    second one waits and then finds that enough are there. Raises ServerFaults and StoreFaults.
    """
    with desk.leasing:
        left = numbers.left(desk.store)
        if left >= LOW:
            return left
        while left < AHEAD:
            store = desk.store
            lease_id = numbers.begin_lease(store, new_id())
            numbers.put(store, _checked(wire.lease(desk.line, lease_id, SIZE), left))
            left = numbers.left(store)
        return left


def _checked(lease: ReferenceLease, left: int) -> ReferenceLease:
    """Raises AnswerNotUnderstood for a run that could not be given out."""
    if not 1 <= lease.size <= SIZE or not 0 <= lease.first <= CAPACITY - lease.size:
        raise not_understood(f"reference lease: numbers out of range, {left} left")
    return lease
