"""What is said at a step: a card for each variant, side by side where there is room, the usual words last."""

from PySide6.QtWidgets import QWidget

from agent_desktop.contract.scripts import AnyStep, Condition, Say
from agent_desktop.language import t
from agent_desktop.scripts.editing import variants
from agent_desktop.scripts.editing.picking import as_tree
from agent_desktop.scripts.editing.trees import Tree
from ui.scripts.editor.condition_box import FIRST, ConditionBox
from ui.scripts.editor.form import Form
from ui.scripts.editor.words import condition_words
from ui.style import parts
from ui.style.buttons import Button
from ui.style.flow import FlowLayout
from ui.style.tokens import SPACE

CARD = 330
"""Least width of a variant at the base size."""


class VariantsPart:
    """Makes the cards in `form` and does what their buttons say."""

    def __init__(self, form: Form, step: AnyStep) -> None:
        self._form, self._step = form, step

    def cards(self) -> QWidget:
        made = parts.frame("plain")
        inside = parts.column(made, gap=SPACE.normal)
        head = parts.row(gap=SPACE.normal)
        head.addWidget(parts.heading(t("Words to say")))
        head.addStretch(1)
        head.addWidget(parts.button(t("Other words for some"), self._add, icon="plus", kind="quiet"))
        inside.addLayout(head)
        side_by_side = FlowLayout(gap=SPACE.normal, least_width=CARD)
        said = self._step.say
        for number, say in enumerate(said):
            side_by_side.addWidget(self._card(number, say, len(said)))
        inside.addLayout(side_by_side)
        if not said or said[-1].when is not None:
            inside.addWidget(parts.button(t("Add the usual words"), self._add_usual, icon="plus"))
        return made

    def _card(self, number: int, say: Say, count: int) -> QWidget:
        form, step = self._form, self._step.id
        document, flags = form.session.document, form.context.flags
        title = t("Usual words")
        if say.when is not None:
            words = condition_words(say.when, document.script, flags)
            title = words[:1].upper() + words[1:]
        card = parts.card(title)
        inside = parts.column(card, margin=SPACE.normal, gap=SPACE.small)
        head = parts.row(gap=SPACE.tight)
        head.addWidget(parts.label(title, "strong", wrap=True), 1)
        if say.when is not None:
            last = count - 2 if self._step.say[-1].when is None else count - 1
            up, down = self._mover(number, -1, number > 0, title), self._mover(number, 1, number < last, title)
            head.addWidget(up)
            head.addWidget(down)
        if count > 1:
            head.addWidget(
                form.small(
                    t("Remove"),
                    lambda: self._remove(number),
                    "trash-2",
                    t("Remove the words for: {what}").format(what=title),
                )
            )
        inside.addLayout(head)
        place = f"{step}.say.{number}"
        inside.addWidget(
            form.words(
                "",
                place,
                lambda tree: (*variants.path(tree, step), number),
                t("Words to say"),
                step,
                aloud=True,
                name=t("Words to say, {variant}").format(variant=title),
            )
        )
        if say.when is not None:
            box = ConditionBox(say.when, document.script, flags, t("words {number}").format(number=number + 1))
            box.changed.connect(lambda condition: self._condition(number, condition))
            inside.addWidget(box)
        return card

    def _mover(self, number: int, by: int, on: bool, title: str) -> Button:
        words = t("Earlier") if by < 0 else t("Later")
        name = t("{move}: {what}").format(move=words, what=title)
        icon = "chevron-up" if by < 0 else "chevron-down"
        return self._form.small(words, lambda: self._move(number, by), icon, name, on=on)

    # ---- doing ------------------------------------------------------------------------------------------------

    def _add(self) -> None:
        step, flags = self._step.id, self._form.context.flags
        first = next(iter(flags), "")
        when = as_tree(Condition(flag=first) if first else FIRST) or {}
        title = flags[first].label.en if first else "representative"
        self._form.session.do(t("Add other words"), lambda tree: variants.add(tree, step, title, when), step)

    def _add_usual(self) -> None:
        step = self._step.id
        self._form.session.do(t("Add the usual words"), lambda tree: variants.add_usual(tree, step), step)

    def _remove(self, number: int) -> None:
        step = self._step.id
        self._form.session.do(t("Remove words"), lambda tree: variants.remove(tree, step, number), step)

    def _move(self, number: int, by: int) -> None:
        step = self._step.id
        self._form.session.do(t("Move words"), lambda tree: variants.move(tree, step, number, number + by), step)

    def _condition(self, number: int, condition: Condition | None) -> None:
        step = self._step.id

        def edit(tree: Tree) -> Tree:
            return variants.set_condition(tree, step, number, as_tree(condition))

        self._form.session.do(t("When words are said"), edit, step)
