"""Nothing is cut off and nothing unnamed on any page of Practice, in every look, at two sizes of the window."""

from collections.abc import Callable
from functools import partial

from agent_desktop.desk.desk import Desk
from tests.support import screens
from tests.ui.practice.conftest import MakeRoom, Room

SIZES = ((1364, 840), (948, 640))


def _at(room: Room, size: tuple[int, int], go: Callable[[], object]) -> None:
    room.window.resize(*size)
    go()
    room.rest()


def test_every_page(make_room: MakeRoom, trainer: Desk) -> None:
    room = make_room(trainer)
    room.go("trainees")
    page, model = room.trainees, room.trainees.table.model_of
    trainee = model.trainee(model.index(0, 0))

    def cohort() -> None:
        room.work.place.go("trainees")
        page.stack.setCurrentIndex(0)

    def one() -> None:
        page.open_thing(trainee)
        room.rest()

    def watched() -> None:
        if page._about is not None:
            page._watch(page._about.attempts[0])
        room.rest()
        page.watching.comments.open_form(12, "You might wait a little.")

    ways: list[Callable[[], object]] = [
        cohort,
        one,
        watched,
        partial(room.work.place.go, "stumbles"),
        partial(room.work.place.go, "scenarios"),
        partial(room.work.place.go, "mine"),
    ]
    screens.check_in_every_look(room.window, *(partial(_at, room, size, way) for size in SIZES for way in ways))
