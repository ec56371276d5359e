"""What editors do with records that have no versions: institutions, and what people call things."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from msgspec.structs import asdict
from PySide6.QtCore import QObject, Signal

from agent_desktop.contract.base import Write
from agent_desktop.contract.institutions import Institution, InstitutionChange
from agent_desktop.contract.synonyms import Synonym, SynonymChange
from agent_desktop.desk import answer_editing
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.faults import FieldsRefused, SomeoneChangedIt
from agent_desktop.ids import new_id
from agent_desktop.language import language, t
from ui.bridge import Bridge, Fault
from ui.knowledge.editor import institution_form, synonym_form
from ui.knowledge.editor.record_form import RecordForm
from ui.knowledge.editor.records_page import RecordsPage, Row
from ui.shell.notices import NoticeArea
from ui.style import theme
from ui.versions.pages import Pages

SECONDS = 10


class Kept(Protocol):
    """An institution, or a synonym."""

    @property
    def id(self) -> UUID: ...


Rec = TypeVar("Rec", bound=Kept)


@dataclass(frozen=True)
class Kind(Generic[Rec]):
    """One kind of records: what they are called, how they are had, shown, written and changed."""

    name: str
    new_words: str
    find_words: str
    every: Callable[[Desk], tuple[Rec, ...]]
    row: Callable[[Rec], Row]
    form: Callable[[Rec | None], RecordForm]
    content: Callable[[Rec], Any]
    write: Callable[[Desk, UUID, Any], Rec]
    change: Callable[[Desk, Rec, Any], Rec]
    fields: Callable[..., Write]


class RecordsWork(QObject, Generic[Rec]):
    """Signals: fault(object) that was shown already."""

    fault = Signal(object)

    def __init__(self, kind: Kind[Rec], desk: Desk, bridge: Bridge, notices: NoticeArea) -> None:
        super().__init__()
        self._kind, self._desk, self._bridge, self._notices = kind, desk, bridge, notices
        self.pages = Pages(kind.name)
        self.pages.shown.connect(self._shown)
        self.page: RecordsPage | None = None
        self._records: dict[UUID, Rec] = {}
        self._forms: dict[UUID, RecordForm] = {}  # the one in front, and those with words not saved yet
        self._at: UUID | None = None

    # ---- the list ---------------------------------------------------------------------------------------------

    def _shown(self) -> None:
        if self.page is None:
            kind = self._kind
            self.page = page = theme.dress(RecordsPage(kind.name, kind.new_words, kind.find_words))
            page.opened.connect(self.open)
            page.new_wanted.connect(self.begin_new)
            page.refresh_wanted.connect(self.refresh)
            self.pages.show_page(page)
            self.refresh()

    def refresh(self) -> None:
        self._ask(partial(self._kind.every, self._desk), self._list, self._not_listed)

    def _list(self, records: tuple[Rec, ...]) -> None:
        self._records = {record.id: record for record in records}
        if self.page is not None:
            self.page.show_rows([self._kind.row(record) for record in records])

    def _not_listed(self, fault: Fault) -> None:
        if self.page is not None and not self._records:
            self.page.say(t("The list cannot be had now."))
        self._failed(fault)

    # ---- one of them ------------------------------------------------------------------------------------------

    @property
    def form(self) -> RecordForm | None:
        return self._forms.get(self._at) if self._at is not None else None

    @property
    def unsaved(self) -> bool:
        return any(form.dirty for form in self._forms.values())

    def begin_new(self) -> None:
        self._open(new_id(), None)

    def open(self, record_id: UUID) -> None:
        """What was typed in it and not saved stands there still."""
        self._open(record_id, self._records.get(record_id))

    def _open(self, record_id: UUID, record: Rec | None) -> None:
        page = self.page
        if page is None:
            return
        old_id, old = self._at, self.form
        if old_id == record_id and old is not None:
            page.show_form(old)
            return
        if record_id not in self._forms:
            self._forms[record_id] = self._made(record_id, record)
        self._at = record_id
        page.show_form(self._forms[record_id])
        if old is not None and old_id is not None:
            self._leave(old_id, old)

    def _made(self, record_id: UUID, record: Rec | None) -> RecordForm:
        form = self._kind.form(record)
        form.save_wanted.connect(partial(self.save, record_id))
        form.active_wanted.connect(partial(self._set_active, record_id))
        return form

    def _leave(self, record_id: UUID, form: RecordForm) -> None:
        """Words that are not saved are kept, and it is said where."""
        touched = form.dirty and not (form.is_new and not form.said.text())
        if not touched:
            self._drop(record_id)
            return
        self._notices.say(
            t("“{name}” is not saved yet.").format(name=form.accessibleName()),
            tone="warn",
            action=(t("Go back to it"), partial(self._open, record_id, self._records.get(record_id))),
        )

    def _drop(self, record_id: UUID) -> None:
        form = self._forms.pop(record_id, None)
        if form is not None and self.page is not None:
            self.page.drop_form(form)

    def save(self, record_id: UUID) -> None:
        form = self._forms.get(record_id)
        content = form.content() if form is not None else None
        if form is None or content is None:
            return
        record = self._records.get(record_id)
        if record is None:
            action = partial(self._kind.write, self._desk, record_id, content)
        else:
            asked = self._kind.fields(**_others(self._kind.content(record), content))
            action = partial(self._kind.change, self._desk, record, asked)
        self._ask(action, self._saved, partial(self._not_saved, record_id))

    def _set_active(self, record_id: UUID, active: bool) -> None:
        record = self._records.get(record_id)
        if record is None:
            return
        action = partial(self._kind.change, self._desk, record, self._kind.fields(active=active))
        self._ask(action, self._saved, partial(self._not_saved, record_id))

    def _saved(self, record: Rec) -> None:
        self._records[record.id] = record
        self._notices.say(t("Saved. Desktops have it within a minute."), tone="good", seconds=SECONDS)
        if self.page is not None:
            self.page.show_rows([self._kind.row(each) for each in self._records.values()])
        self._drop(record.id)
        if self._at == record.id:
            self._at = None
            self._open(record.id, record)

    def _not_saved(self, record_id: UUID, fault: Fault) -> None:
        form = self._forms.get(record_id)
        if isinstance(fault, SomeoneChangedIt):
            self._ask(partial(self._kind.every, self._desk), partial(self._meets, record_id), self._failed)
            return
        if isinstance(fault, FieldsRefused) and form is not None:
            form.show_errors(fault.errors)
        self._failed(fault)

    def _meets(self, record_id: UUID, records: tuple[Rec, ...]) -> None:
        """From now on ours is a change of theirs; both are kept until it is said which counts."""
        self._list(records)
        self._notices.say(
            t("Somebody else changed this meanwhile."),
            tone="warn",
            more=t("Nothing was saved. Yours stands in the form still."),
            action=(t("Show theirs"), partial(self._show_theirs, record_id)),
            also=(t("Save mine over it"), partial(self.save, record_id)),
        )

    def _show_theirs(self, record_id: UUID) -> None:
        record = self._records.get(record_id)
        self._drop(record_id)
        self._at = None
        self._open(record_id, record)

    # ---- asking -----------------------------------------------------------------------------------------------

    def _ask(self, action: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Fault], None]) -> None:
        self._bridge.ask(action, done, failed, owner=self)

    def _failed(self, fault: Fault) -> None:
        self._notices.show_fault(fault)
        self.fault.emit(fault)


def _others(before: Any, after: Any) -> dict[str, Any]:
    """The fields that are another."""
    was = asdict(before)
    return {name: value for name, value in asdict(after).items() if value != was[name] and name != "code"}


def institutions(desk: Desk) -> Kind[Institution]:
    catalogue = desk.catalogue

    def form(record: Institution | None) -> RecordForm:
        services = {code: each.name.in_language(language()) for code, each in catalogue.services.items()}
        usual = next(iter(catalogue.calendars.values()))
        return institution_form.InstitutionForm(record, services, usual)

    def row(record: Institution) -> Row:
        told = [record.does.in_language(language())]
        if not (record.name.cy and record.does.cy):
            told.append(t("no Welsh"))
        words = f"{record.name.in_language(language())}\n{' · '.join(told)}"
        return Row(key=record.id, words=words, active=record.active, found=" ".join((record.code, *record.synonyms)))

    return Kind(
        name=t("Institutions"),
        new_words=t("New institution"),
        find_words=t("Find an institution"),
        every=answer_editing.institutions,
        row=row,
        form=form,
        content=institution_form.content_of,
        write=answer_editing.write_institution,
        change=answer_editing.change_institution,
        fields=InstitutionChange,
    )


def synonyms() -> Kind[Synonym]:
    def row(record: Synonym) -> Row:
        return Row(key=record.id, words=f"{record.said}\n→ {', '.join(record.means)}", active=record.active)

    return Kind(
        name=t("What people call it"),
        new_words=t("New words"),
        find_words=t("Find words"),
        every=answer_editing.synonyms,
        row=row,
        form=synonym_form.SynonymForm,
        content=synonym_form.content_of,
        write=answer_editing.write_synonym,
        change=answer_editing.change_synonym,
        fields=SynonymChange,
    )
