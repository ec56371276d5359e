"""The pages of Reviews, in their order: who sees each, and what makes it. A new one is a line here.

A page is made when someone first goes there: `make` imports it late, so that nobody waits for what nobody looks at.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from agent_desktop.contract.accounts import Role
from agent_desktop.desk.desk import Desk
from agent_desktop.language import t
from ui.bridge import Bridge
from ui.shell.notices import NoticeArea
from ui.shell.shortcuts import Shortcuts
from ui.style.beginning import BeginsAt

SUPERVISORS = frozenset({Role.SUPERVISOR})
HANDLERS = frozenset({Role.HANDLER})


class ReviewPage(BeginsAt):
    """The base of each page. It dresses its own parts (ui.style.theme.dress).

    It may be made before anyone goes there: what it asks of the server it asks when it is shown.
    """

    def rest(self) -> Iterator[None]:
        """What of it is made when somebody first needs it, made before that in the quiet: a piece at each step."""
        yield from ()

    def open_thing(self, thing: object) -> None:
        """Another page, or a notice, leads here: `thing` says to what; each page says what it takes."""

    def keep_now(self) -> None:
        """The program ends: what is typed here is on disk when this returns. Raises StoreFaults."""


@dataclass(frozen=True)
class Room:
    """What a page works with. `failed(fault)`: says a fault, and asks to sign in again where only that helps.

    `go(code)`, `go(code, thing)`: to another page of Reviews, and to a thing on it. `count(code, number)`: how many
    wait on that page, on its tab and, all pages together, in the rail. `to_practice(scenario)`: where it is practised.
    """

    desk: Desk
    bridge: Bridge
    notices: NoticeArea
    shortcuts: Shortcuts
    failed: Callable[[object], None]
    go: Callable[..., None]
    count: Callable[[str, int], None]
    to_practice: Callable[[str], None] = lambda _scenario: None


@dataclass(frozen=True)
class PageEntry:
    """`words` is a function, because the language is chosen at start."""

    code: str
    words: Callable[[], str]
    roles: frozenset[Role]
    make: Callable[[Room], ReviewPage]


def _to_review(room: Room) -> ReviewPage:
    from ui.reviews.to_review_page import ToReviewPage

    return ToReviewPage(room)


def _samples(room: Room) -> ReviewPage:
    from ui.reviews.samples.samples_page import SamplesPage

    return SamplesPage(room)


def _calibrate(room: Room) -> ReviewPage:
    from ui.reviews.calibration.calibration_page import CalibrationPage

    return CalibrationPage(room)


def _my_reviews(room: Room) -> ReviewPage:
    from ui.reviews.my_reviews_page import MyReviewsPage

    return MyReviewsPage(room)


def _indicators(room: Room) -> ReviewPage:
    from ui.reviews.indicators.page import IndicatorsPage

    return IndicatorsPage(room)


def _reports(room: Room) -> ReviewPage:
    from ui.reviews.reports.page import ReportsPage

    return ReportsPage(room)


def _scorecards(room: Room) -> ReviewPage:
    from ui.reviews.scorecards.scorecards_page import ScorecardsPage

    return ScorecardsPage(room)


PAGES: tuple[PageEntry, ...] = (
    PageEntry("to_review", lambda: t("To review"), SUPERVISORS, _to_review),
    PageEntry("reports", lambda: t("Reports"), SUPERVISORS, _reports),
    PageEntry("indicators", lambda: t("Indicators"), SUPERVISORS, _indicators),
    PageEntry("scorecards", lambda: t("Scorecards"), SUPERVISORS, _scorecards),
    PageEntry("samples", lambda: t("Samples"), SUPERVISORS, _samples),
    PageEntry("calibrate", lambda: t("Calibrate"), SUPERVISORS, _calibrate),
    PageEntry("mine", lambda: t("My reviews"), HANDLERS, _my_reviews),
)


def pages_for(role: Role) -> tuple[PageEntry, ...]:
    """Those that this role sees, in their order."""
    return tuple(page for page in PAGES if role in page.roles)
