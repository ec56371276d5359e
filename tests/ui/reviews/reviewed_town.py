"""A server whose demo authority has been reviewed for some weeks."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from central_server.demo import recordings, reviewed, seed
from tests.support.real_server import RealServer, real_server

PEOPLE = 60


def quiet(_stage: str, _done: int, _total: int) -> None:
    """Nobody watches."""


@contextmanager
def reviewed_town(folder: Path) -> Iterator[RealServer]:
    url = f"sqlite:///{folder / 'central.db'}"
    seed.run(url, PEOPLE, 1, quiet)
    recordings.make(url, quiet)
    assert reviewed.make(url, quiet) > 0
    assert reviewed.make(url, quiet) == 0, "once"
    with real_server(url) as running:
        yield running
