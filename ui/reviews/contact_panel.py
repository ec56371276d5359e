"""What happened in the contact that is reviewed: who and when, its recording, needs in force, the time line."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame

from agent_desktop.contract.reviewing import ContactToReview, ReviewMaterial
from agent_desktop.dates import day, duration
from agent_desktop.language import language, t
from agent_desktop.reviews.timeline import adapted_words, timeline
from ui.contacts.words import channel_words
from ui.reviews.player.player import Player
from ui.reviews.timeline_list import TimelineList
from ui.style import parts
from ui.style.copyable import copyable, wrapped
from ui.style.emptying import empty
from ui.style.naming import name_controls
from ui.style.tokens import SPACE


class ContactPanel(QFrame):
    """`player` plays its recordings in step with the time line."""

    def __init__(self, player: Player) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setProperty("panel", True)
        self.setAccessibleName(t("The contact as it happened"))
        inside = parts.column(self, gap=0)
        head = parts.frame("band")
        lines = parts.column(head, margin=(SPACE.wide, SPACE.normal, SPACE.wide, SPACE.normal), gap=SPACE.tight)
        self._title = wrapped("", "heading")
        self._about = copyable("", "muted")
        for part in (self._title, self._about):
            lines.addWidget(part)
        inside.addWidget(head)
        self._player = player
        player.at_seconds.connect(self._follow)
        inside.addWidget(player)
        banners = parts.frame("plain")
        self._banners = parts.column(banners, margin=(SPACE.wide, SPACE.normal, SPACE.wide, SPACE.tight))
        self._banner_part = banners
        inside.addWidget(banners)
        self.line = TimelineList()
        name_controls(
            {
                "reviews.contact": self,
                "reviews.timeline": self.line,
            }
        )
        self.line.opened.connect(player.go_to)
        inside.addWidget(self.line, 1)
        self._gone = wrapped("", "muted")
        gone = parts.frame("plain")
        parts.column(gone, margin=SPACE.page).addWidget(self._gone)
        self._gone_part = gone
        inside.addWidget(gone, 1)
        self.as_new()

    def show_material(self, about: ContactToReview, material: ReviewMaterial) -> None:
        """All that is known of it."""
        self._show_head(about)
        self._say_banners([*adapted_words(material)])
        self._player.show_recordings(material.recordings, material.contact.started_at)
        self._player.setVisible(bool(material.recordings))
        self.line.show_entries(timeline(material))
        self._show_line(shown=True)

    def show_gone(self, about: ContactToReview, words: str) -> None:
        """The contact is there no more, or cannot be had; what was written about it is."""
        self._show_head(about)
        self._say_banners(())
        self._put_away()
        self.line.show_entries(())
        self._gone.say(words)
        self._show_line(shown=False)

    def as_new(self) -> None:
        """Nothing of anybody stays in sight."""
        self._title.say(t("Nothing is chosen"))
        self._about.say("")
        self._say_banners(())
        self._put_away()
        self.line.show_entries(())
        self._gone.say(t("Choose a contact on the left: what happened in it stands here, with a scorecard beside it."))
        self._show_line(shown=False)

    def _follow(self, seconds: float) -> None:
        self.line.show_moment(seconds)

    def _put_away(self) -> None:
        """Nothing of any recording is left here."""
        self._player.close_recording()
        self._player.hide()

    def _show_head(self, about: ContactToReview) -> None:
        self._title.say(about.title)
        when = about.started_at.astimezone()
        said = (
            about.handler_name,
            f"{day(when.date(), language())} {when:%H:%M}",
            channel_words(about.channel),
            duration(about.seconds),
        )
        self._about.say(" · ".join(said))

    def _say_banners(self, words: Sequence[str]) -> None:
        empty(self._banners)
        for said in words:
            banner = parts.frame("plain", tone="flag", name=said)
            line = parts.column(banner, margin=(SPACE.normal, SPACE.small, SPACE.normal, SPACE.small))
            line.addWidget(parts.icon_label(said, "flag", "body", tone="flag", wrap=True))
            self._banners.addWidget(banner)
        self._banner_part.setVisible(bool(words))

    def _show_line(self, *, shown: bool) -> None:
        self.line.setVisible(shown)
        self._gone_part.setVisible(not shown)
