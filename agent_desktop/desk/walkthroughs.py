"""Walkthroughs that trainers recorded: at the server for everybody who practises, and here where there is no line."""

from pathlib import Path

from agent_desktop.contract.walkthroughs import KeptWalkthrough, Walkthrough, WalkthroughWrite
from agent_desktop.desk.at_server import every
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.faults import out_of_reach
from agent_desktop.faults import EnvironmentFault
from agent_desktop.ids import new_id
from agent_desktop.store import facts
from agent_desktop.sync import practice as wire
from agent_desktop.walkthroughs import own

OWN = "walkthroughs"


def renew(desk: Desk) -> None:
    """As the server has them; kept when this returns. Raises ServerFaults and StoreFaults."""
    facts.put(desk.store, OWN, every(desk, wire.walkthroughs))


def recorded_for(desk: Desk, scenario_id: str) -> Walkthrough | None:
    """As the server last told of it; None where the model run is played. Asks nobody. Raises StoreFaults."""
    kept = facts.get(desk.store, OWN, tuple[KeptWalkthrough, ...]) or ()
    in_use = (each.walkthrough for each in kept if not each.retired)
    return next((each for each in in_use if each.scenario == scenario_id), None)


def give_up(desk: Desk, walkthrough: Walkthrough, folder: Path) -> None:
    """The model run of its scenario is played again. Raises EnvironmentFault: without a line nothing changes."""
    wire.keep_walkthrough(desk.line, new_id(), WalkthroughWrite(walkthrough=walkthrough, retired=True))
    own.forget(folder, walkthrough.id)
    renew(desk)


def keep(desk: Desk, walkthrough: Walkthrough, folder: Path) -> bool:
    """At the server, for everybody; without a line in a file of this computer, until it is kept again. Whether it is at
    the server.

    Raises EnvironmentFault where it cannot be written, or the server refuses it.
    """
    own.keep(folder, walkthrough)
    try:
        wire.keep_walkthrough(desk.line, new_id(), WalkthroughWrite(walkthrough=walkthrough))
    except EnvironmentFault as fault:
        if out_of_reach(fault):
            return False
        raise
    own.forget(folder, walkthrough.id)  # else it went before what a colleague keeps next
    renew(desk)
    return True
