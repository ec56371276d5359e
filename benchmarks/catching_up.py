"""A desktop that was away catches up: 10,000 changed articles from a real server into the encrypted store."""

import shutil
import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from agent_desktop.contract.changes import ReferenceKind
from agent_desktop.desk import catalogue, signing_in
from agent_desktop.desk.desk import Desk, open_desk
from agent_desktop.desk.pulling import pull
from agent_desktop.ids import new_id
from agent_desktop.store import reference
from benchmarks.authority import serving
from benchmarks.handler import PASSWORD, USERNAME
from benchmarks.row import Row, toward
from central_server.database.engine import make_engine
from central_server.database.session import Database
from central_server.demo.articles import answers
from central_server.demo.seed import run
from central_server.feed.telling import tell_of
from central_server.knowledge.tables import ArticleRow

FOLDER = Path("build/bench-catching-up")
ARTICLES = 10_000
PEOPLE = 300
WORDS = 250
"""Of an article's text: a page."""
GOAL_STEP_MS = 200.0


def measure() -> list[Row]:
    """The folder is made anew. The yardstick stores the same bytes: no server, no wire, no key."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    url = f"sqlite:///{(FOLDER / 'central.db').resolve()}"
    run(url, PEOPLE, 1, lambda *_: None)
    with serving(url) as address:
        desk = _signed_in(address)
        while pull(desk).more:
            pass
        before = len(_articles(desk))
        _change_articles(url)
        steps, own = _catch_up(desk)
        records = _articles(desk)
        desk.close()
    assert len(records) == before + ARTICLES
    size = sum(len(record) for record in records)
    bare = _bare_insert(records)
    return [
        Row(
            f"catch-up of {ARTICLES:,} changed articles ({size / 1e6:.0f} MB)",
            "s",
            round(sum(steps), 2),
            "the same bytes into bare SQLite, one transaction",
            round(bare, 2),
        ),
        toward("  longest step, of this desktop's own thread", "ms", round(max(own) * 1000, 1), GOAL_STEP_MS),
    ]


def _articles(desk: Desk) -> list[bytes]:
    """All that are held here, as they are held."""
    return [bytes(raw) for raw in reference.every(desk.store, ReferenceKind.ARTICLE)]


def _signed_in(address: str) -> Desk:
    desk = open_desk(address, store_folder=FOLDER / "stores")
    signing_in.sign_in(desk, USERNAME, PASSWORD, remember=False)
    catalogue.load(desk)
    return desk


def _change_articles(url: str) -> None:
    """Words of the demo's articles in a new order each: they pack no better than any text of their kind."""
    rng = Random(1)  # noqa: S311 - the same text every time is the point
    words = " ".join(answer.text.en for answer in answers()).split()
    database = Database(make_engine(url))
    with database.writing() as session:
        for _ in range(ARTICLES):
            said = {"en": " ".join(rng.choices(words, k=WORDS)), "cy": ""}
            title = {"en": said["en"][:60], "cy": ""}
            row = ArticleRow(id=new_id(), state="validated", title=title, short_answer=title, text=said)
            row.updated_at = datetime.now(UTC)
            session.add(row)
            session.flush()
            tell_of(session, ReferenceKind.ARTICLE, str(row.id))
    database.engine.dispose()


def _catch_up(desk: Desk) -> tuple[list[float], list[float]]:
    """Seconds of each step until there is no more: whole, and without the waiting for the server."""
    steps: list[float] = []
    own: list[float] = []
    more = True
    while more:
        began, began_here = time.perf_counter(), time.thread_time()
        more = pull(desk).more
        steps.append(time.perf_counter() - began)
        own.append(time.thread_time() - began_here)
    return steps, own


def _bare_insert(records: list[bytes]) -> float:
    with closing(sqlite3.connect(FOLDER / "bare.db")) as bare:
        bare.execute("PRAGMA journal_mode=WAL").close()
        bare.execute("PRAGMA synchronous=FULL").close()
        bare.execute("CREATE TABLE item (key INTEGER PRIMARY KEY, record BLOB)").close()
        began = time.perf_counter()
        bare.executemany("INSERT INTO item (record) VALUES (?)", ((record,) for record in records)).close()
        bare.commit()
        return time.perf_counter() - began
