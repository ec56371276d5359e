"""The keys that work everywhere in a window of work, and the ways between its open contacts."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from ui.shell.shortcuts import TABS, Shortcuts
from ui.shell.window import MainWindow

if TYPE_CHECKING:
    from ui.shell.work import Work

Working = Callable[["Callable[[Work], None]"], None]
"""Does something with the work in hand, if there is any."""


def bind_work_keys(shortcuts: Shortcuts, window: MainWindow, working: Working) -> None:
    shortcuts.bind(window, "panel.next", lambda: window.step_panel(1))
    shortcuts.bind(window, "panel.previous", lambda: window.step_panel(-1))
    at_work: dict[str, Callable[[Work], None]] = {
        "contact.new": lambda work: work.new_contact(),
        "find": lambda work: work.finding.open(),
        "outbox": lambda work: work.outbox.go(),
        "outbox.send": lambda work: work.send_now(),
        "tab.close": lambda work: work.in_front().close(),
        "tab.reopen": lambda work: work.in_front().reopen(),
        "tab.next": lambda work: work.in_front().step(1),
        "tab.previous": lambda work: work.in_front().step(-1),
    }
    for code, do in at_work.items():
        shortcuts.bind(window, code, partial(working, do))
    for place, keys in enumerate(TABS):
        shortcuts.bind_fixed(window, keys, partial(working, partial(_go_tab, place)))


def _go_tab(place: int, work: "Work") -> None:
    work.in_front().go(place)
