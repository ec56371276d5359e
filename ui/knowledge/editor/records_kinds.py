"""The two kinds of records that have no versions: institutions, and what people call things."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from msgspec import Struct

from agent_desktop.citizens.names import fold
from agent_desktop.contract.base import Write
from agent_desktop.contract.institutions import Institution, InstitutionChange
from agent_desktop.contract.synonyms import Synonym, SynonymChange
from agent_desktop.desk import answer_editing
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.in_hand import Shelf
from agent_desktop.desk.record_drafts import INSTITUTIONS, SYNONYMS, RecordInHand
from agent_desktop.language import language, t
from ui.knowledge.editor import institution_form, synonym_form
from ui.knowledge.editor.record_form import RecordForm
from ui.knowledge.editor.records_page import Row


class Kept(Protocol):
    """An institution, or a synonym."""

    @property
    def id(self) -> UUID: ...


Rec = TypeVar("Rec", bound=Kept)


@dataclass(frozen=True)
class Kind(Generic[Rec]):
    """One kind of records: what they are called, how they are had, shown, kept, written and changed.

    `content`: what the form holds of a record. `fields`: what each part of it is called.
    """

    name: str
    new_words: str
    find_words: str
    every: Callable[[Desk], tuple[Rec, ...]]
    row: Callable[[Rec], Row]
    form: Callable[[], RecordForm]
    content: Callable[[Rec], Struct]
    fields: Callable[[], Mapping[str, str]]
    write: Callable[[Desk, UUID, Any], Rec]
    change: Callable[[Desk, Rec, Any], Rec]
    asked: Callable[..., Write]
    shelf: Shelf[RecordInHand[Rec]]


def institutions(desk: Desk) -> Kind[Institution]:
    catalogue = desk.catalogue

    def form() -> RecordForm:
        services = {code: each.name.in_language(language()) for code, each in catalogue.services.items()}
        usual = next(iter(catalogue.calendars.values()))
        return institution_form.InstitutionForm(services, usual)

    def row(record: Institution) -> Row:
        title, does = record.name.in_language(language()), record.does.in_language(language())
        told = does if record.name.cy and record.does.cy else " · ".join((does, t("no Welsh")))
        found = fold(" ".join((title, told, record.code, *record.synonyms)))
        return Row(key=record.id, title=title, told=told, active=record.active, found=found)

    return Kind(
        name=t("Institutions"),
        new_words=t("New institution"),
        find_words=t("Find an institution"),
        every=answer_editing.institutions,
        row=row,
        form=form,
        content=institution_form.content_of,
        fields=institution_form.field_words,
        write=answer_editing.write_institution,
        change=answer_editing.change_institution,
        asked=InstitutionChange,
        shelf=INSTITUTIONS,
    )


def synonyms() -> Kind[Synonym]:
    def row(record: Synonym) -> Row:
        told = f"→ {', '.join(record.means)}"
        return Row(
            key=record.id, title=record.said, told=told, active=record.active, found=fold(f"{record.said} {told}")
        )

    return Kind(
        name=t("What people call it"),
        new_words=t("New words"),
        find_words=t("Find words"),
        every=answer_editing.synonyms,
        row=row,
        form=synonym_form.SynonymForm,
        content=synonym_form.content_of,
        fields=synonym_form.field_words,
        write=answer_editing.write_synonym,
        change=answer_editing.change_synonym,
        asked=SynonymChange,
        shelf=SYNONYMS,
    )
