"""Scorecards, as a page of Reviews."""

from uuid import UUID

from agent_desktop.language import t
from ui.reviews.pages import ReviewPage, Room
from ui.reviews.scorecards.work import ScorecardsWork
from ui.style import parts
from ui.style.naming import name_controls


class ScorecardsPage(ReviewPage):
    """For supervisors. It opens a version by its id."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.setAccessibleName(t("Scorecards"))
        name_controls({"scorecards.page": self})
        self.work = ScorecardsWork(room)
        parts.column(self).addWidget(self.work.pages)
        self.setFocusProxy(self.work.pages)

    def open_thing(self, thing: object) -> None:
        if isinstance(thing, UUID):
            self.work.open(thing)

    def keep_now(self) -> None:
        self.work.keep_now()
