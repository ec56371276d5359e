"""What editors do with records that have no versions: institutions, and what people call things.

One form shows one record after the other. It is made piece by piece once the list is there; whoever chooses a record
sooner is shown it when the form is whole. What is typed is on this computer half a second later, and is there again
after a kill.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, Generic
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from agent_desktop.desk.desk import Desk
from agent_desktop.desk.faults import FieldsRefused, SomeoneChangedIt
from agent_desktop.desk.record_drafts import RecordInHand
from agent_desktop.ids import new_id
from agent_desktop.knowledge.merging import both_changed
from agent_desktop.language import t
from ui.bridge import Bridge, Fault
from ui.knowledge.editor import records_seen
from ui.knowledge.editor.record_form import RecordForm
from ui.knowledge.editor.records_kinds import Kind, Rec
from ui.knowledge.editor.records_page import RecordsPage
from ui.knowledge.editor.records_seen import Seen, as_asked
from ui.shell.notices import NoticeArea
from ui.style.piecewise import Piecewise
from ui.versions.pages import Pages

SECONDS = 10
KEEP_AFTER_MS = 500


class RecordsWork(QObject, Generic[Rec]):
    """Signals: fault(object) that was shown already."""

    fault = Signal(object)

    def __init__(self, kind: Kind[Rec], desk: Desk, bridge: Bridge, notices: NoticeArea) -> None:
        super().__init__()
        self._kind, self._desk, self._bridge, self._notices = kind, desk, bridge, notices
        self.pages = Pages(kind.name, self._make_page)
        self._listed = False
        self.pages.shown.connect(self._shown)
        self.page: RecordsPage | None = None
        self._records: dict[UUID, Rec] = {}  # as the server last had them
        self._kept: dict[UUID, RecordInHand[Rec]] = {}
        self.form: RecordForm | None = None  # that of the record in front
        self._made: RecordForm | None = None
        self._making: Piecewise | None = None
        self._at: UUID | None = None
        self._base: Rec | None = None  # what the form in front was opened with
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(KEEP_AFTER_MS)
        self._keeping.timeout.connect(self._keep)

    # ---- the list ---------------------------------------------------------------------------------------------

    def _make_page(self) -> RecordsPage:
        kind = self._kind
        self.page = page = RecordsPage(kind.name, kind.new_words, kind.find_words)
        page.opened.connect(self.open)
        page.new_wanted.connect(self.begin_new)
        page.refresh_wanted.connect(self.refresh)
        return page

    def _shown(self) -> None:
        if not self._listed:
            self._listed = True
            self.refresh()

    def refresh(self) -> None:
        self._keep()
        self._ask(partial(records_seen.every, self._kind, self._desk), self._list, self._not_listed)

    def _list(self, seen: Seen[Rec]) -> None:
        self._records, self._kept = dict(seen.records), dict(seen.kept)
        if self.page is not None:
            self.page.show_rows(seen.rows)
            self._get_ready(self.page)

    def _get_ready(self, page: RecordsPage) -> None:
        if self._made is None:
            self._made = form = self._kind.form()
            form.changed.connect(self._keeping.start)
            form.save_wanted.connect(self._save_wanted)
            form.active_wanted.connect(self._set_active)
            page.forms.addWidget(form)
            form.resize(page.forms.size())
            self._making = Piecewise(form.pieces(), form)

    @property
    def is_ready(self) -> bool:
        """Whether a record would be shown at once."""
        return self._making is None or self._making.is_done

    def _list_anew(self) -> None:
        """As it is known here."""
        rows = partial(records_seen.rows, self._kind, tuple(self._records.values()), dict(self._kept))
        page = self.page
        if page is not None:
            self._ask(rows, page.show_rows, self._failed, near=True)

    def _not_listed(self, fault: Fault) -> None:
        if not self._records:
            self._ask(partial(records_seen.here, self._kind, self._desk), self._list_here, self._failed, near=True)
        self._failed(fault)

    def _list_here(self, seen: Seen[Rec]) -> None:
        self._list(seen)
        if self.page is not None:
            self.page.say(
                t("The list cannot be had now. These stand on this computer.")
                if seen.rows
                else t("The list cannot be had now.")
            )

    # ---- one of them ------------------------------------------------------------------------------------------

    @property
    def unsaved(self) -> bool:
        return bool(self._kept) or (self.form is not None and self.form.dirty)

    def begin_new(self) -> None:
        self.open(new_id())

    def open(self, record_id: UUID) -> None:
        """With what was typed in it and not saved."""
        page = self.page
        if page is None:
            return
        self._get_ready(page)
        assert self._making is not None
        self._making.when_done(partial(self._open, page, record_id))

    def _open(self, page: RecordsPage, record_id: UUID) -> None:
        if record_id == self._at and self.form is not None:
            page.show_form(self.form)
            return
        self._leave()
        hand = self._kept.get(record_id)
        self._show(record_id, hand.base if hand is not None else self._records.get(record_id), hand)

    def _show(self, record_id: UUID, base: Rec | None, hand: RecordInHand[Rec] | None) -> None:
        self._at, self._base, self.form = record_id, base, self._made
        if self.form is None or self.page is None:
            return
        self.form.show_one(base)
        if hand is not None:
            self.form.show_typed(hand.typed)
        self.page.show_form(self.form)

    def _leave(self) -> None:
        """Words that are not saved are kept, and it is said where."""
        self._keep()
        if self.form is None or self._at is None or not self.form.dirty:
            return
        self._notices.say(
            t("“{name}” is not saved yet.").format(name=self.form.name or self._kind.new_words),
            tone="warn",
            more=t("It is kept on this computer."),
            action=(t("Go back to it"), partial(self.open, self._at)),
        )

    # ---- keeping ----------------------------------------------------------------------------------------------

    def _in_hand(self) -> RecordInHand[Rec] | None:
        """What is typed in the form in front; None where there is nothing that the server has not."""
        form, at = self.form, self._at
        if form is None or at is None or not form.dirty:
            return None
        return RecordInHand(id=at, base=self._base, name=form.name, typed=form.typed, kept_at=self._desk.clock.now())

    def _keep(self) -> None:
        """On this computer, off the screen's thread. What the server has word for word is not kept here."""
        self._keeping.stop()
        at, hand = self._at, self._in_hand()
        if hand is not None:
            self._kept[hand.id] = hand
            self._ask(partial(self._kind.shelf.keep, self._desk, hand), lambda _none: None, self._failed, near=True)
        elif at is not None:
            self._forget(at)

    def _forget(self, record_id: UUID) -> None:
        if self._kept.pop(record_id, None) is not None:
            action = partial(self._kind.shelf.forget, self._desk, record_id)
            self._ask(action, lambda _none: None, self._failed, near=True)

    def keep_now(self) -> None:
        """The program ends: on disk when this returns. Raises StoreFaults."""
        self._keeping.stop()
        hand = self._in_hand()
        if hand is not None:
            self._kind.shelf.keep(self._desk, hand)

    # ---- at the server ----------------------------------------------------------------------------------------

    def _save_wanted(self) -> None:
        if self._at is not None:
            self.save(self._at)

    def save(self, record_id: UUID, onto: Rec | None = None) -> None:
        """What was changed here and nothing else. `onto`: the record as somebody else left it meanwhile."""
        form, base = self.form, self._base
        if form is None or self._at != record_id:
            return
        content = form.content()
        if content is None:
            return
        if base is None:
            action = partial(self._kind.write, self._desk, record_id, content)
        else:
            there = onto if onto is not None else base
            action = partial(self._kind.change, self._desk, there, as_asked(self._kind, base, content, there))
        self._ask(action, partial(self._saved, form.typed), partial(self._not_saved, record_id))

    def _set_active(self, active: bool) -> None:
        record_id = self._at
        record = self._records.get(record_id, self._base) if record_id is not None else None
        if record_id is None or record is None:
            return
        action = partial(self._kind.change, self._desk, record, self._kind.asked(active=active))
        opened_as = self.form.opened_as if self.form is not None else {}
        self._ask(action, partial(self._saved, opened_as), partial(self._not_saved, record_id))

    def _saved(self, typed: dict[str, str], record: Rec) -> None:
        """`typed`: what stood in the form when it went; more may have been typed since, or another be in front."""
        self._records[record.id] = record
        self._notices.say(t("Saved. Desktops have it within a minute."), tone="good", seconds=SECONDS)
        if self._at != record.id or self.form is None:
            hand = self._kept.get(record.id)
            if hand is not None and hand.typed == typed:
                self._forget(record.id)
        elif self.form.typed == typed:
            self._keeping.stop()
            self._forget(record.id)
            self._show(record.id, record, None)
        else:
            later = {place: words for place, words in self.form.typed.items() if words != typed.get(place)}
            self._show(record.id, record, None)
            self.form.show_typed(later)
            self._keep()
        self._list_anew()

    def _not_saved(self, record_id: UUID, fault: Fault) -> None:
        if isinstance(fault, SomeoneChangedIt):
            self._ask(
                partial(records_seen.every, self._kind, self._desk), partial(self._meets, record_id), self._failed
            )
            return
        if isinstance(fault, FieldsRefused) and self.form is not None and self._at == record_id:
            self.form.show_errors(fault.errors)
        self._failed(fault)

    def _meets(self, record_id: UUID, seen: Seen[Rec]) -> None:
        """Both are kept until it is said which counts."""
        self._keep()
        kept = dict(self._kept)
        self._list(seen)
        self._kept = kept
        theirs = self._records.get(record_id)
        if theirs is None:
            return
        if self._at != record_id:
            self._notices.say(
                t("Somebody else changed this meanwhile."),
                tone="warn",
                more=t("Nothing was saved. It is kept on this computer."),
                action=(t("Go back to it"), partial(self.open, record_id)),
            )
            return
        self._notices.say(
            t("Somebody else changed this meanwhile."),
            tone="warn",
            more=" ".join((t("Nothing was saved. Yours stands in the form still."), self._meeting_words(theirs))),
            action=(t("Show theirs"), partial(self._show_theirs, record_id)),
            also=(t("Save mine over it"), partial(self.save, record_id, theirs)),
        )

    def _meeting_words(self, theirs: Rec) -> str:
        """What saving over it would do."""
        content = self.form.content() if self.form is not None else None
        if content is None or self._base is None:
            return ""
        meets = both_changed(self._kind.content(self._base), content, self._kind.content(theirs))
        if not meets:
            return t("You changed different things: saving over it keeps what they changed, too.")
        names = self._kind.fields()
        said = t("Both of you changed: {fields}. Saving over it keeps yours there, and all else that they changed.")
        return said.format(fields=", ".join(names.get(name, name) for name in meets))

    def _show_theirs(self, record_id: UUID) -> None:
        self._keeping.stop()
        self._forget(record_id)
        self._show(record_id, self._records.get(record_id), None)
        self._list_anew()

    # ---- asking -----------------------------------------------------------------------------------------------

    def _ask(
        self,
        action: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Fault], None],
        *,
        near: bool = False,
    ) -> None:
        self._bridge.ask(action, done, failed, owner=self, near=near)

    def _failed(self, fault: Fault) -> None:
        self._notices.show_fault(fault)
        self.fault.emit(fault)
