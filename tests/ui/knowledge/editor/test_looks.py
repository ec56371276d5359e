"""Nothing is cut off and nothing unnamed, in three themes at two sizes of text and two of the window."""

from collections.abc import Callable
from functools import partial

from tests.support import screens
from tests.ui.knowledge.editor.conftest import Room
from tests.ui.knowledge.editor.test_writing import begin, unique

SIZES = ((1364, 840), (948, 640))
PAGES = ("Institutions", "What people call it", "Questions and feedback", "Use", "Articles")


def test_an_article_being_written(room: Room) -> None:
    begin(room, unique("A lost bicycle"))
    screens.check_in_every_look(room.window, *(partial(room.window.resize, *size) for size in SIZES))


def test_the_other_pages(room: Room) -> None:
    def at(size: tuple[int, int], words: str) -> None:
        room.window.resize(*size)
        room.go(words)

    ways: list[Callable[[], object]] = [partial(at, size, words) for size in SIZES for words in PAGES]
    screens.check_in_every_look(room.window, *ways)


def test_an_institution_being_written(room: Room) -> None:
    room.go("Institutions")
    room.work.institutions.begin_new()
    room.rest()
    screens.check_in_every_look(room.window, *(partial(room.window.resize, *size) for size in SIZES))
