"""What trainers do with scripts: every click of their place ends here, and what came of it is told."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from agent_desktop.contract.script_life import Move, ScriptVersionInfo, ScriptVersionText, VersionState
from agent_desktop.desk import script_checking, script_editing
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.faults import SomeoneChangedIt
from agent_desktop.desk.script_checking import Named
from agent_desktop.desk.script_drafts import SCRIPTS, ScriptInHand
from agent_desktop.ids import new_id
from agent_desktop.language import language, t
from agent_desktop.scripts.editing.document import Document
from agent_desktop.scripts.editing.whole import Beginning, new_script
from ui.bridge import Bridge, Fault
from ui.scripts.editor.context import Context
from ui.scripts.editor.fetching import Begun, kept_here, made_ready, open_for_editing, overview, saved, since_one_before
from ui.scripts.editor.files import Files
from ui.scripts.editor.library_page import LibraryPage
from ui.scripts.editor.listed import Listed
from ui.scripts.editor.new_page import NewPage
from ui.scripts.editor.page import EditorPage
from ui.scripts.editor.remarks_work import RemarksWork
from ui.scripts.editor.session import Session
from ui.scripts.editor.versions import Versions
from ui.scripts.editor.words import moved_words
from ui.shell.notices import NoticeArea
from ui.style import theme
from ui.versions.history_page import HistoryPage, ShownDifference
from ui.versions.opening import Opening
from ui.versions.pages import Pages

T = TypeVar("T")

KEEP_AFTER_MS, LIST_AFTER_MS = 500, 1
UNDO_SECONDS = 30


class ScriptsWork(QObject):
    """Signal: fault(object) that was shown already."""

    fault = Signal(object)

    def __init__(self, desk: Desk, bridge: Bridge, notices: NoticeArea) -> None:
        super().__init__()
        self._desk, self._bridge, self._notices = desk, bridge, notices
        self.place = Pages(t("Scripts"))
        self.place.shown.connect(self._shown)
        self.files = Files(bridge, notices, self.place, lambda: self.page)
        self.files.read.connect(self._took_in)
        self.files.failed.connect(self._failed)
        self._history = Versions(desk, bridge, self.place)
        self._history.left.connect(self._away)
        self._history.wanted.connect(self._open_from)
        self._history.failed.connect(self._failed)
        self._remarks = RemarksWork(desk, bridge, notices, self)
        self._remarks.fault.connect(self.fault)
        self.opening = Opening(self.place, self._made_for, self._open_in)
        self.library: LibraryPage | None = None
        self.page: EditorPage | None = None
        self._hand: ScriptInHand | None = None
        self._kept = ""
        self._versions: tuple[ScriptVersionInfo, ...] = ()
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(KEEP_AFTER_MS)
        self._keeping.timeout.connect(self._keep)

    # ---- the list ---------------------------------------------------------------------------------------------

    def _shown(self) -> None:
        """The list comes a turn later: with the place there comes much else."""
        QTimer.singleShot(LIST_AFTER_MS, self, self._show_library)

    def _show_library(self) -> None:
        if self.library is None:
            self.library = library = theme.dress(LibraryPage())
            library.opened.connect(self.open)
            library.resumed.connect(self._resume)
            library.new_wanted.connect(self.begin_new)
            library.import_wanted.connect(self.files.choose)
            library.refresh_wanted.connect(self.refresh)
            self.place.show_page(library)
            self.refresh()

    def refresh(self) -> None:
        """The list anew."""
        self._ask(partial(overview, self._desk), self._list, failed=self._not_listed)

    def _list(self, found: tuple[tuple[ScriptVersionInfo, ...], tuple[Listed, ...]]) -> None:
        self._versions, rows = found
        if self.library is not None:
            self.library.show_rows(rows)

    def _not_listed(self, fault: Fault) -> None:
        """What is in hand here can be gone on with all the same."""
        if self.library is not None:
            self.library.say(t("The list of scripts cannot be had."))
        self._failed(fault)
        self._ask(partial(kept_here, self._desk), self._list_in_hand, near=True)

    def _list_in_hand(self, rows: tuple[Listed, ...]) -> None:
        if self.library is not None and rows:
            self.library.show_rows(rows)

    def _back_to_list(self) -> None:
        self._keep()
        page, self.page = self.page, None
        if self.library is not None:
            self.place.show_page(self.library)
        if page is not None:
            self.place.drop(page)
        self.refresh()

    # ---- beginning --------------------------------------------------------------------------------------------

    def begin_new(self) -> None:
        """Asked for a title first."""
        self._ask(partial(script_checking.named, self._desk, language()), self._ask_beginning, near=True)

    def _ask_beginning(self, named: Named) -> None:
        page = theme.dress(NewPage(self._context(named)))
        page.left.connect(lambda: self._away(page))
        page.wanted.connect(lambda asked: self._begin(page, asked))
        self.place.show_page(page)

    def _away(self, page: NewPage | HistoryPage) -> None:
        back = self.page or self.library
        if back is not None:
            self.place.show_page(back)
        self.place.drop(page)

    def _begin(self, page: NewPage, asked: Beginning) -> None:
        taken = {info.script_id for info in self._versions}
        text = new_script(asked, self._desk.clock.now().date(), taken)
        self._away(page)
        hand = self._new_hand(text)
        self._ask(partial(made_ready, self._desk, hand), self._edit, near=True)

    def _new_hand(self, text: str) -> ScriptInHand:
        return ScriptInHand(id=new_id(), info=None, saved="", source=text, kept_at=self._desk.clock.now())

    def open(self, version_id: UUID) -> None:
        """A version from the server; or words of it that only this computer has."""
        self._ask(partial(open_for_editing, self._desk, version_id), self._edit)

    def _resume(self, hand: ScriptInHand) -> None:
        self._ask(partial(made_ready, self._desk, hand), self._edit, near=True)

    def _context(self, named: Named) -> Context:
        catalogue, user = self._desk.catalogue, self._desk.user
        flags = dict(sorted(catalogue.flags.items(), key=lambda item: item[1].rank))
        return Context(flags=flags, services=catalogue.services, named=named, me=user.name if user else "")

    def _edit(self, begun: Begun) -> None:
        """In place of whatever was open."""
        if begun.document.script is None:
            self.files.refuse(begun.document.findings)
            return
        self.opening.begin(begun)

    def _made_for(self, begun: Begun) -> EditorPage:
        session = Session(begun.document, begun.named, self._bridge)
        page = EditorPage(session, self._context(begun.named), self._desk.clock.now)
        session.setParent(page)
        user, hand = self._desk.user, begun.hand
        page.show_version(hand.info, user.id if user else None, unsaved=hand.source != hand.saved)
        return page

    def _open_in(self, page: EditorPage, begun: Begun) -> None:
        old, self._hand, session = self.page, begun.hand, page.session
        self._kept = begun.hand.source
        session.changed.connect(self._changed)
        session.failed.connect(self._failed)
        page.left.connect(self._back_to_list)
        page.said.connect(self._say_done)
        page.file_wanted.connect(self.files.ask)
        page.life.save_wanted.connect(self.save)
        page.life.move_wanted.connect(lambda move, at, note: self.move(Move(move), at, note))
        page.life.change_wanted.connect(self._new_draft)
        page.life.history_wanted.connect(self._show_history)
        self.page = page
        self.place.show_page(page)
        if old is not None:
            self.place.drop(old)
        self._show_version()
        session.start()
        page.map.take_focus()
        self._show_review(page, begun.hand.info)
        self._remarks.show_in(page)

    def _show_review(self, page: EditorPage, info: ScriptVersionInfo | None) -> None:
        """What whoever approves or publishes it must know."""

        def show(found: tuple[int, tuple[ShownDifference, ...]] | None) -> None:
            if found is not None:
                page.review.show_differences(*found)

        if info is not None and info.state in (VersionState.IN_REVIEW, VersionState.APPROVED):
            self._bridge.ask(partial(since_one_before, self._desk, info), show, self._failed, owner=page)

    # ---- keeping ----------------------------------------------------------------------------------------------

    @property
    def _text(self) -> str:
        return self.page.session.document.text if self.page else ""

    @property
    def unsaved(self) -> bool:
        """Whether there are words that the server has not."""
        return self._hand is not None and self.page is not None and self._text != self._hand.saved

    def _changed(self) -> None:
        if self._text != self._kept:
            self._keeping.start()
        self._show_version()

    def _keep(self) -> None:
        """On this computer. What the server has word for word is not kept here."""
        hand, page = self._hand, self.page
        self._keeping.stop()
        if hand is None or page is None or self._text == self._kept:
            return
        self._kept = text = self._text
        kept = ScriptInHand(id=hand.id, info=hand.info, saved=hand.saved, source=text, kept_at=self._desk.clock.now())
        if text == hand.saved:
            self._ask(partial(SCRIPTS.forget, self._desk, hand.id), lambda _none: None, near=True)
        else:
            self._ask(partial(SCRIPTS.keep, self._desk, kept), lambda _none: self._say_kept(), near=True)

    def keep_now(self) -> None:
        """The program ends: on disk when this returns. Raises StoreFaults."""
        hand = self._hand
        if hand is not None and self.unsaved and self._text != self._kept:
            self._kept = self._text
            SCRIPTS.keep(
                self._desk,
                ScriptInHand(
                    id=hand.id, info=hand.info, saved=hand.saved, source=self._text, kept_at=self._desk.clock.now()
                ),
            )

    def _say_kept(self) -> None:
        if self.page is not None:
            self.page.say_kept(
                t("Kept on this computer {time}").format(time=f"{self._desk.clock.now().astimezone():%H:%M:%S}")
            )

    def _show_version(self) -> None:
        if self.page is not None and self._hand is not None:
            user = self._desk.user
            self.page.show_version(self._hand.info, user.id if user else None, unsaved=self.unsaved)

    # ---- at the server ----------------------------------------------------------------------------------------

    def save(self, then: Callable[[], None] | None = None) -> None:
        """The draft goes to the server; `then` once it is there."""
        if self.page is None or self._hand is None:
            return
        if not self.page.session.idle:
            self.page.session.when_idle(lambda: self.save(then))
            return
        if not self.unsaved and self._hand.info is not None:
            if then is not None:
                then()
            return
        self._ask(
            partial(saved, self._desk, self._hand, self._text),
            partial(self._saved, then),
            failed=self._not_saved,
        )

    def _saved(self, then: Callable[[], None] | None, hand: ScriptInHand) -> None:
        if self.page is None or self._hand is None or self._hand.id != hand.id:
            return
        self._hand = hand
        self._kept = hand.source
        self._show_version()
        self.page.say_kept(
            t("Saved at the server {time}").format(time=f"{self._desk.clock.now().astimezone():%H:%M:%S}")
        )
        self._changed()  # typed on meanwhile
        if then is not None:
            then()
        else:
            self._notices.say(t("The draft is saved."), tone="good", seconds=UNDO_SECONDS // 3)

    def _not_saved(self, fault: Fault) -> None:
        if not isinstance(fault, SomeoneChangedIt) or self._hand is None:
            self._failed(fault)
            return
        self._ask(partial(script_editing.open_version, self._desk, self._hand.id), self._say_meets)

    def _say_meets(self, theirs: ScriptVersionText) -> None:
        """Somebody else's words are there; neither text is lost."""
        self._notices.say(
            t("Somebody else changed this draft meanwhile."),
            tone="warn",
            more=t("Both texts are kept. Yours is here; with theirs in its place, “Undo” brings yours back."),
            action=(t("Show theirs"), partial(self._take_theirs, theirs)),
            also=(t("Save mine over it"), partial(self._save_over, theirs)),
        )

    def _take_theirs(self, theirs: ScriptVersionText) -> None:
        if self._rebase(theirs) and self.page is not None:
            self.page.session.replace(theirs.source, t("Take somebody else's words"))

    def _save_over(self, theirs: ScriptVersionText) -> None:
        if self._rebase(theirs):
            self.save()

    def _rebase(self, theirs: ScriptVersionText) -> bool:
        """From now on ours is a change of theirs."""
        if self._hand is None or self._hand.id != theirs.info.id:
            return False
        self._hand = ScriptInHand(
            id=self._hand.id,
            info=theirs.info,
            saved=theirs.source,
            source=self._hand.source,
            kept_at=self._desk.clock.now(),
        )
        self._show_version()
        return True

    def move(self, move: Move, at: datetime | None, note: str) -> None:
        """The next step in the life of the version; a draft's words go first."""
        if move is Move.SUBMIT:
            self.save(partial(self._move, move, at, note))
        else:
            self._move(move, at, note)

    def _move(self, move: Move, at: datetime | None, note: str) -> None:
        if self._hand is None or self._hand.info is None:
            return
        info = self._hand.info
        action = partial(script_editing.move, self._desk, info, move, at=at, note=note)
        self._ask(action, partial(self._moved, move))

    def _moved(self, move: Move, info: ScriptVersionInfo) -> None:
        if self._hand is not None and self._hand.id == info.id:
            self._hand = ScriptInHand(
                id=info.id, info=info, saved=self._hand.saved, source=self._hand.source, kept_at=self._hand.kept_at
            )
            self._show_version()
        self._notices.say(moved_words(move), tone="good", seconds=UNDO_SECONDS // 3)

    def _new_draft(self) -> None:
        """The same words as a new version."""
        hand = self._new_hand(self._text)
        self._ask(partial(made_ready, self._desk, hand), self._edit, near=True)

    # ---- versions and files ------------------------------------------------------------------------------------

    def _show_history(self) -> None:
        self._keep()
        script = self.page.session.document.script if self.page else None
        if script is not None and self._hand is not None:
            self._history.show(script, self._hand.id)

    def _open_from(self, page: HistoryPage, version_id: UUID) -> None:
        self._away(page)
        if self._hand is None or version_id != self._hand.id:
            self.open(version_id)

    def _took_in(self, read: Document) -> None:
        """As a script of its own, or in place of the one open, where it is the same script."""
        page = self.page if self.place.front is self.page else None
        if page is not None and page.editable and page.session.document.tree.get("id") == read.tree.get("id"):
            page.session.replace(read.text, t("Take the words of a file"))
            return
        self._ask(partial(made_ready, self._desk, self._new_hand(read.text)), self._edit, near=True)

    # ---- asking -----------------------------------------------------------------------------------------------

    def _say_done(self, words: str, undo: Callable[[], object] | None) -> None:
        action = (t("Undo"), undo) if undo is not None else None
        self._notices.say(words, action=action, seconds=UNDO_SECONDS)

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
