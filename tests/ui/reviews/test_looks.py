"""Nothing is cut off and nothing unnamed on any page of supervisors, in every look, at two sizes of the window."""

from collections.abc import Callable
from functools import partial
from typing import cast

from tests.support import screens
from tests.ui.reviews.conftest import Room
from ui.reviews.calibration.calibration_page import CalibrationPage
from ui.reviews.samples.samples_page import SamplesPage

SIZES = ((1364, 840), (948, 640))


def test_every_page_of_supervisors(room: Room) -> None:
    place = room.work.place

    def at(size: tuple[int, int], code: str) -> None:
        room.window.resize(*size)
        place.go(code)
        room.rest()

    codes = ("to_review", "indicators", "scorecards", "samples", "calibrate")
    ways: list[Callable[[], object]] = [partial(at, size, code) for size in SIZES for code in codes]
    screens.check_in_every_look(room.window, *ways)


def test_the_forms_to_draw_and_to_begin_with(room: Room) -> None:
    place = room.work.place
    place.go("samples")
    room.rest()
    cast(SamplesPage, place.page("samples")).begin()
    place.go("calibrate")
    room.rest()
    page = cast(CalibrationPage, place.page("calibrate"))
    page.begin()
    room.qtbot.waitUntil(lambda: page.form is not None, timeout=20_000)

    def at(size: tuple[int, int], code: str) -> None:
        room.window.resize(*size)
        place.go(code)

    screens.check_in_every_look(
        room.window, *(partial(at, size, code) for size in SIZES for code in ("samples", "calibrate"))
    )
