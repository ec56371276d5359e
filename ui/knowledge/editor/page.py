"""The editor of one article: its words and facts, and beside them what the handler will see."""

from collections.abc import Iterator
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QSplitter, QWidget

from agent_desktop.contract.article_life import ArticleContent, ArticleVersionInfo
from agent_desktop.contract.knowledge import ArticleState
from agent_desktop.contract.scripts import Spoken
from agent_desktop.desk.answer_drafts import AnswerInHand
from agent_desktop.knowledge.checking import Fault, faults
from agent_desktop.language import language, t, tn
from ui.bridge import Bridge
from ui.contacts.surroundings import Surroundings
from ui.knowledge.editor.content_form import ContentForm
from ui.knowledge.editor.facts_part import Around
from ui.knowledge.editor.life import standing
from ui.knowledge.editor.preview import Preview, as_article
from ui.style import parts, theme
from ui.style.flow import FlowLayout
from ui.style.naming import name_controls
from ui.style.piecewise import lay_out, polished
from ui.style.tokens import SPACE
from ui.turns import once
from ui.versions.life_bar import LifeBar
from ui.versions.review_list import ReviewList
from ui.versions.undoing import Past, Written, redo, rested, undo, wrote

TWO_FROM = 760
"""Width at the base size from which words and preview stand beside each other."""

LEAST_HEIGHT = 300
"""Of words and preview at the base size: where there is less room, the whole page scrolls."""

CHECK_AFTER_MS, STEP_AFTER_MS = 300, 900
"""After the last letter: looking for faults, and what is undone in one step."""

WORDS, PREVIEW = 0, 1


