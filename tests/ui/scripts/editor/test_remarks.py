"""What those who train have told of a step stands beside it in the editor until somebody settles it."""

from agent_desktop.contract.practice import ScriptRemarkWrite
from agent_desktop.desk import training
from agent_desktop.desk.desk import Desk
from agent_desktop.ids import new_id
from tests.support import accessibility
from tests.ui.scripts.editor.conftest import MakeRoom, Room

SCRIPT = "fallen-tree"


def told(desk: Desk, step: str, words: str) -> None:
    training.remark(desk, new_id(), ScriptRemarkWrite(script=SCRIPT, step=step, words=words))


def opened(room: Room) -> None:
    library = room.library
    library.search.setText("tree")
    library.list.setFocus()
    library.list.setCurrentIndex(library.list.model().index(0, 0))
    library.list.activated.emit(library.list.currentIndex())
    room.rest()
    script = room.page.session.document.script
    assert script is not None
    assert script.id == SCRIPT


def test_a_remark_stands_at_its_step_and_is_settled_and_taken_up_again(
    make_room: MakeRoom, desk: Desk, supervisor: Desk
) -> None:
    told(supervisor, "where", "Half of them mishear this.")
    room = make_room(desk)
    opened(room)
    page = room.page
    assert page.remarks.isVisible(), "there is one, on another step"
    room.press("1 on “")
    room.rest()
    assert page.step_id == "where"
    room.button("Settle: Half of them mishear this.")
    accessibility.check(room.window)
    room.press("Settle: Half of them mishear this.")
    assert not page.remarks.isVisible()
    assert training.remarks(desk, SCRIPT)[0].settled_by_name == "M. Jones"
    room.press("Undo")
    assert page.remarks.isVisible()
    assert training.remarks(desk, SCRIPT)[0].settled_at is None
    training.settle_remark(desk, training.remarks(desk, SCRIPT)[0], settled=True)


def test_a_script_that_nobody_spoke_of_has_none(make_room: MakeRoom, desk: Desk) -> None:
    room = make_room(desk)
    opened(room)
    assert not room.page.remarks.isVisible()


def test_without_a_line_the_script_is_there_all_the_same(make_room: MakeRoom, desk: Desk) -> None:
    room = make_room(desk)
    opened(room)
    desk.client.server_url = "http://127.0.0.1:9"
    room.work._remarks._fetch(room.page)
    room.rest()
    assert room.said() == []
