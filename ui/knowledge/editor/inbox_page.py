"""What handlers said about answers and asked in vain, and what is done about it."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QListView, QSplitter, QWidget

from agent_desktop.contract.answering import LONGEST_REMARK, Feedback, FeedbackKind, FeedbackState, Question
from agent_desktop.language import language, t, tn
from ui.knowledge.doubt_page import doubt_words
from ui.knowledge.editor.words import settled_word
from ui.style import icons, parts, theme
from ui.style.copyable import copyable
from ui.style.flow import FlowLayout
from ui.style.growing import GrowingText
from ui.style.picking import Pick
from ui.style.tokens import SPACE
from ui.style.wrapping import Wrapping
from ui.versions.life_bar import moment_words
from ui.versions.words import language_word

ITEM = Qt.ItemDataRole.UserRole + 1
TWO_FROM = 760

Item = Feedback | Question

_ICONS = {
    FeedbackKind.WRONG: "circle-alert",
    FeedbackKind.OUT_OF_DATE: "calendar-clock",
    FeedbackKind.UNCLEAR: "circle-question-mark",
    FeedbackKind.INCOMPLETE: "ellipsis",
    FeedbackKind.HELPED: "circle-check",
}


class InboxPage(QWidget):
    """Signals: narrowed() to mine or all, open or all; article_wanted(article id); article_begun(Question);
    settle_wanted(item, FeedbackState, reply, article id or None); refresh_wanted()."""

    narrowed = Signal()
    article_wanted = Signal(object)
    article_begun = Signal(object)
    settle_wanted = Signal(object, object, str, object)
    refresh_wanted = Signal()

    def __init__(self, services: Mapping[str, str]) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(t("Questions and feedback"))
        self._services = services
        self._item: Item | None = None
        self._titles: dict[str, str] = {}
        self.mine, self.open_only = True, True
        outer = parts.column(self, margin=(SPACE.normal + 2, 0, SPACE.normal + 2, SPACE.normal), gap=SPACE.normal)
        head = parts.frame("plain", name=t("Questions and feedback"))
        head.setProperty("panel", True)
        line = FlowLayout(head, gap=SPACE.small, line_gap=SPACE.small)
        self._chips = {}
        for code, words in (("mine", t("Mine")), ("all", t("All"))):
            self._chips[code] = chip = parts.chip(words, chosen=code == "mine")
            chip.clicked.connect(lambda _checked=False, which=code: self.narrow(mine=which == "mine"))
            line.addWidget(chip)
        self._open_chip = parts.chip(t("Open only"), chosen=True)
        self._open_chip.clicked.connect(lambda checked: self.narrow(open_only=checked))
        line.addWidget(self._open_chip)
        line.addWidget(parts.button(t("Look again"), self.refresh_wanted.emit, icon="refresh-cw", kind="quiet"))
        self._to_list = parts.button(t("Back to the list"), self._back, icon="arrow-left", kind="quiet")
        line.addWidget(self._to_list)
        outer.addWidget(head)
        self._list_card, self._details = self._the_list(), self._about()
        beside = QSplitter(Qt.Orientation.Horizontal)
        beside.setChildrenCollapsible(False)
        for part, share in ((self._list_card, 2), (self._details, 3)):
            beside.addWidget(part)
            beside.setStretchFactor(beside.count() - 1, share)
        beside.setSizes([400, 600])
        outer.addWidget(beside, 1)
        self._front = False
        self.setFocusProxy(self._open_chip)
        self._show_item(None)

    def _the_list(self) -> QWidget:
        card = parts.card(t("Questions and feedback"))
        card.setProperty("panel", True)
        inside = parts.column(card)
        said = parts.row(margin=SPACE.wide)
        self._said = parts.label(t("The list is being fetched."), "muted", wrap=True)
        said.addWidget(self._said)
        inside.addLayout(said)
        self.list = QListView()
        self.list.setAccessibleName(t("Questions and feedback"))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        Wrapping(self.list)
        self._model = QStandardItemModel(self)
        self.list.setModel(self._model)
        self.list.activated.connect(self._open)
        self.list.clicked.connect(self._open)
        inside.addWidget(self.list, 1)
        inside.addStretch(0)  # where there is no list
        return card

    def _about(self) -> QWidget:
        card = parts.card(t("What was said"))
        card.setProperty("panel", True)
        inside = parts.frame("plain")
        column = parts.column(inside, margin=SPACE.wide, gap=SPACE.wide)
        self._heading = copyable("", "title")
        self._facts = parts.label("", "muted", wrap=True)
        self._words = copyable("", "body")
        self._settled = parts.label("", "body", wrap=True)
        for each in (self._heading, self._facts, self._words, self._settled):
            column.addWidget(each)
        going_holder = parts.frame("plain")
        column.addWidget(going_holder)
        going = FlowLayout(going_holder, gap=SPACE.small, line_gap=SPACE.small)
        self._go = parts.button(t("Go to the article"), self._go_to, icon="arrow-right")
        self._begin = parts.button(t("Begin an article from it"), self._begin_article, icon="plus")
        going.addWidget(self._go)
        going.addWidget(self._begin)
        self._answer = Pick()
        self._answer.setObjectName("article_id")
        self._answer_part = parts.labelled(t("The article that answers it now"), self._answer)
        column.addWidget(self._answer_part)
        self.reply = GrowingText(fewest=3, most=8)
        self.reply.setObjectName("reply")
        self._reply_part = parts.labelled(t("Reply"), self.reply, hint=t("Whoever said it reads this."))
        column.addWidget(self._reply_part)
        ends_holder = parts.frame("plain")
        column.addWidget(ends_holder)
        ends = FlowLayout(ends_holder, gap=SPACE.small, line_gap=SPACE.small)
        self._done = parts.button(
            t("Done"), lambda: self._settle(FeedbackState.DONE), icon="check", kind="primary", keys="Ctrl+Return"
        )
        self._declined = parts.button(t("Decline"), lambda: self._settle(FeedbackState.DECLINED), icon="ban")
        self._again = parts.button(t("Open it again"), lambda: self._settle(FeedbackState.OPEN), icon="rotate-ccw")
        for button in (self._done, self._declined, self._again):
            ends.addWidget(button)
        column.addStretch(1)
        parts.column(card).addWidget(parts.scrolling(inside, t("What was said")))
        return card

    # ---- the list ---------------------------------------------------------------------------------------------

    def narrow(self, *, mine: bool | None = None, open_only: bool | None = None) -> None:
        """To what reaches me, and to what nobody has settled."""
        self.mine = self.mine if mine is None else mine
        self.open_only = self.open_only if open_only is None else open_only
        self._chips["mine"].setChecked(self.mine)
        self._chips["all"].setChecked(not self.mine)
        self._open_chip.setChecked(self.open_only)
        self.narrowed.emit()

    def say(self, words: str) -> None:
        """Above the list, such as that it cannot be had."""
        self._said.setText(words)

    def show_items(self, items: Sequence[Item], *, more: bool) -> None:
        """Newest first; the one that was being looked at stays."""
        at = self._item.id if self._item is not None else None
        self._model.clear()
        for each in items:
            item = QStandardItem(row_words(each))
            item.setData(each, ITEM)
            item.setIcon(icons.icon(_ICONS[each.kind] if isinstance(each, Feedback) else "circle-question-mark"))
            self._model.appendRow(item)
            if each.id == at:
                self.list.setCurrentIndex(item.index())
        count = len(items)
        told = (
            tn("{count} of them", "{count} of them", count).format(count=count) if count else t("Nothing waits here.")
        )
        self.list.setVisible(bool(count))
        self.say(f"{told} {t('There are older ones.')}" if more else told)
        found = next((each for each in items if each.id == at), None)
        if found is not None:
            self._show_item(found)

    def offer_articles(self, titles: dict[str, str]) -> None:
        """Titles by article id: what may answer a question."""
        self._titles = titles

    # ---- one of them ------------------------------------------------------------------------------------------

    def _open(self, index: QModelIndex) -> None:
        self._show_item(index.data(ITEM))
        self._front = True
        self._fit()
        self.reply.setFocus()

    def show_settled(self, item: Item) -> None:
        """As it is now, where it is still being looked at."""
        if self._item is not None and self._item.id == item.id:
            self.list.setFocus()  # what had the focus goes
            self._show_item(item)

    def _show_item(self, item: Item | None) -> None:
        another = item is None or self._item is None or item.id != self._item.id
        self._item = item
        question = item if isinstance(item, Question) else None
        is_open = item is not None and item.state is FeedbackState.OPEN
        self._heading.say(_heading(item))
        self._facts.setText("\n".join(self._fact_lines(item)) if item is not None else "")
        self._words.say(item.remark if isinstance(item, Feedback) else "")
        self._words.setVisible(isinstance(item, Feedback) and bool(item.remark))
        self._settled.setText(_settled_words(item))
        self._settled.setVisible(bool(self._settled.text()))
        self._go.setVisible(isinstance(item, Feedback) or (question is not None and question.article_id is not None))
        self._begin.setVisible(question is not None and is_open)
        self._answer_part.setVisible(question is not None and is_open)
        if question is not None and is_open and another:
            self._answer.clear()
            self._answer.fill_late(lambda: {"": t("None yet"), **self._titles}, "", t("None yet"))
        self._reply_part.setVisible(is_open)
        if another:
            self.reply.setPlainText("")
        for button, shown in ((self._done, is_open), (self._declined, is_open)):
            button.setVisible(shown)
        self._again.setVisible(item is not None and not is_open)

    def _fact_lines(self, item: Item) -> list[str]:
        if isinstance(item, Feedback):
            told = [
                t("Version {number}").format(number=item.version),
                t("by {name}").format(name=item.by_name),
                moment_words(item.said_at),
            ]
            owner = t("It reaches {name}.").format(name=item.owner_name) if item.owner_name else t("It has no owner.")
            return [" · ".join(told), owner]
        told = [
            t("by {name}").format(name=item.by_name),
            moment_words(item.asked_at),
            language_word(item.language),
        ]
        if item.service_code:
            told.append(self._services.get(item.service_code, item.service_code))
        return [" · ".join(told), t("Nothing was found for it.")]

    def _go_to(self) -> None:
        if self._item is not None and self._item.article_id is not None:
            self.article_wanted.emit(self._item.article_id)

    def _begin_article(self) -> None:
        if isinstance(self._item, Question):
            self.article_begun.emit(self._item)

    def _settle(self, state: FeedbackState) -> None:
        if self._item is None:
            return
        chosen = str(self._answer.currentData() or "") if isinstance(self._item, Question) else ""
        reply = self.reply.toPlainText().strip()[:LONGEST_REMARK]
        self.settle_wanted.emit(self._item, state, reply, UUID(chosen) if chosen else None)

    # ---- room -------------------------------------------------------------------------------------------------

    def _back(self) -> None:
        self._front = False
        self._fit()
        self.list.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        both = self.width() >= theme.pixels(TWO_FROM)
        self._list_card.setVisible(both or not self._front)
        self._details.setVisible(both or self._front)
        self._to_list.setVisible(not both and self._front)


def row_words(item: Item) -> str:
    if isinstance(item, Feedback):
        told = [doubt_words(item.kind), item.by_name, moment_words(item.said_at)]
        title = item.title.in_language(language())
    else:
        told = [t("A question without an answer"), item.by_name, moment_words(item.asked_at)]
        title = f"“{item.words}”"
    if item.state is not FeedbackState.OPEN:
        told.append(settled_word(item.state).lower())
    return f"{title}\n{' · '.join(told)}"


def _heading(item: Item | None) -> str:
    if item is None:
        return t("Choose one in the list.")
    if isinstance(item, Question):
        return f"“{item.words}”"
    return f"{doubt_words(item.kind)}: {item.title.in_language(language())}"


def _settled_words(item: Item | None) -> str:
    if item is None or item.state is FeedbackState.OPEN or item.settled_at is None:
        return ""
    said = t("{state} by {name}, {when}.").format(
        state=settled_word(item.state), name=item.settled_by_name, when=moment_words(item.settled_at)
    )
    return f"{said} “{item.reply}”" if item.reply else said
