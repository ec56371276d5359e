"""A script of a thousand steps, the most that one may have, in its editor: how long each deed holds up the screen."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from benchmarks.checking_scripts import STEPS, thousand_steps
from benchmarks.row import Row, toward
from benchmarks.worked import Worked, looks, shown_alone

if TYPE_CHECKING:
    from ui.bridge import Bridge
    from ui.scripts.editor.fetching import Begun
    from ui.scripts.editor.page import EditorPage
    from ui.versions.pages import Pages

GOAL_MS = 50.0
TIMES = 3
NOW = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)


def measure() -> list[Row]:
    """The most that the screen's thread works in one go, without its turn for keys and painting."""
    return [
        toward(f"{STEPS:,} steps in the editor: {name}", "ms", round(took, 1), GOAL_MS)
        for name, took in longest_by_deed()
    ]


def longest_by_deed() -> Iterator[tuple[str, float]]:
    """Each deed by name, with its milliseconds as soon as they are known."""
    from agent_desktop.language import t
    from ui.bridge import Bridge
    from ui.shell.reading_ahead import SCRIPTS
    from ui.versions.pages import Pages

    looks()
    for name in (*SCRIPTS.plain, *SCRIPTS.screens):  # as before anyone is signed in
        import_module(name)
    place, bridge = Pages(t("Scripts")), Bridge()
    with shown_alone(place):
        yield from _deeds(place, bridge)
    bridge.close()


def _begun() -> "Begun":
    from agent_desktop.desk.script_checking import Named
    from agent_desktop.desk.script_drafts import ScriptInHand
    from agent_desktop.ids import new_id
    from agent_desktop.scripts.catalogue import Catalogue
    from agent_desktop.scripts.editing.document import opened
    from ui.scripts.editor.fetching import Begun

    text = thousand_steps()
    hand = ScriptInHand(id=new_id(), info=None, saved="", source=text, kept_at=NOW)
    named = Named(catalogue=Catalogue(flags=("HEAR", "HAID")), articles={}, library={})
    return Begun(document=opened(text), named=named, hand=hand)


def _deeds(place: "Pages", bridge: "Bridge") -> Iterator[tuple[str, float]]:
    """Each by name, with the most of some times."""
    worked = Worked()
    try:
        page, took = _opened(place, bridge, worked)
        yield "it is opened", took
        for name, deed in _in_it(page).items():
            yield name, max(worked.over(partial(deed, turn), lambda: _rests(page)) for turn in range(TIMES))
        yield from _compared(place, page, worked)
    finally:
        worked.stop()


def _compared(place: "Pages", page: "EditorPage", worked: Worked) -> Iterator[tuple[str, float]]:
    """With a version in which each step says something else; what is another is worked out on another thread."""
    from agent_desktop.scripts.editing.document import opened
    from ui.scripts.editor.difference_words import shown
    from ui.style import theme
    from ui.versions.history_page import HistoryPage

    text = thousand_steps()
    before, after = (opened(each).script for each in (text, text.replace("that we missed", "that was missed")))
    assert before is not None
    assert after is not None
    found = shown(before, after)
    took = worked.over(lambda: page.review.show_differences(1, found), lambda: _rests(page))
    yield "what is another, beside the button that approves it", took
    history = theme.dress(HistoryPage("Large", (), None))
    place.show_page(history)
    took = worked.over(lambda: history.show_differences("Version 2", found), lambda: history.is_whole)
    yield "compared with another version", took


def _opened(place: "Pages", bridge: "Bridge", worked: Worked) -> "tuple[EditorPage, float]":
    from ui.scripts.editor.context import Context
    from ui.scripts.editor.page import EditorPage
    from ui.scripts.editor.session import Session
    from ui.versions.opening import Opening

    pages: list[EditorPage] = []

    def made(begun: "Begun") -> EditorPage:
        session = Session(begun.document, begun.named, bridge)
        page = EditorPage(session, Context(flags={}, services={}, named=begun.named), lambda: NOW)
        session.setParent(page)
        page.show_version(None, None, unsaved=True)
        return page

    def shown(page: EditorPage, _begun: "Begun") -> None:
        place.show_page(page)
        page.session.start()
        page.map.take_focus()
        pages.append(page)

    begun, opening = _begun(), Opening(place, made, shown)
    took = worked.over(lambda: opening.begin(begun), lambda: bool(pages) and _rests(pages[0]))
    return pages[0], took


def _rests(page: "EditorPage") -> bool:
    return page.session.is_checked and page.session.turns.is_done and page.form.is_at_rest and page.map.map.is_made


def _in_it(page: "EditorPage") -> dict[str, Callable[[int], object]]:
    from PySide6.QtCore import QPoint, Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from ui.style.growing import GrowingText

    def key(which: Qt.Key) -> None:
        focus = QApplication.focusWidget() or page
        QTest.keyClick(focus, which)

    def on(_turn: int) -> None:
        page.map.take_focus()
        key(Qt.Key.Key_Down)

    def far(turn: int) -> None:
        page.go_to(f"step_{(turn + 1) * STEPS // (TIMES + 1)}")

    def typed(turn: int) -> None:
        field = page.form.findChildren(GrowingText)[0]
        field.setFocus()
        QTest.keyClicks(field, "abc"[turn])

    def dragged(turn: int) -> None:
        view = page.map.map.viewport()
        middle = view.rect().center()
        QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
        for step in range(1, 6):
            QTest.mouseMove(view, middle + QPoint(0, (-1) ** turn * 30 * step))
            QApplication.processEvents()
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)

    return {
        "the next step by key": on,
        "a step far off": far,
        "a step is added": lambda _turn: page.add_step("prompt"),
        "a letter in a step's words": typed,
        "undone": lambda _turn: page.session.undo(),
        "done again": lambda _turn: page.session.redo(),
        "the map is dragged": dragged,
        "all of the map": lambda _turn: page.map.map.fit(),
        "the map as a list": lambda turn: page.map.show_list(turn % 2 == 0),
        "played from its beginning": lambda _turn: page.preview.start(),
        "the next step in the preview": lambda turn: (
            page.preview.page.answer(1 + turn % 2),
            page.preview.page.go_on(),
        ),
        "about the script": lambda turn: page.show_about() if turn % 2 == 0 else page.go_to("step_1"),
    }
