"""What the desktop does at a step."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from agent_desktop.contract.scripts import Action, ActionKind
from agent_desktop.language import t
from ui.scripts.editor.words import action_word
from ui.style import parts
from ui.style.tokens import SPACE

if TYPE_CHECKING:
    from ui.scripts.editor.step_form import StepForm


class ActionPart:
    """Makes its fields in `form`."""

    def __init__(self, form: "StepForm", step: Action) -> None:
        self._form, self._step = form, step

    def box(self) -> QWidget:
        step = self._step
        made = parts.frame("plain")
        inside = parts.column(made, gap=SPACE.normal)
        kinds = {each.value: action_word(each) for each in ActionKind}
        inside.addWidget(self._form.set_pick(t("What the desktop does"), "do", kinds, step.do.value))
        if step.do in (ActionKind.RAISE_CASE, ActionKind.RAISE_CONCERN):
            services = {"": t("Choose a service"), **self._form.context.service_words()}
            inside.addWidget(self._form.set_pick(t("For which service"), "service", services, step.service or ""))
        if step.do in (ActionKind.TRANSFER, ActionKind.SEND_FORM):
            inside.addWidget(
                self._form.words(
                    t("Whereto, or which form"),
                    f"{step.id}.target",
                    self._form.within("target"),
                    t("Whereto"),
                    step.id,
                    optional=True,
                )
            )
        for field, label in (("offline", t("Told where there is no line")), ("practice", t("Told in practice"))):
            inside.addWidget(self._form.words(label, f"{step.id}.{field}", self._form.within(field), label, step.id))
        return made
