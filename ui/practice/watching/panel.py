"""One attempt, watched again: the time line that plays, the points, and the comments on it."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame

from agent_desktop.contract.practice import AttemptComment, AttemptInfo
from agent_desktop.desk import practice
from agent_desktop.desk.practice import Seen
from agent_desktop.desk.practice_drafts import COMMENTS, CommentInHand
from agent_desktop.ids import new_id
from agent_desktop.language import language, t
from agent_desktop.practice.watching import entries, length_of
from agent_desktop.reviews.entries import Entry
from ui.practice.watching.bar import WatchBar
from ui.practice.watching.comments_part import CommentsPart
from ui.practice.watching.playing import Playing
from ui.practice.watching.points_list import PointsList
from ui.practice.watching.then import ThenCard
from ui.practice.words import attempt_words
from ui.reviews.pages import Room
from ui.reviews.timeline_list import TimelineList
from ui.reviews.words import per_cent
from ui.style import parts, theme
from ui.style.copyable import wrapped
from ui.style.leading import lead
from ui.style.naming import name_controls
from ui.style.side_by_side import Panel, SideBySide
from ui.style.tokens import SPACE

KEPT_AFTER_MS = 500
SECONDS = 8
WIDE_FROM = 820


class WatchingPanel(QFrame):
    """Signals: left() back to where it was chosen; seen(AttemptInfo) it is in front, with its comments."""

    left = Signal()
    seen = Signal(object)

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(t("Watch the attempt"))
        name_controls({"practice.watching": self})
        self._room = room
        self._seen: Seen | None = None
        self._wanted: UUID | None = None
        self._draft: UUID | None = None
        self._filling = False
        self.playing = Playing(self)
        self.bar, self.then, self.line = WatchBar(self.playing), ThenCard(), TimelineList()
        self.points, self.comments = PointsList(), CommentsPart()
        self._keep = QTimer(self)
        self._keep.setSingleShot(True)
        self._keep.setInterval(KEPT_AFTER_MS)
        self._keep.timeout.connect(self._keep_draft)
        self._lay_out()
        self.bar.bind_keys(room.shortcuts)
        self.line.setAccessibleDescription(t("Enter plays from here"))
        self.playing.moved.connect(self._moved)
        self.line.moment_chosen.connect(self._chose)
        self.line.opened.connect(self._play_from)
        for part in (self.points, self.comments):
            part.moment_wanted.connect(self._go_to)
        self.comments.begun.connect(self._begin_comment)
        self.comments.typed.connect(self._keep.start)
        self.comments.sent.connect(self._send)
        self.comments.let_go.connect(self._let_go)

    def _lay_out(self) -> None:
        outer = parts.column(self, gap=SPACE.normal)
        head = parts.card(t("Watch the attempt"))
        head.setProperty("panel", True)
        top = parts.row(head, margin=(SPACE.wide, SPACE.normal, SPACE.wide, SPACE.normal), gap=SPACE.normal)
        self.back = parts.button(t("Back"), self.left.emit, icon="arrow-left", keys="Alt+Left")
        names = parts.column(gap=0)
        self._title, self._about = wrapped("", "heading"), wrapped("", "muted_small")
        names.addWidget(self._title)
        names.addWidget(self._about)
        self._score = parts.label("", "title")
        top.addWidget(self.back)
        top.addLayout(names, 1)
        top.addWidget(self._score)
        outer.addWidget(theme.dress(head))
        first = parts.card(t("As it went"))
        first.setProperty("panel", True)
        column = parts.column(first, gap=0)
        column.addWidget(self.bar)
        column.addWidget(self.then)
        column.addWidget(self.line, 1)
        second = parts.card(t("Points and comments"))
        second.setProperty("panel", True)
        other = parts.column(second, gap=0)
        other.addWidget(self.comments)
        points_head = parts.column(margin=(SPACE.wide, SPACE.small, SPACE.wide, 0))
        points_head.addWidget(parts.label(t("Points"), "strong"))
        other.addWidget(parts.separator())
        other.addLayout(points_head)
        other.addWidget(self.points, 1)
        panels = (Panel(first, 6, 460), Panel(second, 5, 420))
        outer.addWidget(SideBySide(panels, wide_from=WIDE_FROM, name=t("The attempt")), 1)
        lead(self, self.bar.play)

    # ---- what is watched ---------------------------------------------------------------------------------------

    def open_attempt(self, info: AttemptInfo) -> None:
        """From its beginning, once it is here."""
        self._keep_soon()
        self._wanted, self._seen = info.id, None
        self._title.say(info.scenario_title.in_language(language()))
        self._about.say(f"{info.trainee_name} · {attempt_words(info)}")
        self._score.setText(per_cent(info.score) if info.score is not None else "")
        self.playing.begin(0.0)
        self._fill(())
        self.points.show_points(())
        self.comments.show_comments(())
        self.comments.close_form()
        self._draft = None
        self._fetch(info.id)

    def _fetch(self, attempt_id: UUID) -> None:
        self._room.bridge.ask(
            partial(practice.seen, self._room.desk, attempt_id), self._show, self._room.failed, owner=self
        )

    def _show(self, seen: Seen) -> None:
        if seen.attempt.info.id != self._wanted:
            return
        anew, self._seen = self._seen is None, seen
        content = seen.attempt.content
        self._fill(entries(seen.attempt, seen.scripts))
        self.points.show_points(content.points)
        self.comments.show_comments(seen.attempt.comments)
        self.seen.emit(seen.attempt.info)
        if anew:
            self.playing.begin(length_of(content))
            self._take_up_draft()
        else:
            self._moved(self.playing.at)

    def _fill(self, found: Sequence[Entry]) -> None:
        """Qt goes to other rows while those that were there are taken away: nobody chose them."""
        self._filling = True
        self.line.show_entries(found)
        self._filling = False

    def _chose(self, seconds: float) -> None:
        if not self._filling:
            self.playing.go_to(seconds)

    def _moved(self, seconds: float) -> None:
        if self._seen is not None:
            self.then.show_moment(self._seen.attempt.content, seconds)
            self.line.show_moment(seconds)

    def _go_to(self, seconds: float) -> None:
        self.playing.go_to(seconds)
        self.line.setFocus()

    def _play_from(self, seconds: float) -> None:
        self.playing.go_to(seconds)
        self.playing.play()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.playing.pause()
        self._keep_soon()

    # ---- comments ----------------------------------------------------------------------------------------------

    def _begin_comment(self) -> None:
        if self._seen is not None:
            self.playing.pause()
            self._draft = new_id()
            self.comments.open_form(self.playing.at)
            self.comments.words.setFocus()

    def _take_up_draft(self) -> None:
        """What was being written about this attempt when somebody left it, or the program ended."""
        self._room.bridge.ask(
            partial(COMMENTS.every, self._room.desk), self._show_draft, self._room.failed, owner=self, near=True
        )

    def _show_draft(self, drafts: tuple[CommentInHand, ...]) -> None:
        found = next((each for each in drafts if each.attempt == self._wanted), None)
        if found is not None and not self.comments.is_open:
            self._draft = found.id
            self.comments.open_form(found.at, found.words)

    def _keep_draft(self) -> None:
        draft = self._in_hand()
        if draft is not None:
            action = partial(COMMENTS.keep, self._room.desk, draft)
            self._room.bridge.ask(action, lambda _none: None, self._room.failed, owner=self, near=True)

    def _keep_soon(self) -> None:
        """Somebody goes elsewhere: what is typed waits no longer."""
        if self._keep.isActive():
            self._keep.stop()
            self._keep_draft()

    def keep_now(self) -> None:
        """Raises StoreFaults."""
        draft = self._in_hand() if self._keep.isActive() else None
        if draft is not None:
            COMMENTS.keep(self._room.desk, draft)

    def _in_hand(self) -> CommentInHand | None:
        if self._draft is None or self._wanted is None or not self.comments.is_open:
            return None
        words = self.comments.words.toPlainText()
        now = self._room.desk.clock.now()
        return CommentInHand(id=self._draft, attempt=self._wanted, at=self.comments.at, words=words, kept_at=now)

    def _send(self) -> None:
        words, draft, attempt = self.comments.written, self._draft, self._wanted
        if not words or draft is None or attempt is None:
            self.comments.words.setFocus()
            return
        self._keep.stop()
        action = partial(practice.comment, self._room.desk, attempt, draft, self.comments.at, words)
        self._room.bridge.ask(action, self._sent, self._not_sent, owner=self)

    def _sent(self, comment: AttemptComment) -> None:
        self._forget(comment.id)
        self.comments.close_form()
        self._room.notices.say(t("The comment is sent."), tone="good", seconds=SECONDS)
        self.comments.begin.setFocus()
        if self._wanted is not None:
            self._fetch(self._wanted)

    def _not_sent(self, fault: object) -> None:
        self._keep_draft()
        self._room.failed(fault)

    def _let_go(self) -> None:
        draft, self._draft = self._draft, None
        self._keep.stop()
        self.comments.close_form()
        if draft is not None:
            self._forget(draft)

    def _forget(self, draft: UUID) -> None:
        action = partial(COMMENTS.forget, self._room.desk, draft)
        self._room.bridge.ask(action, lambda _none: None, self._room.failed, owner=self, near=True)
