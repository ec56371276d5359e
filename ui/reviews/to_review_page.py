"""What waits to be reviewed."""

from agent_desktop.language import t
from ui.reviews.pages import ReviewPage, Room
from ui.shell.empty import EmptyState
from ui.style import parts, theme


class ToReviewPage(ReviewPage):
    """For supervisors."""

    def __init__(self, _room: Room) -> None:
        super().__init__()
        said = t("Contacts that can be reviewed will stand here.")
        nothing = theme.dress(EmptyState("clipboard-check", t("Nothing is to be reviewed"), said))
        parts.column(self).addWidget(nothing)
