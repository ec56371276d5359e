"""What a trainer can rely on: a script made with keys alone, its whole life, nothing typed ever lost."""

import uuid
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListView

from agent_desktop.contract.script_life import Move, VersionState
from agent_desktop.desk import script_editing
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.script_drafts import SCRIPTS
from agent_desktop.scripts.command import LIBRARY
from agent_desktop.scripts.editing.steps import ids
from agent_desktop.scripts.editing.trees import at
from tests.support import accessibility, screens
from tests.ui.scripts.editor.conftest import MakeRoom, Room


def begin(room: Room, title: str) -> None:
    """With keys alone, from the list."""
    room.library.new.setFocus()
    room.key(Qt.Key.Key_Space)
    room.rest()
    room.type(title)
    room.tab_to("Which team owns it?")
    room.type("Waste and recycling")
    room.key(Qt.Key.Key_Return)
    room.rest()


def state(room: Room) -> VersionState | None:
    return room.page.info.state if room.page.info else None


def unique(words: str) -> str:
    return f"{words} {uuid.uuid4().hex[:6]}"


def test_the_list_shows_the_library_and_finds_in_it(room: Room) -> None:
    library = room.work.library
    assert library is not None
    assert library.list.model().rowCount() >= len(list(LIBRARY.glob("*.yaml")))
    library.search.setText("missed bin")
    assert library.list.model().rowCount() == 1
    room.press("Draft")
    assert library.list.model().rowCount() == 0
    accessibility.check(room.window)


def test_a_script_is_made_with_keys_alone(room: Room) -> None:
    begin(room, unique("Lost bin"))
    page = room.page
    assert page.step_id == "greeting"
    assert QApplication.focusWidget() is page.map.map
    room.key(Qt.Key.Key_Return)
    room.rest()
    focus = room.tab_to("Words to say, Usual words, English")
    assert focus.objectName() == "greeting.say.0.en"
    room.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    room.type("Good morning. Is your bin lost?")
    room.rest()
    assert "en: Good morning. Is your bin lost?" in room.text
    page.add_step("question")
    room.rest()
    assert page.step_id == "new_question"
    room.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    room.type("Which bin")
    room.rest()
    assert at(page.session.document.tree, ("steps", 1, "title", "en")) == "Which bin"
    assert ids(page.session.document.tree) == ["greeting", "new_question", "end"]
    page.map.map.setFocus()
    room.key(Qt.Key.Key_Down)
    assert page.step_id == "end"
    room.key(Qt.Key.Key_Up)
    assert page.step_id == "new_question"
    room.rest()


def test_a_step_is_marked_as_unrecorded_by_keys_and_the_file_says_no_more_than_that(room: Room) -> None:
    begin(room, unique("Card"))
    before = room.text
    room.page.map.map.setFocus()
    room.key(Qt.Key.Key_Return)
    room.rest()
    tick = room.tab_to("Nothing is recorded here")
    assert "recording stops" in tick.accessibleDescription()
    room.key(Qt.Key.Key_Space)
    room.rest()
    script = room.page.session.document.script
    assert script is not None
    assert [step.id for step in script.steps if step.unrecorded] == ["greeting"]
    assert "unrecorded: true" in room.text
    room.tab_to("Nothing is recorded here")
    room.key(Qt.Key.Key_Space)
    room.rest()
    assert room.text == before


def test_a_missing_word_is_a_problem_and_choosing_it_goes_there(room: Room) -> None:
    begin(room, unique("Lost bin"))
    room.page.add_step("question")
    room.rest()
    errors = room.page.session.findings
    assert errors
    room.page.go_to("end")
    room.rest()
    room.page.go_to_problem(errors[0])
    room.rest()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "new_question.say.0.en"
    room.type("Which bin is lost?")
    room.rest()
    assert not room.page.session.findings or all(finding.severity != "error" for finding in room.page.session.findings)


def test_everything_can_be_undone_to_the_first_byte(room: Room) -> None:
    begin(room, unique("Lost bin"))
    first = room.text
    room.page.add_step("outcome")
    room.rest()
    room.page.remove_step("end")
    room.rest()
    assert any(words.startswith("Removed: End of the call.") for words in room.said())
    assert "end, kind" not in room.text
    while room.page.session.work.past:
        room.page.undo.click()
        room.rest()
    assert room.text == first


