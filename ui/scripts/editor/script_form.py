"""What the script says of itself: its title, owner, for whom it is, in which languages; and all its answers."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QLineEdit, QWidget

from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.scripts import Script, Spoken
from agent_desktop.language import language, t
from agent_desktop.scripts.editing import answers
from agent_desktop.scripts.editing.trees import Tree, at, everywhere, items, put, without
from ui.contacts.words import channel_words
from ui.scripts.editor.answer_part import AnswerPart
from ui.scripts.editor.context import Context
from ui.scripts.editor.form import Form, without_words
from ui.scripts.editor.session import Session
from ui.style import parts
from ui.style.flow import FlowLayout
from ui.style.picking import Pick
from ui.style.tokens import SPACE
from ui.versions.words import language_word


class ScriptForm(Form):
    """Shown where no step is chosen."""

    def __init__(self, session: Session, context: Context) -> None:
        super().__init__(session, context, t("About the script"))
        self._answer = ""

    def show_it(self, focus_to: str = "", answer: str = "") -> None:
        """`answer`: the variable to show."""
        self._answer = answer or self._answer
        signature = self.signature()
        if signature != self._signature:
            self._signature = signature
            self.build(focus_to)
        else:
            self._fill()
            self.focus_on(focus_to or "first")

    def follow(self) -> None:
        """Nobody waits for it while the step is shown in its place."""
        if self.isVisible():
            super().follow()

    def signature(self) -> object:
        script = self.session.document.script
        if script is None:
            return ()
        tree = self.session.document.tree
        names = [variable.name for variable in script.variables]
        place = names.index(self._answer) if self._answer in names else 0
        chosen = everywhere(at(tree, ("variables", place)), without_words)
        return (script.audience, script.languages, script.services, script.subscript, script.review_by, names, chosen)

    def pieces(self) -> Iterator[None]:
        script = self.session.document.script
        if script is None:
            return
        self.column.addWidget(self.words(t("Title"), "title", lambda _tree: ("title",), t("Title of the script")))
        self.column.addWidget(self._owner())
        yield
        self.column.addWidget(self._audience(script))
        self.column.addWidget(self._languages(script))
        self.column.addWidget(self._services(script))
        yield
        self.column.addWidget(self._review_by(script))
        gone_through = t("Only gone through from other scripts")
        self.column.addWidget(self.tick(gone_through, "subscript", self._set_subscript, on=script.subscript))
        self.column.addWidget(parts.heading(t("What is taken down in this script")))
        if not script.variables:
            return
        names = {each.name: each.label.in_language(language()) for each in script.variables}
        variable = next((each for each in script.variables if each.name == self._answer), script.variables[0])
        self.column.addWidget(
            self.pick(t("Answer to change"), "answer", names, variable.name, lambda name: self.show_it("answer", name))
        )
        yield
        self.column.addWidget(AnswerPart(self, variable).box())
        gone = t("Remove the answer “{name}”").format(name=variable.label.in_language(language()))
        self.column.addWidget(
            parts.button(gone, partial(self._remove_answer, variable.name), icon="trash-2", kind="quiet")
        )

    def _owner(self) -> QWidget:
        tree = self.session.document.tree
        field = QLineEdit(str(tree.get("owner", "")))
        field.setObjectName("owner")
        field.setMaxLength(200)
        field.textEdited.connect(
            lambda words: self.session.do(t("Owner"), lambda tree: put(tree, ("owner",), words), typing="owner")
        )
        return parts.labelled(t("Which team owns it"), field)

    def _audience(self, script: Script) -> QWidget:
        return self._chips(
            t("On which channels it is used"),
            "audience",
            {each.value: channel_words(each) for each in Channel},
            [each.value for each in script.audience],
        )

    def _languages(self, script: Script) -> QWidget:
        return self._chips(
            t("In which languages it must be"),
            "languages",
            {each.value: language_word(each) for each in Spoken},
            [each.value for each in script.languages],
        )

    def _chips(self, label: str, name: str, choices: dict[str, str], chosen: list[str]) -> QWidget:
        made = parts.frame("plain", name=label)
        inside = parts.column(made, gap=SPACE.tight)
        inside.addWidget(parts.label(label, "strong"))
        flow = FlowLayout()
        for code, words in choices.items():
            chip = parts.chip(words, chosen=code in chosen, on_toggle=self._setter(name, code))
            chip.setObjectName(f"{name}.{code}")
            flow.addWidget(chip)
        inside.addLayout(flow)
        return made

    def _setter(self, name: str, code: str) -> Callable[[bool], None]:
        return lambda on: self._set(name, code, on=on)

    def _set(self, name: str, code: str, *, on: bool) -> None:
        def edit(tree: Tree) -> Tree:
            left = [each for each in items(tree, (name,)) if each != code]
            after = [*left, code] if on else left
            return put(tree, (name,), after) if after or name != "services" else without(tree, (name,))

        self.session.do(t("About the script"), edit)

    def _services(self, script: Script) -> QWidget:
        made = parts.frame("plain")
        inside = parts.column(made, gap=SPACE.small)
        names = self.context.service_words()
        for code in script.services:
            line = parts.row(gap=SPACE.small)
            words = names.get(code, code)
            line.addWidget(parts.label(words, wrap=True), 1)
            gone = t("Remove the service “{name}”").format(name=words)
            line.addWidget(self.small(t("Remove"), partial(self._set, "services", code, on=False), "x", gone))
            inside.addLayout(line)
        add = Pick()
        add.setObjectName("services")
        add.fill(
            {"": t("Choose a service")} | {code: words for code, words in names.items() if code not in script.services},
            "",
        )
        add.chosen(lambda code: self._set("services", code, on=True) if code else None)
        inside.addWidget(parts.labelled(t("For which services it is offered"), add))
        return made

    def _review_by(self, script: Script) -> QWidget:
        field = QDateEdit(QDate(script.review_by.year, script.review_by.month, script.review_by.day))
        field.setObjectName("review_by")
        field.setDisplayFormat("dd/MM/yyyy")
        field.setKeyboardTracking(False)
        field.dateChanged.connect(self._set_review)
        return parts.labelled(t("To be looked at again by"), field)

    def _set_review(self, day: QDate) -> None:
        moment = date(day.year(), day.month(), day.day()).isoformat()
        self.session.do(t("About the script"), lambda tree: put(tree, ("review_by",), moment))

    def _set_subscript(self, on: bool) -> None:
        self.session.do(
            t("About the script"),
            lambda tree: put(tree, ("subscript",), value=True) if on else without(tree, ("subscript",)),
        )

    def _remove_answer(self, name: str) -> None:
        self.session.do(t("Remove an answer"), lambda tree: answers.remove(tree, name))
