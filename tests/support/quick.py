"""What the program does slowly, on purpose or for the first time, made quick where that is not what is tested.

Use both by importing them in a conftest.py: some eight hundred tests sign somebody in at a new desktop.
"""

from functools import lru_cache

import msgspec
import pytest

from agent_desktop.accounts import store_keys
from agent_desktop.knowledge.entries import entry
from agent_desktop.store import search_index

_made_once = lru_cache(maxsize=20_000)(entry)
_real_plan = store_keys._plan


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """New keys of stores are wrapped at the least cost that a key file may say; each file says so itself.

    The real cost, and that files of any cost open, is tested in tests/unit/accounts.
    """
    monkeypatch.setattr(
        store_keys,
        "_plan",
        lambda: msgspec.structs.replace(_real_plan(), time_cost=1, memory_cost=8 * 1024, parallelism=1),
    )


@pytest.fixture(autouse=True)
def indexed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is found of a record depends on its bytes alone: each is worked out once, for however many desktops."""
    monkeypatch.setattr(search_index, "entry", _made_once)
