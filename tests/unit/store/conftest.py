"""A store on disk, and each kind of store."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from agent_desktop.store.opening import Store, memory_store, open_store
from tests.unit.store.making import new_key


@pytest.fixture
def key() -> bytes:
    return new_key()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "someone" / "store.db"


@pytest.fixture
def disk(path: Path, key: bytes) -> Iterator[Store]:
    store = open_store(path, key)
    yield store
    store.close()


@pytest.fixture(params=["disk", "memory"])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    made: Store = request.getfixturevalue("disk") if request.param == "disk" else memory_store()
    yield made
    made.close()
