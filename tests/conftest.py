"""What every test lives under: no unexpected log line, no setting or secret of the computer it runs on."""

import gc
import logging
import re
from collections.abc import Callable, Generator, Iterator
from itertools import count
from pathlib import Path

import pytest

ExpectLog = Callable[[str], None]


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """The modules and tests that are read now stay to the end.

    Python's collector would look for rubbish among them all the while, for a third of the time that reading takes, and
    afterwards again and again.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


LONG = ("tests/functional/readme", "tests/ui/walkthroughs/test_scenarios.py", "tests/ui", "tests/functional")
"""What takes long, the longest first: begun last it would run by itself while all else is over."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: next((n for n, path in enumerate(LONG) if item.nodeid.startswith(path)), len(LONG)))


class _Collected(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def expect_log() -> Iterator[ExpectLog]:
    """Fails a test that logs WARNING or worse, save lines it said to expect: `expect_log("pattern")`.

    An expected line that does not come fails the test too.
    """
    collected = _Collected()
    patterns: list[str] = []
    root = logging.getLogger()
    root.addHandler(collected)
    yield patterns.append
    root.removeHandler(collected)
    unexpected = [line for line in collected.lines if not any(re.search(p, line) for p in patterns)]
    absent = [p for p in patterns if not any(re.search(p, line) for line in collected.lines)]
    assert not unexpected, f"unexpected log lines: {unexpected}"
    assert not absent, f"expected log lines that did not come: {absent}"


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Paths for folders that are not there yet, one after another.

    Counted here: pytest's own numbering looks through all earlier folders for each new one.
    """
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def own_home(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings and logs go to a folder of the test's own."""
    home = next(homes)
    home.mkdir()
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home))
