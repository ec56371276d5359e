"""From a key in the field for answers to the painted list, in a call, where very many answers are held."""

import time
from itertools import cycle, islice
from typing import TYPE_CHECKING
from uuid import UUID

import msgspec
from msgspec import Raw
from msgspec.structs import replace

from agent_desktop.contract.changes import Changes, ReferenceItem, ReferenceKind
from agent_desktop.contract.knowledge import Article
from agent_desktop.store import reference
from benchmarks.desk import PATIENCE_S, desktop, rest, until
from benchmarks.row import Row, percentile, toward

if TYPE_CHECKING:
    from agent_desktop.store.opening import Store
    from ui.app import Program
    from ui.knowledge.panel import AnswersPanel

ASKED = (
    "missed bin",
    "council tax band",
    "recyclng centre",
    "lost library card",
    "how do i get a blue badge",
    "parkin",
)
ROUNDS = 4
GOALS_MS = {10_000: 16.0, 100_000: 50.0}
"""By how many articles there are."""
PAGE = 500
STILL_S = 0.05
"""For what was found before to go from the screen: nobody types into a field that is only about to be empty."""


def measure(address: str) -> list[Row]:
    """For the lesser number of articles first, then with more of them in the same desktop."""
    with desktop(address) as program:
        desk = program.desktop.desk
        until(lambda: desk and desk.store and not reference.progress(desk.store).filling, "answers do not come")
        assert desk is not None
        panel = _panel(program)
        return [row for count in GOALS_MS for row in _among(program, desk.store, panel, count)]


def _among(program: "Program", store: "Store", panel: "AnswersPanel", count: int) -> list[Row]:
    _fill(store, count)
    keys_to_painted(
        panel, ASKED[0]
    )  # the first time Qt makes what it keeps, and how often each stem is held is counted
    took = []
    for _round in range(ROUNDS):
        for words in ASKED:
            rest(program)
            took += keys_to_painted(panel, words)
    name = f"a key to painted answers, {count:,} articles"
    return [
        toward(f"{name}, p95", "ms", round(percentile(took, 0.95), 1), GOALS_MS[count]),
        toward(f"{name}, the same, median", "ms", round(percentile(took, 0.5), 1), GOALS_MS[count]),
    ]


def keys_to_painted(panel: "AnswersPanel", words: str) -> list[float]:
    """`words` typed into an empty field: for each key the milliseconds until what it finds is painted."""
    from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
    from PySide6.QtTest import QTest

    loop = QEventLoop()

    class Painted(QObject):
        """`found`: the list is another since the key; `seen`: it was painted after that."""

        found = seen = False

        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if self.found and not self.seen and event.type() == QEvent.Type.Paint:
                self.seen = True
                QTimer.singleShot(0, loop.quit)  # once it is painted whole
            return False

    watch, viewport = Painted(), panel.list.viewport()
    viewport.installEventFilter(watch)

    def come() -> None:
        watch.found = True

    panel.model.modelReset.connect(come)
    patience = QTimer(interval=round(PATIENCE_S * 1000), singleShot=True)
    patience.timeout.connect(loop.quit)
    panel.close_all()
    panel.begin()
    end = time.monotonic() + STILL_S
    until(lambda: time.monotonic() > end, "it is never still")
    took = []
    for letter in words:
        watch.found = watch.seen = False
        start = time.perf_counter()
        QTest.keyClicks(panel.field, letter)
        # Nothing wakes the screen's thread meanwhile: whoever types does not ask every millisecond either.
        patience.start()
        loop.exec()
        if not watch.seen:
            raise TimeoutError(f"nothing is painted for “{panel.field.text()}”")
        took.append((time.perf_counter() - start) * 1000)
    panel.model.modelReset.disconnect(come)
    viewport.removeEventFilter(watch)
    return took


def _panel(program: "Program") -> "AnswersPanel":
    """Of a call that is open."""
    from ui.contacts.screen import ContactScreen

    assert program.desktop.work is not None
    program.desktop.work.new_contact()
    screen = program.desktop.work.open.current
    assert isinstance(screen, ContactScreen)
    until(lambda: program.bridge.under_way == 0, "something is still asked")
    return screen.side.answers


def _fill(store: "Store", count: int) -> None:
    """The demo's answers again and again under other ids, until there are `count`; as if the server had told of them.

    So whatever is typed fits as many of them as it would among that many answers on the same matters.
    """
    cursor = reference.progress(store).cursor
    held = [msgspec.json.decode(raw, type=Article) for raw in reference.every(store, ReferenceKind.ARTICLE)]
    made = islice(cycle(held), count - len(held))
    items = [
        ReferenceItem(kind=ReferenceKind.ARTICLE, key=str(each.id), record=Raw(msgspec.json.encode(each)))
        for each in (replace(each, id=UUID(int=number), slug="") for number, each in enumerate(made, start=len(held)))
    ]
    for first in range(0, len(items), PAGE):
        page = tuple(items[first : first + PAGE])
        reference.apply(store, Changes(items=page, cursor=cursor or "", more=False), asked_from=cursor)
