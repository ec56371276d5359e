"""An empty database of each kind for every test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from central_server.database.engine import make_engine
from tests.support.postgres import Cluster, postgres

__all__ = ["postgres"]


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'central.db'}"
    else:
        cluster: Cluster = request.getfixturevalue("postgres")
        url = cluster.new_database()
    made = make_engine(url)
    yield made
    made.dispose()
