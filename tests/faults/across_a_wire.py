"""The same over a real network stack that loses three packets of ten, both ways, under TLS."""

import random
from pathlib import Path
from threading import Event
from uuid import UUID

import trustme

from tests.faults.authority import Story, before, check_all_there_once, citizens, town
from tests.faults.handler import at_work, finish_one, send_all
from tests.faults.proof import Figures
from tests.faults.wire import wire
from tests.support.real_server import real_server

CONTACTS = 300
SEED = 20_261_120
DELAY_S, JITTER_S, LOSS = 0.01, 0.02, 0.3
PATIENCE_S = 300.0
EVERY_TENTH = 10


def proof(folder: Path) -> Figures:
    """Raises AssertionError where one is missing, there twice, out of order or in other words.

    Raises NotHere where there can be no wire.
    """
    url = town(folder)
    town_before, people = before(url), citizens(url)
    with wire(delay_s=DELAY_S, jitter_s=JITTER_S, loss=LOSS, seed=SEED) as laid:
        here, there = laid.ends
        certificate, key, authority = _certificate(folder, there.address)
        tls = ("--host", there.address, "--tls-certificate", str(certificate), "--tls-key", str(key))
        served = real_server(url, arguments=tls)
        server = there.within(served.__enter__)
        try:
            stories, met = here.within(lambda: _work(server.url, folder, authority, people))
        finally:
            served.__exit__(None, None, None)
        figures = {"packets carried": laid.carried, "packets lost": laid.lost}
    check_all_there_once(url, town_before, stories)
    return {"contacts": len(stories), **dict(sorted(met.items())), **figures}


def _certificate(folder: Path, address: str) -> tuple[Path, Path, Path]:
    """Files: the server's certificate, its key, and the authority to trust."""
    authority = trustme.CA()
    issued = authority.issue_cert(address)
    paths = folder / "server.pem", folder / "server.key", folder / "authority.pem"
    issued.cert_chain_pems[0].write_to_path(paths[0])
    issued.private_key_pem.write_to_path(paths[1])
    authority.cert_pem.write_to_path(paths[2])
    return paths


def _work(
    server_url: str, folder: Path, authority: Path, people: tuple[UUID, ...]
) -> tuple[dict[UUID, Story], dict[str, int]]:
    chance = random.Random(SEED)  # noqa: S311 - to be drawn alike again
    desk = at_work(server_url, folder / "desk", authority)
    over = Event()
    try:
        stories: dict[UUID, Story] = {}
        for number in range(CONTACTS):
            story = finish_one(desk, chance, people, 0 if number % EVERY_TENTH else 1)
            stories[story.contact_id] = story
        over.set()
        return stories, dict(send_all(desk, over, PATIENCE_S))
    finally:
        desk.close()
