"""Whether a step may be left out, and what is demanded of it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from agent_desktop.contract.scripts import AnyStep, Condition, Fidelity, Level
from agent_desktop.language import t
from agent_desktop.scripts.editing.picking import as_tree
from agent_desktop.scripts.editing.trees import Tree, at, put, without
from ui.scripts.editor.condition_box import ConditionBox
from ui.style import parts
from ui.style.flow import FlowLayout
from ui.style.tokens import SPACE

if TYPE_CHECKING:
    from ui.scripts.editor.step_form import StepForm

FIELD = 170
"""Least width of a small field at the base size."""


class CompliancePart:
    """Makes its fields in `form`. `targets`: titles of steps by id."""

    def __init__(self, form: "StepForm", step: AnyStep, targets: dict[str, str]) -> None:
        self._form, self._step, self._targets = form, step, targets

    def box(self) -> QWidget:
        step = self._step
        made = parts.frame("plain")
        inside = parts.column(made, gap=SPACE.normal)
        levels = {
            "": t("It may be left out"),
            Level.RECOMMENDED.value: t("It should be done"),
            Level.MANDATORY.value: t("It must be done"),
        }
        rule = step.compliance
        inside.addWidget(
            self._form.pick(
                t("May the step be left out?"),
                f"{step.id}.level",
                levels,
                rule.level.value if rule else "",
                self._set_level,
            )
        )
        if rule is None:
            return made
        small = FlowLayout(gap=SPACE.normal, line_gap=SPACE.normal, least_width=FIELD)
        wordings = {Fidelity.VERBATIM.value: t("Word for word"), Fidelity.PARAPHRASE.value: t("In your own words")}
        small.addWidget(self._compliance_pick(t("How it is said"), "wording", wordings, rule.wording.value))
        before = {"": t("Every outcome"), **self._targets}
        small.addWidget(
            self._compliance_pick(t("Before which step"), "before", before, rule.before[0] if rule.before else "")
        )
        inside.addLayout(small)
        inside.addWidget(
            self._form.words(
                t("What shows afterwards that it was done"),
                f"{step.id}.evidence",
                self._form.within("compliance", "evidence"),
                t("Evidence"),
                step.id,
            )
        )
        waivable = t("May be skipped with a reason")
        inside.addWidget(self._form.tick(waivable, f"{step.id}.waivable", self._set_waivable, on=rule.waivable))
        script, flags = self._form.session.document.script, self._form.context.flags
        box = ConditionBox(rule.when, script, flags, t("must be done"))
        box.changed.connect(self._set_due)
        inside.addWidget(box)
        self._form.watch(lambda: self._fits(box))
        return made

    def _fits(self, box: ConditionBox) -> bool:
        step = self._form.step
        return step is not None and step.compliance is not None and step.compliance.when == box.condition

    def _compliance_pick(self, label: str, field: str, choices: dict[str, str], current: str) -> QWidget:
        place = self._form.within("compliance", field)

        def change(code: str) -> None:
            def edit(tree: Tree) -> Tree:
                if field == "before":
                    return put(tree, place(tree), [code]) if code else without(tree, place(tree))
                return put(tree, place(tree), code)

            self._form.session.do(label, edit, self._step.id)

        return self._form.pick(label, f"{self._step.id}.{field}", choices, current, change)

    def _set_level(self, level: str) -> None:
        place = self._form.within("compliance")
        evidence = "It was said"

        def edit(tree: Tree) -> Tree:
            if not level:
                return without(tree, place(tree))
            if at(tree, place(tree)) is None:
                rule: Tree = {"level": level, "wording": "paraphrase", "evidence": {"en": evidence}}
                return put(tree, place(tree), rule)
            return put(tree, (*place(tree), "level"), level)

        self._form.session.do(t("What must be done"), edit, self._step.id)

    def _set_waivable(self, on: bool) -> None:
        place = self._form.within("compliance", "waivable")
        self._form.session.do(
            t("May be skipped"),
            lambda tree: put(tree, place(tree), value=True) if on else without(tree, place(tree)),
            self._step.id,
        )

    def _set_due(self, condition: Condition | None) -> None:
        place, when = self._form.within("compliance", "when"), as_tree(condition)
        self._form.session.do(
            t("When it must be done"),
            lambda tree: put(tree, place(tree), when) if when else without(tree, place(tree)),
            self._step.id,
        )
