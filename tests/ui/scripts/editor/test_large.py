"""A script of a thousand steps is opened in pieces and can be changed; in the file only what was changed is another."""

import difflib

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from agent_desktop.desk.script_checking import Named
from agent_desktop.scripts.catalogue import Catalogue
from agent_desktop.scripts.editing.document import opened
from agent_desktop.scripts.editing.trees import put
from benchmarks.checking_scripts import STEPS, thousand_steps
from tests.support import screens
from tests.unit.scripts.made import NOW
from ui.bridge import Bridge
from ui.scripts.editor.context import Context
from ui.scripts.editor.page import EditorPage
from ui.scripts.editor.session import Session


def test_a_thousand_steps(qtbot: QtBot, dressed: QApplication, bridge: Bridge) -> None:
    del dressed
    named = Named(catalogue=Catalogue(flags=("HEAR", "HAID")), articles={}, library={})
    text = thousand_steps()
    session = Session(opened(text), named, bridge)
    page = EditorPage(session, Context(flags={}, services={}, named=named), lambda: NOW)
    session.setParent(page)
    page.resize(1364, 840)
    page.show()
    session.start()

    def whole() -> bool:
        return (
            session.idle
            and page.session.turns.is_done
            and page.map.map.is_made
            and page.form.is_at_rest
            and session.is_checked
        )

    qtbot.waitUntil(whole, timeout=60_000)
    assert len(session.map.places) == STEPS + 1
    session.do("Title", lambda tree: put(tree, ("steps", 500, "title", "en"), "Another title"), "step_500")
    qtbot.waitUntil(whole, timeout=60_000)
    before, after = text.splitlines(), session.document.text.splitlines()
    assert list(difflib.unified_diff(before, after, n=0, lineterm=""))[3:] == [
        "-    title: {en: Step 500}",
        "+    title: {en: Another title}",
    ]
    page.go_to("step_500")
    qtbot.waitUntil(whole, timeout=60_000)
    drawn = dict(page.map.map._nodes)
    page.add_step("prompt")
    qtbot.waitUntil(whole, timeout=60_000)
    now = page.map.map._nodes
    assert len(now) == len(drawn) + 1
    assert all(now[name] is item for name, item in drawn.items()), "what was drawn moves, and is not drawn anew"
    lines = page.map.outline
    page.map.show_list(True)
    qtbot.waitUntil(lambda: lines.viewport().rect().intersects(lines.visualRect(lines.currentIndex())), timeout=60_000)
    assert lines.current == page.step_id != "step_500"
    for _deed in range(2):
        session.undo()
        qtbot.waitUntil(whole, timeout=60_000)
    assert session.document.text == text
    page.close()
    page.deleteLater()
    screens.settle()
