"""Where a step goes on: for each answer, when something holds, and otherwise."""

from PySide6.QtWidgets import QWidget

from agent_desktop.contract.scripts import Action, AnyStep, Condition, Edge, Ending, Question, Subscript
from agent_desktop.language import language, t
from agent_desktop.scripts.editing import ways
from agent_desktop.scripts.editing.picking import as_tree
from agent_desktop.scripts.editing.trees import Tree
from agent_desktop.scripts.walking import FAILED
from ui.scripts.editor.condition_box import ConditionBox
from ui.scripts.editor.form import Form
from ui.style import parts
from ui.style.picking import Pick, beside
from ui.style.tokens import SPACE


class WaysPart:
    """Makes a row for each way in `form`."""

    def __init__(self, form: Form, step: AnyStep, targets: dict[str, str]) -> None:
        self._form, self._step, self._targets = form, step, targets
        self._answers = self._possible_answers()

    def rows(self) -> QWidget:
        made = parts.frame("plain")
        inside = parts.column(made, gap=SPACE.normal)
        inside.addWidget(parts.heading(t("Where it goes on")))
        for number, way in enumerate(self._step.go):
            inside.addWidget(self._row(number, way))
        more = parts.row(gap=SPACE.normal)
        if not any(way.answer is None and way.when is None for way in self._step.go):
            more.addWidget(parts.button(t("Say where it goes on"), self._add_default, icon="plus"))
        if self._answers:
            more.addWidget(parts.button(t("A way for an answer"), self._add_answer, icon="plus", kind="quiet"))
        more.addWidget(parts.button(t("A way for some callers"), self._add_condition, icon="plus", kind="quiet"))
        more.addStretch(1)
        inside.addLayout(more)
        return made

    def _row(self, number: int, way: Edge) -> QWidget:
        otherwise = way.answer is None and way.when is None
        alone = otherwise and len(self._step.go) == 1
        named = t("way {number}").format(number=number + 1)
        card = parts.frame("inset", name=named)
        inside = parts.column(card, margin=SPACE.normal, gap=SPACE.small)
        line = parts.row(gap=SPACE.normal)
        if way.answer is not None:
            line.addWidget(self._answer_pick(number, way), 1)
        else:
            said = (t("Always") if alone else t("Otherwise")) if otherwise else t("When all of this holds")
            line.addWidget(parts.label(said, "strong"))
            if otherwise:
                line.addStretch(0)
        target = Pick()
        target.setObjectName(f"{self._step.id}.go.{number}.to")
        target.fill_late(lambda: self._targets, way.to, self._targets.get(way.to, way.to))
        target.chosen(lambda to: self._retarget(number, to))
        line.addWidget(beside(t("go to"), target, t("{way}: go to").format(way=named)), 1)
        if not otherwise:
            up = number > 0
            line.addWidget(
                self._form.small(
                    t("Earlier"),
                    lambda: self._move(number),
                    "chevron-up",
                    t("{move}: {what}").format(move=t("Earlier"), what=named),
                    on=up,
                )
            )
        line.addWidget(
            self._form.small(
                t("Remove"), lambda: self._remove(number), "trash-2", t("Remove {what}").format(what=named)
            )
        )
        inside.addLayout(line)
        if way.when is not None:
            flags, script = self._form.context.flags, self._form.session.document.script
            box = ConditionBox(way.when, script, flags, named)
            box.changed.connect(lambda condition: self._condition(number, condition))
            inside.addWidget(box)
            self._form.watch(lambda: self._fits(number, box))
        return card

    def _fits(self, number: int, box: ConditionBox) -> bool:
        script = self._form.session.document.script
        step = next((each for each in script.steps if each.id == self._step.id), None) if script else None
        return step is not None and number < len(step.go) and step.go[number].when == box.condition

    def _answer_pick(self, number: int, way: Edge) -> QWidget:
        pick = Pick()
        pick.setObjectName(f"{self._step.id}.go.{number}.answer")
        pick.fill(self._answers, str(way.answer))
        pick.chosen(lambda answer: self._answer(number, answer))
        name = t("way {number}: the answer is").format(number=number + 1)
        return beside(t("If the answer is"), pick, name)

    def _possible_answers(self) -> dict[str, str]:
        script, step = self._form.session.document.script, self._step
        if isinstance(step, Question) and script is not None:
            asked = next((each for each in script.variables if each.name == step.asks), None)
            return {each.code: each.label.in_language(language()) for each in asked.options} if asked else {}
        if isinstance(step, Action):
            return {FAILED: t("It could not be done")}
        if isinstance(step, Subscript):
            inner = self._form.context.named.library.get(step.script)
            endings = (each for each in inner.steps if isinstance(each, Ending)) if inner else ()
            return {each.id: each.title.in_language(language()) for each in endings}
        return {}

    # ---- doing ------------------------------------------------------------------------------------------------

    def _first_target(self) -> str:
        return next((name for name in self._targets if name != self._step.id), self._step.id)

    def _add_default(self) -> None:
        step, to = self._step.id, self._first_target()
        self._form.session.do(t("Add a way on"), lambda tree: ways.add(tree, step, to), step)

    def _add_answer(self) -> None:
        step, to = self._step.id, self._first_target()
        used = {str(way.answer) for way in self._step.go if way.answer is not None}
        answer = next((each for each in self._answers if each not in used), next(iter(self._answers)))
        self._form.session.do(t("Add a way on"), lambda tree: ways.add(tree, step, to, answer=answer), step)

    def _add_condition(self) -> None:
        step, to = self._step.id, self._first_target()
        when: Tree = {"representative": True}
        self._form.session.do(t("Add a way on"), lambda tree: ways.add(tree, step, to, when=when), step)

    def _retarget(self, number: int, to: str) -> None:
        step = self._step.id
        self._form.session.do(t("Where it goes on"), lambda tree: ways.retarget(tree, step, number, to), step)

    def _answer(self, number: int, answer: str) -> None:
        step = self._step.id
        self._form.session.do(t("Where it goes on"), lambda tree: ways.set_answer(tree, step, number, answer), step)

    def _condition(self, number: int, condition: Condition | None) -> None:
        step = self._step.id
        self._form.session.do(
            t("When it goes there"), lambda tree: ways.set_condition(tree, step, number, as_tree(condition)), step
        )

    def _move(self, number: int) -> None:
        step = self._step.id
        self._form.session.do(t("Move a way"), lambda tree: ways.move(tree, step, number, number - 1), step)

    def _remove(self, number: int) -> None:
        step = self._step.id
        self._form.session.do(t("Remove a way"), lambda tree: ways.remove(tree, step, number), step)
