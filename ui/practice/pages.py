"""The pages of Practice, in their order: who sees each, and what makes it. A new one is a line here."""

from collections.abc import Callable
from dataclasses import dataclass

from agent_desktop.contract.accounts import Role
from agent_desktop.contract.practice_scenarios import PracticeScenario
from agent_desktop.language import t
from ui.reviews.pages import PageEntry, ReviewPage, Room

PRACTISES = frozenset({Role.HANDLER, Role.SUPERVISOR, Role.TRAINER})
TRAINS = frozenset({Role.SUPERVISOR, Role.TRAINER})


class PracticePage(ReviewPage):
    """The base of those that show which calls fit what is in force."""

    def look_again(self) -> None:
        """Scripts or articles are others now."""


@dataclass(frozen=True, kw_only=True)
class PracticeRoom(Room):
    """`practise(scenario, course, attempt_number)`: begin it, in a window of its own."""

    practise: Callable[[PracticeScenario, str | None, int], None]


def _mine(room: Room) -> ReviewPage:
    from ui.practice.my_practice_page import MyPracticePage

    assert isinstance(room, PracticeRoom)
    return MyPracticePage(room)


def _trainees(room: Room) -> ReviewPage:
    from ui.practice.trainees.page import TraineesPage

    return TraineesPage(room)


def _stumbles(room: Room) -> ReviewPage:
    from ui.practice.stumbles.page import StumblesPage

    return StumblesPage(room)


def _from_contact(room: Room) -> ReviewPage:
    from ui.practice.rewriting.page import RewritingPage

    return RewritingPage(room)


def _scenarios(room: Room) -> ReviewPage:
    from ui.practice.scenarios.page import ScenariosPage

    assert isinstance(room, PracticeRoom)
    return ScenariosPage(room)


PAGES: tuple[PageEntry, ...] = (
    PageEntry("trainees", lambda: t("Trainees"), TRAINS, _trainees),
    PageEntry("stumbles", lambda: t("Where they stumble"), TRAINS, _stumbles),
    PageEntry("scenarios", lambda: t("Calls"), TRAINS, _scenarios),
    PageEntry("from_contact", lambda: t("From a real contact"), TRAINS, _from_contact),
    PageEntry("mine", lambda: t("My practice"), PRACTISES, _mine),
)


def pages_for(role: Role) -> tuple[PageEntry, ...]:
    """Those that this role sees, in their order."""
    return tuple(page for page in PAGES if role in page.roles)