class ArticlePage(QWidget):
    """A page is for one article. It is made piece by piece (`pieces`) before there is one, then given it (`take`).

    Signals: those of `life`; changed() with every letter; checked() once its faults are known; left() back to the
    list; export_wanted(); failed(fault)."""

    changed = Signal()
    checked = Signal()
    left = Signal()
    export_wanted = Signal()
    failed = Signal(object)

    def __init__(self, around: Surroundings, bridge: Bridge) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(t("Editor"))
        self._around, self._bridge = around, bridge
        self._hand: AnswerInHand | None = None
        self._named: Around | None = None
        self.info: ArticleVersionInfo | None = None
        self._me: UUID | None = None
        self._unsaved = True
        self.faults: tuple[Fault, ...] = ()
        self._checked: ArticleContent | None = None
        self._front = WORDS
        self._check_timer = once(self, self._check, CHECK_AFTER_MS)
        self._step_timer = once(self, self._rest, STEP_AFTER_MS)
        self._panels: list[QWidget] = []

    def pieces(self) -> Iterator[None]:
        """Makes, dresses and lays it out. It stands in its place already, hidden."""
        self.life, self.review = LifeBar(), ReviewList()
        self.form = ContentForm(self._bridge)
        yield
        for _part in self.form.pieces(self._around.today()):
            yield
        self.preview = Preview(self._around)
        name_controls(
            {
                "articles.form": self.form,
                "articles.preview": self.preview,
                "articles.versions": self.life,
            }
        )
        yield
        self._lay_out()
        yield
        self.form.changed.connect(self._typed)
        self.form.failed.connect(self.failed)
        self.form.undo_wanted.connect(self.undo)
        self.form.redo_wanted.connect(self.redo)
        QShortcut(QKeySequence("Ctrl+Y"), self).activated.connect(self.redo)
        self.setFocusProxy(self.form)
        for _part in polished(self):
            yield
        lay_out(self)

    def take(self, hand: AnswerInHand, named: Around) -> None:
        """The article that it is for."""
        self._hand, self._named = hand, named
        self._past = Past(now=Written(content=hand.content, note=hand.change_note))
        self.form.show_first(self._past.now, named)
        self._follow()

    # ---- laying out -------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        whole = parts.frame("plain")
        outer = parts.column(whole, margin=(SPACE.normal + 2, 0, SPACE.normal + 2, SPACE.normal), gap=SPACE.normal)
        parts.column(self).addWidget(theme.dress(parts.scrolling(whole, t("Editor"))))
        outer.addWidget(self._head())
        outer.addWidget(self.life)
        words = parts.card(t("Words"))
        words.setProperty("panel", True)
        parts.column(words).addWidget(self.form)
        right = QSplitter(Qt.Orientation.Vertical)
        right.setChildrenCollapsible(False)
        right.addWidget(self.preview)
        right.addWidget(self.review)
        beside = QSplitter(Qt.Orientation.Horizontal)
        beside.setChildrenCollapsible(False)
        self._panels = [words, right]
        for panel, share in zip(self._panels, (3, 2), strict=True):
            beside.addWidget(panel)
            beside.setStretchFactor(self._panels.index(panel), share)
        beside.setSizes([600, 400])
        self._beside = beside
        outer.addWidget(beside, 1)

    def _head(self) -> QFrame:
        head = parts.frame("plain")
        line = FlowLayout(head, gap=SPACE.small, line_gap=SPACE.small)
        line.addWidget(parts.button(t("All articles"), self.left.emit, icon="arrow-left", kind="quiet"))
        self._title = parts.label("", "title", wrap=True)
        line.addWidget(self._title)
        self.undo_button = parts.button(t("Undo"), self.undo, icon="undo-2", keys="Ctrl+Z")
        self.redo_button = parts.button(t("Redo"), self.redo, icon="redo-2", keys="Ctrl+Shift+Z")
        self.missing_button = parts.button("", self.go_to_missing, icon="languages", keys="Ctrl+Shift+M")
        name_controls({"articles.missing": self.missing_button})
        for each in (self.undo_button, self.redo_button, self.missing_button):
            line.addWidget(each)
        line.addWidget(parts.button(t("Export its files…"), self.export_wanted.emit, icon="file-text", kind="quiet"))
        self._kept = parts.label("", "muted_small")
        line.addWidget(self._kept)
        self._chips = []
        for which, words in ((WORDS, t("Words")), (PREVIEW, t("Preview"))):
            chip = parts.chip(words)
            chip.clicked.connect(lambda _checked=False, panel=which: self.bring(panel))
            self._chips.append(chip)
            line.addWidget(chip)
        return head

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._panels:
            self._show_panels()

    def _show_panels(self) -> None:
        self._beside.setMinimumHeight(theme.pixels(LEAST_HEIGHT))
        both = self.width() >= theme.pixels(TWO_FROM)
        for which, (panel, chip) in enumerate(zip(self._panels, self._chips, strict=True)):
            panel.setVisible(both or which == self._front)
            chip.setVisible(not both)
            chip.setChecked(which == self._front)

    def bring(self, panel: int) -> None:
        """Into sight, where not both have room."""
        self._front = panel
        self._show_panels()

    # ---- what stands there ------------------------------------------------------------------------------------

    @property
    def written(self) -> Written[ArticleContent]:
        return self._past.now

    @property
    def editable(self) -> bool:
        """A draft of one's own."""
        info = self.info
        return info is None or (info.state is ArticleState.WORK_IN_PROGRESS and info.author == self._me)

    @property
    def is_checked(self) -> bool:
        return self._checked == self.written.content and self.preview.is_shown

    def show_version(self, hand: AnswerInHand, me: UUID | None, *, unsaved: bool) -> None:
        """Where it is in its life, for `me`."""
        self._hand, self.info, self._me, self._unsaved = hand, hand.info, me, unsaved
        self.form.set_editable(editable=self.editable)
        self._show_life()
        self._show_steps()

    def replace(self, written: Written[ArticleContent]) -> None:
        """Other words in place of these; it can be undone as any other step."""
        self._turn(wrote(self._past, written))

    def say_kept(self, words: str) -> None:
        """Where the words are."""
        self._kept.setText(words)

    def _typed(self, place: str) -> None:
        self._past = wrote(self._past, self.form.written(place))
        self._step_timer.start()
        self._follow()
        self.changed.emit()

    def _rest(self) -> None:
        self._past = rested(self._past)

    def undo(self) -> None:
        """The last step, wherever it was; the focus goes there."""
        if self.editable:
            self._turn(undo(self._past), self._past.now.place)

    def redo(self) -> None:
        """What was undone last."""
        after = redo(self._past)
        if self.editable:
            self._turn(after, after.now.place)

    def _turn(self, after: Past[ArticleContent], place: str = "") -> None:
        if after is self._past:
            return
        self._past = after
        self.form.show_written(after.now)
        self.form.go_to(place)
        self._follow()
        self.changed.emit()

    def go_to_missing(self) -> None:
        """The next part that has no Welsh; beside it the English, and its preview."""
        self.bring(WORDS)
        if self.form.go_to_missing():
            self.preview.speak(Spoken.CY)

    # ---- following --------------------------------------------------------------------------------------------

    def _follow(self) -> None:
        if self._hand is None or self._named is None:
            return
        content = self.written.content
        title = content.title.in_language(language()) or t("New article")
        if title != self._title.text():
            self._title.setText(title)
        self._show_steps()
        owner = self._named.names.get(content.owner, "") if content.owner else ""
        article = as_article(self._hand, self.written, self._around.handler, owner, self._around.now())
        self.preview.show_article(article)
        self._check_timer.start()

    def _show_steps(self) -> None:
        self.undo_button.setEnabled(bool(self._past.done) and self.editable)
        self.redo_button.setEnabled(bool(self._past.undone) and self.editable)
        count = len(self.form.missing())
        words = tn("{count} part is missing in Welsh", "{count} parts are missing in Welsh", count)
        said = words.format(count=count) if count else t("All of it is in Welsh")
        self.missing_button.set_words(said)
        self.missing_button.setEnabled(bool(count) and self.editable)

    def _check(self) -> None:
        content = self.written.content
        self._bridge.ask(
            partial(faults, content), partial(self._show_faults, content), self.failed.emit, owner=self, near=True
        )

    def _show_faults(self, content: ArticleContent, found: tuple[Fault, ...]) -> None:
        if content == self.written.content:  # else the next check is under way
            self.faults, self._checked = found, content
            self.form.show_faults(found if self.editable else ())
            self._show_life()
            self.checked.emit()

    def _show_life(self) -> None:
        info = self.info
        own = info is None or info.author == self._me
        which = (info.id, info.version, own) if info else "new"
        count = len(self.faults) + self.form.own_faults
        self.life.show_standing(standing(info, self._me, faults=count, unsaved=self._unsaved), which)