def test_the_whole_life_of_a_version(room: Room, make_room: MakeRoom, supervisor: Desk) -> None:
    begin(room, unique("Lost bin"))
    room.press("Save draft")
    assert state(room) is VersionState.DRAFT
    assert room.page.info is not None
    version = room.page.info.id
    room.press("Submit for review")
    assert state(room) is VersionState.IN_REVIEW
    assert not room.page.editable
    theirs = make_room(supervisor)
    theirs.work.open(version)
    theirs.rest()
    theirs.press("Send back")  # a note is asked for first
    assert state(theirs) is VersionState.IN_REVIEW
    theirs.type("Say who we are.")
    theirs.press("Send back")
    assert state(theirs) is VersionState.DRAFT
    room.work.open(version)
    room.rest()
    assert room.page.info is not None
    assert room.page.info.note == "Say who we are."
    room.press("Submit for review")
    theirs.work.open(version)
    theirs.rest()
    theirs.press("Approve")
    theirs.press("Publish now")
    assert state(theirs) is VersionState.PUBLISHED
    theirs.press("Versions and differences")
    accessibility.check(theirs.window)
    theirs.press("Back to the editor")
    theirs.press("Retire now")
    assert state(theirs) is VersionState.RETIRED


def test_a_reviewer_sees_what_is_another_beside_the_button(
    room: Room, make_room: MakeRoom, desk: Desk, supervisor: Desk
) -> None:
    begin(room, unique("Lost bin"))
    room.press("Save draft")
    text = room.text.replace("Thank you for calling.", "Many thanks.")
    second = script_editing.begin_draft(desk, uuid.uuid4(), text, "Shorter.")
    script_editing.move(desk, second, Move.SUBMIT)
    theirs = make_room(supervisor)
    theirs.work.open(second.id)
    theirs.rest()
    assert theirs.button("Approve").isEnabled()
    (shown,) = theirs.page.review.findChildren(QListView)
    rows = shown.model()
    said = "\n".join(str(rows.index(row, 0).data()) for row in range(rows.rowCount()))
    assert "Before: Thank you for calling. Goodbye." in said
    assert "After: Many thanks. Goodbye." in said
    screens.check_in_every_look(theirs.window)


def test_words_typed_are_there_after_a_crash(room: Room, make_room: MakeRoom, desk: Desk) -> None:
    title = unique("Lost bin")
    begin(room, title)
    room.key(Qt.Key.Key_Return)
    room.rest()
    room.tab_to("Words to say, Usual words, English")
    room.type("Hello. ")
    room.rest()
    (kept,) = SCRIPTS.every(desk)
    assert "Hello. " in kept.source
    again = make_room(desk)  # as after the next start: nothing is known but what is on the disk
    again.library.list.setCurrentIndex(again.library.list.model().index(0, 0))
    again.library.list.setFocus()
    again.key(Qt.Key.Key_Return)
    again.rest()
    assert again.text == room.text
    again.press("Save draft")
    assert SCRIPTS.every(desk) == ()


def test_somebody_elses_change_costs_nobody_a_word(room: Room, desk: Desk) -> None:
    begin(room, unique("Lost bin"))
    room.press("Save draft")
    info = room.page.info
    assert info is not None
    script_editing.save_draft(desk, info, room.text.replace("Thank you", "Many thanks"), "")
    room.page.map.map.setFocus()
    room.key(Qt.Key.Key_Return)
    room.rest()
    room.tab_to("Words to say, Usual words, English")
    room.type("Hello. ")
    room.rest()
    mine = room.text
    room.press("Save draft")
    assert any(words.startswith("Somebody else changed this draft meanwhile.") for words in room.said())
    room.press("Show theirs")
    assert "Many thanks" in room.text
    room.page.undo.click()
    room.rest()
    assert room.text == mine
    room.press("Save draft")
    assert script_editing.open_version(desk, info.id).source == mine


def test_files_that_are_no_scripts_are_told_calmly(room: Room, tmp_path: Path) -> None:
    for name, content, told in (
        ("large.yaml", b"a" * 10_000_000, "larger than a script can be"),
        ("bomb.yaml", b"a: &a [x, x]\nb: [*a, *a]\n", "Anchors"),
        ("latin.yaml", "title: Caf\xe9".encode("latin-1"), "not in UTF-8"),
        ("future.yaml", b"format: 9\nid: x\n", "this program reads format 1"),
        ("many.yaml", b"format: 1\nid: x\nsteps:\n" + b"- {id: a}\n" * 5_000, "5000 steps"),
        ("gone.yaml", None, "cannot be read"),
    ):
        path = tmp_path / name
        if content is not None:
            path.write_bytes(content)
        room.work.files.take_in(path)
        room.rest()
        assert room.work.page is None
        assert told in room.said()[0], room.said()[0]


def test_a_file_comes_in_and_goes_out_to_the_byte(room: Room, tmp_path: Path) -> None:
    source = LIBRARY / "fallen-tree.yaml"
    room.work.files.take_in(source)
    room.rest()
    room.work.files.write(tmp_path / "out.yaml")
    room.rest()
    assert (tmp_path / "out.yaml").read_bytes() == source.read_bytes()
    screens.check_in_every_look(room.window)
