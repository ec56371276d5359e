"""Opening a review on the whole authority, and what the traces of 100,000 contacts show, worked out in one go."""

import shutil
import time
from pathlib import Path

import msgspec
import requests
from sqlalchemy import select

from agent_desktop.contract.reviewing import ReviewMaterial
from agent_desktop.reviews.proofs import proofs
from agent_desktop.reviews.timeline import timeline
from benchmarks.handler import PASSWORD
from benchmarks.row import Row, percentile, toward
from central_server.contacts.review_material import Books, gather
from central_server.contacts.tables import ContactRow
from central_server.database.engine import make_engine
from central_server.database.session import Database
from central_server.demo.seed import run
from central_server.indicators.working_out import AT_ONCE, work_out

FOLDER = Path("build/bench-reviewing")
SUPERVISOR, REASON = "supervisor", {"Access-Reason": "review"}
OPENED = 100
GOAL_MS = 300.0
"""From the choice of a contact to its time line: the answer to an action that fetches something."""

PEOPLE, GATHERED = 10_000, 4_000
"""Ten contacts each; of so many the yardstick is measured."""

GOAL_RATE = 500.0
"""Contacts a second: a year of a large authority within a night."""


def opening(address: str) -> list[Row]:
    """The material over the wire, its time line and its proofs; p95 of the newest contacts."""
    session = requests.Session()
    session.trust_env = False
    body = {"username": SUPERVISOR, "password": PASSWORD}
    tokens = session.post(f"{address}/api/v1/accounts/sign-in", json=body, timeout=30).json()
    session.headers.update({"Authorization": f"Bearer {tokens['access_token']}", **REASON})
    listed = session.get(f"{address}/api/v1/contacts-to-review?limit={OPENED}", timeout=60).json()["items"]
    took = [_opened(session, f"{address}/api/v1/contacts/{each['id']}/review-material") for each in listed]
    return [toward(f"opening a review, p95 of {len(took)}", "ms", round(percentile(took, 0.95), 1), GOAL_MS)]


def _opened(session: requests.Session, url: str) -> float:
    """Milliseconds."""
    start = time.perf_counter()
    answer = session.get(url, timeout=60)
    answer.raise_for_status()
    material = msgspec.json.decode(answer.content, type=ReviewMaterial)
    timeline(material)
    proofs(material)
    return (time.perf_counter() - start) * 1000


def nightly() -> list[Row]:
    """The folder is made anew. The yardstick only reads what the rules are asked about."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    url = f"sqlite:///{(FOLDER / 'central.db').resolve()}"
    run(url, PEOPLE, 1, lambda *_: None)
    database = Database(make_engine(url))
    only_read = _gathered(database)
    start = time.perf_counter()
    done = work_out(database, lambda: True)
    rate = done / (time.perf_counter() - start)
    database.engine.dispose()
    shutil.rmtree(FOLDER, ignore_errors=True)
    name = f"nightly indicators over {done:,} contacts"
    return [
        Row(name, "contacts/s", round(rate, 1), "the same only read", round(only_read, 1), GOAL_RATE, at_least=True)
    ]


def _gathered(database: Database) -> float:
    """Contacts a second."""
    books = Books()
    with database.reading() as session:
        ids = session.scalars(select(ContactRow.id).order_by(ContactRow.id.desc()).limit(GATHERED)).all()
    start = time.perf_counter()
    for first in range(0, len(ids), AT_ONCE):
        with database.reading() as session:
            gather(session, ids[first : first + AT_ONCE], books)
    return len(ids) / (time.perf_counter() - start)
