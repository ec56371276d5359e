"""One thing that is taken down: what it is called, of which kind, what may be chosen, and where it goes."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from agent_desktop.contract.scripts import Privacy, Source, Variable
from agent_desktop.contract.services import FieldKind
from agent_desktop.language import language, t
from agent_desktop.scripts.editing import answers
from agent_desktop.scripts.editing.trees import Path, Tree, put, without
from ui.scripts.editor.form import Form
from ui.scripts.editor.words import field_kind_word
from ui.style import parts
from ui.style.flow import FlowLayout
from ui.style.numbers import NumberField
from ui.style.tokens import SPACE

NO_LIMIT = -1_000_000
MOST = 1_000_000
FIELD = 150
"""Least width of a small field at the base size."""


@dataclass(frozen=True)
class AnswerPart:
    """Makes the fields of one variable in `form`."""

    form: Form
    variable: Variable
    step: str = ""

    def box(self) -> QWidget:
        name = self.variable.name
        label = self.variable.label.in_language(language())
        card = parts.card(t("Answer: {name}").format(name=label))
        inside = parts.column(card, margin=SPACE.wide, gap=SPACE.normal)
        inside.addWidget(
            self.form.words(
                t("What the answer is called"),
                f"variable.{name}.label",
                lambda tree: (*answers.path_of_answer(tree, name), "label"),
                t("Name of the answer"),
                self.step,
            )
        )
        small = FlowLayout(gap=SPACE.normal, line_gap=SPACE.normal, least_width=FIELD)
        kinds = {kind.value: field_kind_word(kind) for kind in FieldKind}
        small.addWidget(self._pick(t("Kind of answer"), "kind", kinds, self.variable.kind.value, self._set_kind))
        small.addWidget(
            self._pick(
                t("How private it is"), "privacy", privacies(), self.variable.privacy.value, self._setter("privacy")
            )
        )
        small.addWidget(
            self._pick(
                t("Where it is known from"), "source", sources(), self.variable.source.value, self._setter("source")
            )
        )
        for limit in answers.limits_of(self.variable.kind.value):
            small.addWidget(self._limit(limit))
        inside.addLayout(small)
        required = self.form.tick(
            t("Must be answered"), f"variable.{name}.required", self._set_required, on=self.variable.required
        )
        inside.addWidget(required)
        if self.variable.kind in (FieldKind.ONE_OF, FieldKind.MANY_OF):
            inside.addWidget(self._options())
        if fills := self._fills():
            inside.addWidget(fills)
        return card

    def _options(self) -> QWidget:
        made = parts.frame("plain")
        inside = parts.column(made, gap=SPACE.small)
        inside.addWidget(parts.label(t("What may be chosen"), "strong"))
        name = self.variable.name
        for number, _option in enumerate(self.variable.options):
            line = parts.row(gap=SPACE.normal)
            line.addWidget(
                self.form.words(
                    "",
                    f"variable.{name}.options.{number}",
                    self._option_path(number),
                    t("Name of a choice"),
                    self.step,
                    name=t("Choice {number}").format(number=number + 1),
                ),
                1,
            )
            gone = t("Remove choice {number}").format(number=number + 1)
            line.addWidget(self.form.small(t("Remove"), self._remover(number), "trash-2", gone))
            inside.addLayout(line)
        inside.addWidget(parts.button(t("Add a choice"), self._add_option, icon="plus", kind="quiet"))
        return made

    def _option_path(self, number: int) -> Callable[[Tree], Path]:
        name = self.variable.name
        return lambda tree: (*answers.path_of_answer(tree, name), "options", number, "label")

    def _remover(self, number: int) -> Callable[[], None]:
        return lambda: self._do(t("Remove a choice"), lambda tree, name: answers.remove_option(tree, name, number))

    def _add_option(self) -> None:
        words = f"Choice {len(self.variable.options) + 1}"
        self._do(t("Add a choice"), lambda tree, name: answers.add_option(tree, name, words)[0])

    def _limit(self, limit: str) -> QWidget:
        now = getattr(self.variable, limit)
        spin = NumberField(NO_LIMIT, MOST, NO_LIMIT if now is None else now, t("no limit"))
        spin.setObjectName(f"variable.{self.variable.name}.{limit}")
        spin.setKeyboardTracking(False)
        spin.valueChanged.connect(lambda value: self._set_limit(limit, value))
        return parts.labelled(limit_words(limit, self.variable.kind), spin)

    def _set_limit(self, limit: str, value: int) -> None:
        def edit(tree: Tree, name: str) -> Tree:
            path = (*answers.path_of_answer(tree, name), limit)
            return without(tree, path) if value == NO_LIMIT else put(tree, path, value)

        self._do(t("Limit of an answer"), edit)

    def _set_kind(self, kind: str) -> None:
        self._do(t("Kind of an answer"), lambda tree, name: answers.set_kind(tree, name, kind))

    def _setter(self, field: str) -> Callable[[str], None]:
        def change(value: str) -> None:
            self._do(
                t("Change an answer"),
                lambda tree, name: put(tree, (*answers.path_of_answer(tree, name), field), value),
            )

        return change

    def _set_required(self, on: bool) -> None:
        def edit(tree: Tree, name: str) -> Tree:
            path = (*answers.path_of_answer(tree, name), "required")
            return without(tree, path) if on else put(tree, path, value=False)

        self._do(t("Change an answer"), edit)

    def _fills(self) -> QWidget | None:
        """For each service of the script: the field of its form that the answer goes into."""
        script, services = self.form.session.document.script, self.form.context.services
        wanted = [services[code] for code in (script.services if script else ()) if code in services]
        if not wanted:
            return None
        made = parts.frame("plain")
        inside = parts.column(made, gap=SPACE.small)
        filled = {fill.service: fill.field for fill in self.variable.fills}
        for service in wanted:
            fields = {"": t("nothing")} | {each.code: each.label.in_language(language()) for each in service.form}
            label = t("Fills in the form of “{service}”").format(service=service.name.in_language(language()))
            inside.addWidget(
                self._pick(
                    label, f"fills.{service.code}", fields, filled.get(service.code, ""), self._filler(service.code)
                )
            )
        return made

    def _filler(self, service: str) -> Callable[[str], None]:
        return lambda field: self._do(
            t("Which field it fills in"), lambda tree, name: answers.set_fill(tree, name, service, field)
        )

    def _pick(
        self, label: str, field: str, items: dict[str, str], current: str, do: Callable[[str], object]
    ) -> QWidget:
        return self.form.pick(label, f"variable.{self.variable.name}.{field}", items, current, do)

    def _do(self, what: str, edit: Callable[[Tree, str], Tree]) -> None:
        name = self.variable.name
        self.form.session.do(what, lambda tree: edit(tree, name), self.step)


def privacies() -> dict[str, str]:
    return {
        Privacy.NONE.value: t("Not private"),
        Privacy.PERSONAL.value: t("Personal"),
        Privacy.SENSITIVE.value: t("Sensitive, such as health"),
    }


def sources() -> dict[str, str]:
    return {
        Source.ASKED.value: t("It is asked"),
        Source.CALL.value: t("From the call"),
        Source.CITIZEN.value: t("From the citizen's record"),
        Source.CASE.value: t("From the case"),
    }


def limit_words(limit: str, kind: FieldKind) -> str:
    if limit in ("earliest_days", "latest_days"):
        return {"earliest_days": t("Earliest day, from today"), "latest_days": t("Latest day, from today")}[limit]
    if kind in (FieldKind.TEXT, FieldKind.LONG_TEXT):
        return t("Fewest characters") if limit == "least" else t("Most characters")
    if kind is FieldKind.MANY_OF:
        return t("Fewest choices") if limit == "least" else t("Most choices")
    return t("Smallest number") if limit == "least" else t("Largest number")
