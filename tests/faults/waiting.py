"""The same call over lines of all kinds: how long the handler waits at each step."""

from pathlib import Path
from statistics import median
from time import perf_counter

from agent_desktop.contacts.numbers import read_number
from agent_desktop.desk import cases, contacts
from agent_desktop.desk.connection import probe
from agent_desktop.desk.desk import Desk
from agent_desktop.ids import new_id
from central_server.demo.named import MAIR_NUMBER
from tests.faults.authority import town
from tests.faults.fault_proxy import Plan, fault_proxy
from tests.faults.handler import at_work
from tests.faults.proof import Figures
from tests.functional.desktop.made import begun, with_case
from tests.support.real_server import real_server

DELAYS_MS = (0, 100, 300, 1000)
CALLS = 7
SEED = 20_261_121
LOCAL_MS = 250.0
"""What only this computer does may take so long at most, on a computer that is busy with the proof itself."""
GONE = Plan(reset=1.0)
MISSES = 3
"""Probes that fail before the desk knows that the line is gone."""

Step = dict[str, list[float]]


def proof(folder: Path) -> Figures:
    """Raises AssertionError where a step that has no business with the line waits for it."""
    figures: Figures = {}
    with real_server(town(folder)) as server, fault_proxy(server.url, SEED) as proxy:
        desk = at_work(proxy.url, folder / "desk")
        try:
            contacts.begin(desk, read_number(MAIR_NUMBER), new_id())  # from then on she is held
            for delay in DELAYS_MS:
                proxy.plan = Plan(delay_s=delay / 1000)
                figures |= _told(f"{delay:,} ms", _calls(desk))
            proxy.plan = GONE
            for _ in range(MISSES):
                probe(desk)
            figures |= _told("offline", _calls(desk))
        finally:
            desk.close()
    return figures


def _calls(desk: Desk) -> Step:
    steps: Step = {}
    for _ in range(CALLS):
        _a_call(desk, steps)
    return steps


def _a_call(desk: Desk, steps: Step) -> None:
    """As the screens ask: what is held shows first, and the server's answer when it is there."""

    def waited(step: str, began: float) -> None:
        steps.setdefault(step, []).append((perf_counter() - began) * 1000)

    caller, contact_id = read_number(MAIR_NUMBER), new_id()
    began = perf_counter()
    held = contacts.begin_held(desk, caller)
    waited("begin, what is held", began)
    began = perf_counter()
    context = contacts.begin(desk, caller, contact_id)
    waited("begin, as it is now", began)
    assert context.citizen is not None
    assert held is not None, "she is not held"
    began = perf_counter()
    contacts.open_held(desk, context.citizen.id)
    waited("open person, what is held", began)
    began = perf_counter()
    contacts.open_citizen(desk, context.citizen.id, contact_id)
    waited("open person, as it is now", began)
    began = perf_counter()
    cases.take_reference(desk)
    waited("reference", began)
    draft = with_case(desk, begun(desk))
    began = perf_counter()
    contacts.finish(desk, draft)
    waited("finish", began)


def _told(line: str, steps: Step) -> Figures:
    middle = {step: round(median(times), 1) for step, times in steps.items()}
    for step in ("begin, what is held", "open person, what is held", "reference", "finish"):
        assert middle[step] < LOCAL_MS, f"{step} waits {middle[step]} ms at {line}"
    return {f"{line}: {step}, median ms": time for step, time in middle.items()}
