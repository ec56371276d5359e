"""Who is calling? People who fit the number, a search, and a form for someone new. The call goes on meanwhile."""

from collections.abc import Mapping
from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from agent_desktop.contract.problems import FieldError
from agent_desktop.language import t
from ui.citizens.finder import Finder
from ui.citizens.offer_list import OfferList
from ui.citizens.offers import Offer
from ui.citizens.person_draft import PersonDraft, write
from ui.citizens.person_form import FOR_NEW, PersonForm
from ui.contacts.remembering import put_back, words_in
from ui.style.copyable import wrapped
from ui.style.naming import name_controls
from ui.style.parts import button, column, label, row
from ui.style.tokens import SPACE

OF_FORM = "person."
OF_CHOOSER = ("find.", OF_FORM)
"""How the names of its fields begin."""


class Chooser(QWidget):
    """Signals: picked(citizen id); sought(words); added(CitizenWrite); kept() (leave the person as it is);
    grown(QWidget): a part with fields of its own was made."""

    picked = Signal(object)
    sought = Signal(str)
    added = Signal(object)
    kept = Signal()
    grown = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._form: PersonForm | None = None
        self._form_box: QWidget | None = None
        self._prefill = PersonDraft()
        self._why = wrapped("", "strong")
        self.offers = OfferList(self)
        self.finder = Finder(self)
        self._add = button(t("Add a person"), self._show_form, icon="user-plus")
        self._keep = button(t("Keep this person"), self.kept.emit, icon="undo-2")
        name_controls(
            {
                "find.offers": self.offers,
                "find.add": self._add,
                "find.keep": self._keep,
            }
        )
        self.offers.picked.connect(self.picked)
        self.finder.picked.connect(self.picked)
        self.finder.sought.connect(self.sought)
        self._inside = column(self, gap=SPACE.wide)
        self._inside.addWidget(self._why)
        self._inside.addWidget(self.offers)
        self._inside.addWidget(self.finder)
        buttons = row(gap=SPACE.normal)
        buttons.addWidget(self._add)
        buttons.addWidget(self._keep)
        buttons.addStretch(1)
        self._inside.addLayout(buttons)
        self._form_place = column()
        self._inside.addLayout(self._form_place)
        self._inside.addStretch(1)

    def show_offers(self, offers: tuple[Offer, ...], why: str, *, phone: str, may_keep: bool) -> None:
        """`why`: what the number said; `phone`: the caller's number, for the form; `may_keep`: someone is chosen."""
        self._why.say(why)
        self.offers.show_offers(offers)
        self._keep.setVisible(may_keep)
        self._prefill = PersonDraft(phone=phone)

    @property
    def has_words(self) -> bool:
        """Whether something was typed into the form that would be lost."""
        return self._form is not None and self._form.draft != self._prefill

    @property
    def typed(self) -> dict[str, str]:
        """What stands in the search and in the form, by the field's name."""
        return words_in(self.finder, empty=False) | (words_in(self._form) if self._form is not None else {})

    def put_back(self, typed: Mapping[str, str]) -> None:
        """What `typed` said once; the search looks again."""
        if any(name.startswith(OF_FORM) for name in typed):
            self._make_form()
        put_back(self, typed)

    def answer(self, number: int) -> bool:
        """A number key: the person of that number, offered or found."""
        return self.offers.pick(number) if self.offers.offers else self.finder.pick(number)

    def focus_first(self) -> None:
        if not self.offers.offers:
            self.finder.field.setFocus()
        else:
            self.offers.focus_first()

    def show_refused(self, refused: tuple[FieldError, ...]) -> None:
        if self._form is not None:
            self._form.say_refused(refused)

    def sending(self, under_way: bool) -> None:
        if self._form is not None:
            self._send.setEnabled(not under_way)
            self._send.set_words(t("Adding…") if under_way else t("Add and go on"))

    def _show_form(self) -> None:
        self._make_form().focus_first()

    def _make_form(self) -> PersonForm:
        if self._form is not None:
            return self._form
        self._form_box = QWidget(self)
        inside = column(self._form_box, gap=SPACE.normal)
        form = PersonForm(FOR_NEW, self._today, self._form_box, named=OF_FORM)
        form.put(replace(self._prefill, name=self._name_sought()))
        self._send = button(t("Add and go on"), self._send_form, icon="user-plus", kind="primary")
        name_controls({"find.send": self._send})
        self._form = form
        inside.addWidget(label(t("Someone new"), "heading"))
        inside.addWidget(form)
        buttons = row(gap=SPACE.normal)
        buttons.addWidget(self._send)
        buttons.addStretch(1)
        inside.addLayout(buttons)
        self._form_place.addWidget(self._form_box)
        self._add.setEnabled(False)
        self.grown.emit(form)
        return form

    def drop_form(self) -> None:
        """They are added: the next one begins with an empty form."""
        if self._form_box is not None:
            self._form_box.hide()
            self._form_box.deleteLater()
        self._form = self._form_box = None
        self._add.setEnabled(True)

    def _name_sought(self) -> str:
        """What was searched for is often the name: it need not be typed again."""
        words = self.finder.words
        return words if words and not any(character.isdigit() or character == "@" for character in words) else ""

    def _send_form(self) -> None:
        if self._form is not None and self._form.say_all():
            self.added.emit(write(self._form.draft))
