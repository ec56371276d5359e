"""Two thousand finished contacts with cases through everything a line and a server can do, and each is there once."""

import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from uuid import UUID

from agent_desktop.desk.desk import Desk
from tests.faults.authority import Story, before, check_all_there_once, citizens, town
from tests.faults.fault_proxy import CALM, Plan, fault_proxy
from tests.faults.handler import at_work, finish_one, send_all
from tests.faults.mortal_server import MortalServer
from tests.faults.proof import Figures

CONTACTS = 2000
SEED = 20_261_119
EVERY_TENTH, MOST_CHANGES = 10, 3
KILLS = (3, 11, 19, 31, 43, 59, 71, 97)
"""After so many exchanges have reached the server."""
PATIENCE_S = 600.0

POOR = Plan(
    delay_s=0.02,
    jitter_s=0.06,
    loss=0.3,
    reset=0.04,
    truncated=0.06,
    reply_lost=0.06,
    burst=0.02,
    sign_in=0.02,
    black_hole=0.005,
)


def proof(folder: Path, contacts: int = CONTACTS, line: Plan = POOR) -> Figures:
    """Raises AssertionError where one is missing, there twice, out of order or in other words."""
    url = town(folder)
    town_before, people = before(url), citizens(url)
    with MortalServer(url, SEED) as server, fault_proxy(server.url, SEED) as proxy:
        proxy.passing = server.saw
        desk = at_work(proxy.url, folder / "desk")
        try:
            over = Event()
            proxy.plan = line
            server.dies_at(*KILLS)
            with ThreadPoolExecutor(1) as pool:
                sending = pool.submit(send_all, desk, over, PATIENCE_S)
                try:
                    stories = _a_busy_day(desk, people, contacts)
                finally:
                    over.set()
                met = sending.result()
            proxy.plan = CALM
        finally:
            desk.close()
    check_all_there_once(url, town_before, stories)
    return {
        "contacts": len(stories),
        "changes of cases": sum(len(story.changes) for story in stories.values()),
        "kills of the server": server.kills,
        **dict(sorted(met.items())),
        **{f"line: {name}": count for name, count in sorted(proxy.happened.items())},
    }


def _a_busy_day(desk: Desk, people: tuple[UUID, ...], contacts: int) -> dict[UUID, Story]:
    chance = random.Random(SEED)  # noqa: S311 - to be drawn alike again
    stories: dict[UUID, Story] = {}
    for number in range(contacts):
        changes = chance.randrange(1, MOST_CHANGES + 1) if number % EVERY_TENTH == 0 else 0
        story = finish_one(desk, chance, people, changes)
        stories[story.contact_id] = story
    return stories
