"""What editors do with articles: every click of their page ends here, and what came of it is told."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TypeVar
from uuid import UUID

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from agent_desktop.contract.article_life import (
    ArticleContent,
    ArticleMove,
    ArticleVersionInfo,
    ArticleVersionText,
)
from agent_desktop.contract.base import Id
from agent_desktop.contract.knowledge import ArticleState
from agent_desktop.desk import answer_editing
from agent_desktop.desk.answer_drafts import ANSWERS, AnswerInHand
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.faults import SomeoneChangedIt
from agent_desktop.ids import new_id
from agent_desktop.knowledge.merging import mine_over
from agent_desktop.language import t
from ui.bridge import Bridge, Fault
from ui.contacts.surroundings import Surroundings
from ui.knowledge.editor.difference_words import shown
from ui.knowledge.editor.fetching import in_hand, new_article, open_for_editing, saved, with_one_before
from ui.knowledge.editor.files import Files
from ui.knowledge.editor.list_page import ArticlesPage
from ui.knowledge.editor.listed import ListedArticle
from ui.knowledge.editor.listing import Listing
from ui.knowledge.editor.page import ArticlePage
from ui.knowledge.editor.versions import Versions
from ui.knowledge.editor.words import moved_words
from ui.shell.notices import NoticeArea
from ui.style.piecewise import Piecewise
from ui.versions.pages import Pages
from ui.versions.undoing import Written

T = TypeVar("T")

KEEP_AFTER_MS = 500
NEXT_AFTER_MS = 2_000
"""Once an article is shown, before the page of the next is made."""
SECONDS = 10


class ArticlesWork(QObject):
    """Signals: fault(object) that was shown already; front_wanted() to be brought to the front."""

    fault = Signal(object)
    front_wanted = Signal()

    def __init__(self, desk: Desk, bridge: Bridge, notices: NoticeArea) -> None:
        super().__init__()
        self._desk, self._bridge, self._notices = desk, bridge, notices
        self._around = Surroundings(desk)
        self.pages = Pages(t("Articles"), self._make_list)
        self._listed = False
        self.pages.shown.connect(self._shown)
        self._history = Versions(desk, bridge, self.pages)
        self._history.left.connect(self._away)
        self._history.wanted.connect(self._open_from)
        self._history.failed.connect(self._failed)
        self.files = Files(desk, bridge, notices, self.pages)
        self.files.failed.connect(self._failed)
        self.files.left.connect(self._back_to_list)
        self.listing = Listing(desk, bridge, self.pages)
        self.listing.failed.connect(self._failed)
        self.page: ArticlePage | None = None
        self._next: ArticlePage | None = None
        self._making: Piecewise | None = None
        self._hand: AnswerInHand | None = None
        self._kept: Written[ArticleContent] | None = None
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(KEEP_AFTER_MS)
        self._keeping.timeout.connect(self._keep)

    # ---- the list ---------------------------------------------------------------------------------------------

    @property
    def list_page(self) -> ArticlesPage | None:
        return self.listing.page

    def _make_list(self) -> ArticlesPage:
        page = self.listing.make()
        page.opened.connect(self.open)
        page.resumed.connect(self._edit)
        page.new_wanted.connect(self.begin_new)
        page.import_wanted.connect(self.files.choose_folder)
        page.export_wanted.connect(self.files.choose_where_to)
        return page

    def _shown(self) -> None:
        if not self._listed:
            self._listed = True
            self.listing.refresh()
            self._get_ready()

    def _back_to_list(self) -> None:
        self._keep()
        page, self.page = self.page, None
        self._hand = None
        self.pages.make_first()
        if self.listing.page is not None:
            self.pages.show_page(self.listing.page)
        if page is not None:
            self.pages.drop(page)
        self.listing.refresh()

    # ---- beginning --------------------------------------------------------------------------------------------

    def begin_new(self, title: str = "", service_code: str = "", synonyms: tuple[str, ...] = ()) -> None:
        """An article that is nowhere yet, such as one that a question asks for."""
        self._edit(new_article(self._desk, title, service_code, synonyms))

    def open(self, version_id: UUID) -> None:
        """A version from the server; or words of it that only this computer has."""
        self._ask(partial(open_for_editing, self._desk, version_id), self._edit)

    def open_article(self, article_id: UUID) -> None:
        """Its version in force, or its newest; words of it that only this computer has before either."""

        def found(row: ListedArticle | None) -> None:
            if row is None:
                self._notices.say(t("This article is not there any more."), tone="warn", seconds=SECONDS)
            elif row.in_hand is not None:
                self._edit(row.in_hand)
            elif (info := row.in_force or row.newest) is not None:
                self.open(info.id)

        self.listing.find(article_id, found)

    def _get_ready(self) -> Piecewise:
        """The page of the next article, made while nobody waits for it."""
        if self._making is None:
            self._next = ArticlePage(self._around, self._bridge)
            self.pages.stack.addWidget(self._next)
            self._next.resize(self.pages.size())
            self._making = Piecewise(self._next.pieces(), self._next)
        return self._making

    @property
    def is_ready(self) -> bool:
        """Whether an article would be shown at once."""
        return self._making is None or self._making.is_done

    def _edit(self, hand: AnswerInHand) -> None:
        """In place of whatever was open, as soon as there is a page for it."""
        self._get_ready().when_done(partial(self._show_hand, hand))

    def _show_hand(self, hand: AnswerInHand) -> None:
        page, self._next, self._making = self._next, None, None
        assert page is not None
        self._keep()
        old, self._hand = self.page, hand
        self._kept = Written(content=hand.content, note=hand.change_note)
        page.take(hand, self.listing.named(hand))
        page.changed.connect(self._changed)
        page.failed.connect(self._failed)
        page.left.connect(self._back_to_list)
        page.export_wanted.connect(self._export)
        page.life.save_wanted.connect(self.save)
        page.life.move_wanted.connect(lambda move, at, note: self.move(ArticleMove(move), at, note))
        page.life.change_wanted.connect(self._new_draft)
        page.life.history_wanted.connect(self._show_history)
        self.page = page
        self.front_wanted.emit()
        self.pages.show_page(page)
        if old is not None:
            self.pages.drop(old)
        self._show_version()
        self._show_review(page, hand.info)
        QTimer.singleShot(NEXT_AFTER_MS, page, self._get_ready)

    def _show_review(self, page: ArticlePage, info: ArticleVersionInfo | None) -> None:
        """What whoever validates it must know."""

        def show(found: tuple[int, ArticleContent, ArticleContent] | None) -> None:
            if found is not None:
                number, before, after = found
                page.review.show_differences(number, shown(before, after, self.listing.named()))

        if info is not None and info.state is ArticleState.NOT_VALIDATED:
            self._bridge.ask(partial(with_one_before, self._desk, info), show, self._failed, owner=page)

    # ---- keeping ----------------------------------------------------------------------------------------------

    @property
    def _me(self) -> Id | None:
        return self._desk.user.id if self._desk.user is not None else None

    def _as_it_stands(self) -> AnswerInHand | None:
        """What is in hand with the words on the page."""
        if self._hand is None or self.page is None:
            return None
        written = self.page.written
        return replace(self._hand, content=written.content, change_note=written.note, kept_at=self._desk.clock.now())

    @property
    def unsaved(self) -> bool:
        """Whether there are words that the server has not."""
        hand = self._as_it_stands()
        return hand is not None and hand.unsaved

    def _changed(self) -> None:
        self._keeping.start()
        self._show_version()

    def _keep(self) -> None:
        """On this computer. What the server has word for word is not kept here."""
        self._keeping.stop()
        hand = self._to_keep()
        if hand is None:
            return
        if hand.unsaved:
            self._ask(partial(ANSWERS.keep, self._desk, hand), lambda _none: self._say_kept(), near=True)
        else:
            self._ask(partial(ANSWERS.forget, self._desk, hand.id), lambda _none: None, near=True)

    def _to_keep(self) -> AnswerInHand | None:
        """None where it stands on the disk as it is."""
        hand = self._as_it_stands()
        if hand is None or self._kept is None or self.page is None or not self.page.editable:
            return None
        if (hand.content, hand.change_note) == (self._kept.content, self._kept.note):
            return None
        self._kept = Written(content=hand.content, note=hand.change_note)
        return hand

    def keep_now(self) -> None:
        """The program ends: on disk when this returns. Raises StoreFaults."""
        hand = self._to_keep()
        if hand is not None and hand.unsaved:
            ANSWERS.keep(self._desk, hand)

    def _say_kept(self) -> None:
        if self.page is not None:
            time = f"{self._desk.clock.now().astimezone():%H:%M:%S}"
            self.page.say_kept(t("Kept on this computer {time}").format(time=time))

    def _show_version(self) -> None:
        if self.page is not None and self._hand is not None:
            self.page.show_version(self._hand, self._me, unsaved=self.unsaved)

    # ---- at the server ----------------------------------------------------------------------------------------

    def save(self, then: Callable[[], None] | None = None) -> None:
        """The draft goes to the server; `then` once it is there."""
        hand = self._as_it_stands()
        if hand is None:
            return
        if not hand.unsaved and hand.info is not None:
            if then is not None:
                then()
            return
        self._ask(partial(saved, self._desk, hand), partial(self._saved, then), failed=self._not_saved)

    def _saved(self, then: Callable[[], None] | None, hand: AnswerInHand) -> None:
        if self.page is None or self._hand is None or self._hand.id != hand.id:
            return
        self._hand = hand
        self._kept = Written(content=hand.content, note=hand.change_note)
        time = f"{self._desk.clock.now().astimezone():%H:%M:%S}"
        self.page.say_kept(t("Saved at the server {time}").format(time=time))
        self._changed()  # typed on meanwhile
        if then is not None:
            then()
        else:
            self._notices.say(t("The draft is saved."), tone="good", seconds=SECONDS)

    def _not_saved(self, fault: Fault) -> None:
        if not isinstance(fault, SomeoneChangedIt) or self._hand is None:
            self._failed(fault)
            return
        self._ask(partial(answer_editing.open_version, self._desk, self._hand.id), self._say_meets)

    def _say_meets(self, theirs: ArticleVersionText) -> None:
        """Somebody else's words are there; neither text is lost."""
        if theirs.info.state is not ArticleState.WORK_IN_PROGRESS:
            self._notices.say(
                t("This version has gone on meanwhile, and can be changed no more."),
                tone="warn",
                more=t("Your words are kept on this computer."),
                action=(t("Make a new draft of mine"), self._new_draft),
            )
            return
        self._notices.say(
            t("Somebody else changed this draft meanwhile."),
            tone="warn",
            more=t("Both texts are kept. Yours is here; with theirs in its place, “Undo” brings yours back."),
            action=(t("Show theirs"), partial(self._take_theirs, theirs)),
            also=(t("Save mine over it"), partial(self._save_over, theirs)),
        )

    def _take_theirs(self, theirs: ArticleVersionText) -> None:
        if self._rebase(theirs) and self.page is not None:
            self.page.replace(Written(content=theirs.content, note=theirs.info.change_note))

    def _save_over(self, theirs: ArticleVersionText) -> None:
        """What was changed here; what only they changed stays as they have it, and comes onto the page."""
        hand = self._as_it_stands()
        base = self._hand.saved if self._hand is not None else None
        if hand is None or self.page is None or not self._rebase(theirs):
            return
        if base is not None:
            merged = mine_over(base, hand.content, theirs.content)
            self.page.replace(Written(content=merged, note=hand.change_note))
        self.save()

    def _rebase(self, theirs: ArticleVersionText) -> bool:
        """From now on ours is a change of theirs."""
        if self._hand is None or self._hand.id != theirs.info.id:
            return False
        self._hand = replace(self._hand, info=theirs.info, saved=theirs.content)
        self._show_version()
        return True

    def move(self, move: ArticleMove, at: datetime | None, note: str) -> None:
        """The next step in the life of the version; a draft's words go first."""
        if move is ArticleMove.SUBMIT:
            self.save(partial(self._move, move, at, note))
        else:
            self._move(move, at, note)

    def _move(self, move: ArticleMove, at: datetime | None, note: str) -> None:
        if self._hand is not None and self._hand.info is not None:
            action = partial(answer_editing.move, self._desk, self._hand.info, move, at=at, note=note)
            self._ask(action, partial(self._moved, move), failed=self._not_moved)

    def _moved(self, move: ArticleMove, info: ArticleVersionInfo) -> None:
        if self._hand is not None and self._hand.id == info.id:
            self._hand = replace(self._hand, info=info)
            self._show_version()
        self._notices.say(moved_words(move), tone="good", seconds=SECONDS)

    def _not_moved(self, fault: Fault) -> None:
        """As it stands there by now, where somebody else was quicker."""
        self._failed(fault)
        if isinstance(fault, SomeoneChangedIt) and self._hand is not None and not self.unsaved:
            action = partial(answer_editing.open_version, self._desk, self._hand.id)
            self._ask(action, lambda found: self._edit(in_hand(self._desk, found.info, found.content)))

    def _new_draft(self) -> None:
        """The same words as a new version."""
        hand = self._as_it_stands()
        if hand is not None:
            self._edit(replace(hand, id=new_id(), info=None, saved=None, change_note=""))

    # ---- versions and files ------------------------------------------------------------------------------------

    def _show_history(self) -> None:
        self._keep()
        hand = self._as_it_stands()
        if hand is not None:
            self._history.show(hand, self.listing.named())

    def _away(self, page: QWidget) -> None:
        back = self.page or self.listing.page
        if back is not None:
            self.pages.show_page(back)
        self.pages.drop(page)

    def _open_from(self, page: QWidget, version_id: UUID) -> None:
        self._away(page)
        if self._hand is None or version_id != self._hand.id:
            self.open(version_id)

    def _export(self) -> None:
        hand = self._as_it_stands()
        if hand is not None:
            self.files.export_one(hand)

    # ---- asking -----------------------------------------------------------------------------------------------

    def _ask(
        self,
        action: Callable[[], T],
        done: Callable[[T], None],
        *,
        failed: Callable[[Fault], None] | None = None,
        near: bool = False,
    ) -> None:
        self._bridge.ask(action, done, failed or self._failed, owner=self, near=near)

    def _failed(self, fault: Fault) -> None:
        self._notices.show_fault(fault)
        self.fault.emit(fault)
