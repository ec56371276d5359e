"""What was said of a handler's own contacts."""

from agent_desktop.language import t
from ui.reviews.pages import ReviewPage, Room
from ui.shell.empty import EmptyState
from ui.style import parts, theme


class MyReviewsPage(ReviewPage):
    """For handlers: their own, and nobody else's."""

    def __init__(self, _room: Room) -> None:
        super().__init__()
        said = t("Reviews of your contacts will stand here, with what was said.")
        parts.column(self).addWidget(theme.dress(EmptyState("clipboard-check", t("No reviews yet"), said)))
