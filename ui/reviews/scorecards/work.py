"""What supervisors do with scorecards: every click of their pages ends here, and what came of it is told."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TypeVar
from uuid import UUID

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from agent_desktop.contract.scorecards import (
    ScorecardContent,
    ScorecardMove,
    ScorecardState,
    ScorecardVersion,
    ScorecardVersionInfo,
)
from agent_desktop.desk import scorecards
from agent_desktop.desk.faults import SomeoneChangedIt
from agent_desktop.desk.scorecards import SCORECARDS, ScorecardInHand
from agent_desktop.language import t
from agent_desktop.reviews.editing import nothing_yet, with_codes
from agent_desktop.reviews.files import shipped
from ui.bridge import Fault
from ui.reviews.pages import Room
from ui.reviews.scorecards.difference_words import shown
from ui.reviews.scorecards.list_page import ListPage
from ui.reviews.scorecards.listed import listed
from ui.reviews.scorecards.page import ScorecardPage
from ui.reviews.scorecards.versions import Versions
from ui.reviews.scorecards.words import moved_words
from ui.style import theme
from ui.versions.opening import Opening
from ui.versions.pages import Pages

T = TypeVar("T")

KEEP_AFTER_MS = 500
SECONDS = 10


class ScorecardsWork(QObject):
    """`pages` stands in the place; `page` is the editor while one is open."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room, self._desk, self._notices = room, room.desk, room.notices
        self.pages = Pages(t("Scorecards"))
        self.pages.shown.connect(self._shown)
        self._history = Versions(room.desk, room.bridge, self.pages)
        self._history.left.connect(self._away)
        self._history.wanted.connect(self._open_from)
        self._history.failed.connect(room.failed)
        self.opening = Opening(self.pages, self._made_for, self._open_in)
        self.list_page: ListPage | None = None
        self.page: ScorecardPage | None = None
        self._hand: ScorecardInHand | None = None
        self._kept: tuple[ScorecardContent, str] | None = None
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(KEEP_AFTER_MS)
        self._keeping.timeout.connect(self._keep)

    @property
    def at_rest(self) -> bool:
        """Nothing waits to be kept, and nothing is on its way into the editor."""
        return not self._keeping.isActive() and self.opening.is_done

    # ---- the list ---------------------------------------------------------------------------------------------

    def _shown(self) -> None:
        if self.list_page is None:
            self.list_page = page = theme.dress(ListPage())
            page.refresh_wanted.connect(self.refresh)
            page.opened.connect(self.open)
            page.resumed.connect(self._edit)
            page.new_wanted.connect(lambda: self._edit(scorecards.begun(self._desk, nothing_yet())))
            page.from_wanted.connect(lambda name: self._edit(scorecards.begun(self._desk, shipped()[name])))
            if self.page is None:
                self.pages.show_page(page)
            self.refresh()

    def refresh(self) -> None:
        """The list anew. What is in hand here can be gone on with also where it cannot be had."""

        def fetch() -> tuple[tuple[ScorecardVersionInfo, ...], tuple[ScorecardInHand, ...]]:
            return scorecards.overview(self._desk), SCORECARDS.every(self._desk)

        self._ask(fetch, lambda found: self._show_list(*found), failed=self._not_listed)

    def _show_list(self, versions: tuple[ScorecardVersionInfo, ...], hands: tuple[ScorecardInHand, ...]) -> None:
        if self.list_page is not None:
            self.list_page.show_rows(listed(versions, hands))
            waiting = [each for each in versions if each.state is ScorecardState.IN_REVIEW and each.author != self._me]
            self._room.count("scorecards", len(waiting))

    def _not_listed(self, fault: Fault) -> None:
        self._room.failed(fault)
        self._ask(partial(SCORECARDS.every, self._desk), self._show_kept, near=True)

    def _show_kept(self, hands: tuple[ScorecardInHand, ...]) -> None:
        self._show_list((), hands)
        if self.list_page is not None:
            self.list_page.say(
                t("The list of scorecards cannot be had now. These stand on this computer.")
                if hands
                else t("The list of scorecards cannot be had now.")
            )

    def _back_to_list(self) -> None:
        self._keep()
        page, self.page = self.page, None
        self._hand = None
        self._shown()
        if self.list_page is not None:
            self.pages.show_page(self.list_page)
        if page is not None:
            self.pages.drop(page)
        self.refresh()

    # ---- in hand ----------------------------------------------------------------------------------------------

    @property
    def _me(self) -> UUID | None:
        return self._desk.user.id if self._desk.user is not None else None

    @property
    def unsaved(self) -> bool:
        hand = self._as_it_stands()
        return hand is not None and hand.unsaved

    def open(self, version_id: UUID) -> None:
        """A version from the server; or what only this computer has of it."""
        self._ask(partial(scorecards.open_for_editing, self._desk, version_id), self._edit)

    def _edit(self, hand: ScorecardInHand) -> None:
        """In place of whatever is open."""
        self.opening.begin(hand)

    def _made_for(self, hand: ScorecardInHand) -> ScorecardPage:
        page = ScorecardPage(hand)
        page.show_version(hand, self._me, unsaved=hand.unsaved)
        return page

    def _open_in(self, page: ScorecardPage, hand: ScorecardInHand) -> None:
        self._keep()
        old, self._hand = self.page, hand
        self._kept = (hand.content, hand.change_note) if hand.info is not None else None
        page.changed.connect(self._changed)
        page.left.connect(self._back_to_list)
        page.life.save_wanted.connect(self.save)
        page.life.move_wanted.connect(lambda move, at, note: self.move(ScorecardMove(move), at, note))
        page.life.change_wanted.connect(self._new_draft)
        page.life.history_wanted.connect(self._show_history)
        self.page = page
        self.pages.show_page(page)
        page.begin()
        if old is not None:
            self.pages.drop(old)
        self._show_version()
        if hand.info is not None and hand.info.number > 1:
            self._ask(partial(scorecards.with_one_before, self._desk, hand.info), partial(self._show_review, page))

    def _show_review(self, page: ScorecardPage, found: tuple[ScorecardVersion, ScorecardVersion] | None) -> None:
        """What whoever approves it must know."""
        if found is not None and page is self.page:
            before, after = found
            page.review.show_differences(before.info.number, shown(before.content, after.content))

    def _as_it_stands(self) -> ScorecardInHand | None:
        if self.page is None or self._hand is None:
            return None
        now = self.page.written
        return replace(self._hand, content=now.content, change_note=now.note, kept_at=self._desk.clock.now())

    def _changed(self) -> None:
        self._keeping.start()
        self._show_version()

    def _show_version(self) -> None:
        if self.page is not None and self._hand is not None:
            self.page.show_version(self._hand, self._me, unsaved=self.unsaved)

    def _to_keep(self) -> ScorecardInHand | None:
        """None where it stands on the disk as it is."""
        self._keeping.stop()
        hand = self._as_it_stands()
        if hand is None or self.page is None or not self.page.editable:
            return None
        if (hand.content, hand.change_note) == self._kept:
            return None
        self._kept = (hand.content, hand.change_note)
        return hand

    def _keep(self) -> None:
        """On this computer. What the server has to the letter is not kept here."""
        hand = self._to_keep()
        if hand is not None and hand.unsaved:
            self._ask(partial(SCORECARDS.keep, self._desk, hand), self._say_kept, near=True)
        elif hand is not None:
            self._ask(partial(SCORECARDS.forget, self._desk, hand.id), lambda _nothing: None, near=True)

    def _say_kept(self, _nothing: None) -> None:
        if self.page is not None:
            time = f"{self._desk.clock.now().astimezone():%H:%M:%S}"
            self.page.say_kept(t("Kept on this computer {time}").format(time=time))

    def keep_now(self) -> None:
        """On disk when this returns. Raises StoreFaults."""
        hand = self._to_keep()
        if hand is not None and hand.unsaved:
            SCORECARDS.keep(self._desk, hand)

    # ---- at the server ----------------------------------------------------------------------------------------

    def save(self, then: Callable[[], None] | None = None) -> None:
        """The draft goes to the server; `then` once it is there."""
        self._with_codes()
        hand = self._as_it_stands()
        if hand is None:
            return
        if not hand.unsaved and hand.info is not None:
            if then is not None:
                then()
            return
        self._keeping.stop()
        self._kept = (hand.content, hand.change_note)
        self._ask(partial(self._kept_and_saved, hand), partial(self._saved, then), failed=self._not_saved)

    def _kept_and_saved(self, hand: ScorecardInHand) -> ScorecardInHand:
        """Here first: the line may go meanwhile."""
        SCORECARDS.keep(self._desk, hand)
        return scorecards.saved(self._desk, hand)

    def _with_codes(self) -> None:
        if self.page is not None and (named := with_codes(self.page.written.content)) != self.page.written.content:
            self.page.replace(named)

    def _saved(self, then: Callable[[], None] | None, hand: ScorecardInHand) -> None:
        if self.page is None or self._hand is None or self._hand.id != hand.id:
            return
        self._hand = hand
        self._kept = (hand.content, hand.change_note)
        self.page.say_kept(t("Saved at the server {time}").format(time=f"{hand.kept_at.astimezone():%H:%M:%S}"))
        self._changed()  # typed on meanwhile
        if then is not None:
            then()
        else:
            self._notices.say(t("The draft is saved."), tone="good", seconds=SECONDS)

    def _not_saved(self, fault: Fault) -> None:
        if not isinstance(fault, SomeoneChangedIt) or self._hand is None:
            self._room.failed(fault)
            return
        self._ask(partial(scorecards.open_version, self._desk, self._hand.id), self._say_meets)

    def _say_meets(self, theirs: ScorecardVersion) -> None:
        """It was changed from another desk, or went on in its life; neither text is lost."""
        if theirs.info.state is not ScorecardState.DRAFT:
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

    def _take_theirs(self, theirs: ScorecardVersion) -> None:
        if self._rebase(theirs) and self.page is not None:
            self.page.replace(theirs.content, theirs.info.change_note)

    def _save_over(self, theirs: ScorecardVersion) -> None:
        if self._rebase(theirs):
            self.save()

    def _rebase(self, theirs: ScorecardVersion) -> bool:
        """From now on ours is a change of theirs."""
        if self._hand is None or self._hand.id != theirs.info.id:
            return False
        self._hand = replace(self._hand, info=theirs.info, saved=theirs.content)
        self._show_version()
        return True

    def move(self, move: ScorecardMove, at: datetime | None, note: str) -> None:
        """The next step in the life of the version; a draft's words go first."""
        if move is ScorecardMove.SUBMIT:
            self.save(partial(self._move, move, at, note))
        else:
            self._move(move, at, note)

    def _move(self, move: ScorecardMove, at: datetime | None, note: str) -> None:
        if self._hand is not None and self._hand.info is not None:
            action = partial(scorecards.move, self._desk, self._hand.info, move, at=at, note=note)
            self._ask(action, partial(self._moved, move), failed=self._not_moved)

    def _moved(self, move: ScorecardMove, info: ScorecardVersionInfo) -> None:
        if self._hand is not None and self._hand.id == info.id:
            self._hand = replace(self._hand, info=info)
            self._show_version()
        self._notices.say(moved_words(move), tone="good", seconds=SECONDS)

    def _not_moved(self, fault: Fault) -> None:
        """As it stands there by now, where somebody else was quicker."""
        self._room.failed(fault)
        if isinstance(fault, SomeoneChangedIt) and self._hand is not None and not self.unsaved:
            action = partial(scorecards.open_version, self._desk, self._hand.id)
            self._ask(action, lambda found: self._edit(scorecards.in_hand(self._desk, found)))

    def _new_draft(self) -> None:
        """The same as a new version."""
        hand = self._as_it_stands()
        if hand is not None:
            self._edit(scorecards.begun(self._desk, hand.content, hand.scorecard_id))

    # ---- versions ---------------------------------------------------------------------------------------------

    def _show_history(self) -> None:
        self._keep()
        hand = self._as_it_stands()
        if hand is not None:
            self._history.show(hand)

    def _away(self, page: QWidget) -> None:
        back = self.page or self.list_page
        if back is not None:
            self.pages.show_page(back)
        self.pages.drop(page)

    def _open_from(self, page: QWidget, version_id: UUID) -> None:
        self._away(page)
        if self._hand is None or version_id != self._hand.id:
            self.open(version_id)

    # ---- asking -----------------------------------------------------------------------------------------------

    def _ask(
        self,
        action: Callable[[], T],
        done: Callable[[T], None],
        *,
        failed: Callable[[Fault], None] | None = None,
        near: bool = False,
    ) -> None:
        self._room.bridge.ask(action, done, failed or self._room.failed, owner=self, near=near)
