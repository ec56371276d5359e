"""Nothing is cut off and nothing unnamed, in three themes at two sizes."""

import pytest

from tests.support import screens
from tests.ui.knowledge.editor.conftest import Room
from tests.ui.knowledge.editor.test_writing import begin, unique

WIDE, NARROW = (1364, 840), (948, 640)


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_an_article_being_written(room: Room, size: tuple[int, int]) -> None:
    begin(room, unique("A lost bicycle"))
    room.window.resize(*size)
    screens.check_in_every_look(room.window)


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_the_other_pages(room: Room, size: tuple[int, int]) -> None:
    room.window.resize(*size)
    for words in ("Institutions", "What people call it", "Questions and feedback", "Use", "Articles"):
        room.go(words)
        screens.check_in_every_look(room.window)
    room.go("Institutions")
    room.work.institutions.begin_new()
    room.rest()
    screens.check_in_every_look(room.window)
