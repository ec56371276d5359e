"""Practice scenarios that are here: the library's, and the authority's own as the server last told of them."""

from agent_desktop.contract.practice import KeptScenario
from agent_desktop.contract.practice_scenarios import PracticeScenario
from agent_desktop.desk.desk import Desk
from agent_desktop.practice.library import shipped
from agent_desktop.store import facts

OWN = "practice scenarios"


def own(desk: Desk) -> tuple[PracticeScenario, ...]:
    """Those of the authority that it offers. Raises StoreFaults."""
    kept = facts.get(desk.store, OWN, tuple[KeptScenario, ...]) or ()
    return tuple(each.scenario for each in kept if not each.retired)


def all_here(desk: Desk) -> tuple[PracticeScenario, ...]:
    """Raises StoreFaults."""
    return (*shipped(), *own(desk))
