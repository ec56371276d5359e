"""What is said at a step: a card for each variant, side by side where there is room, the usual words last."""

from PySide6.QtWidgets import QWidget

from agent_desktop.contract.scripts import AnyStep, Condition, Say
from agent_desktop.language import t
from agent_desktop.scripts.editing import variants
from agent_desktop.scripts.editing.picking import as_tree
from agent_desktop.scripts.editing.trees import Tree
from ui.scripts.editor.condition_box import ConditionBox, first_condition
from ui.scripts.editor.form import IN_PIECES, Form
from ui.scripts.editor.words import condition_words
from ui.style import parts
from ui.style.buttons import Button
from ui.style.flow import FlowLayout
from ui.style.tokens import SPACE
from ui.versions.word_pair import WordPair

CARD = 330
"""Least width of a variant at the base size."""


class VariantsPart:
    """Makes the cards in `form` and does what their buttons say."""

    def __init__(self, form: Form, step: AnyStep) -> None:
        self._form, self._step = form, step
        self._side_by_side = FlowLayout(gap=SPACE.normal, least_width=CARD)

    def frame(self) -> QWidget:
        """Without its cards: see `add_card`."""
        made = parts.frame("plain")
        made.setProperty(IN_PIECES, True)
        inside = parts.column(made, gap=SPACE.normal)
        inside.addWidget(parts.heading(t("Words to say")))
        said = self._step.say
        inside.addLayout(self._side_by_side)
        more = parts.row(gap=SPACE.normal)
        more.addWidget(parts.button(t("Other words for some"), self._add, icon="plus", kind="quiet"))
        if not said or said[-1].when is not None:
            more.addWidget(parts.button(t("Add the usual words"), self._add_usual, icon="plus"))
        more.addStretch(1)
        inside.addLayout(more)
        return made

    def add_card(self, number: int) -> None:
        """One at a time, so that many of them hold nothing up."""
        said = self._step.say
        self._side_by_side.addWidget(self._card(number, said[number], len(said)))

    def _card(self, number: int, say: Say, count: int) -> QWidget:
        form, step = self._form, self._step.id
        named = _Named()
        card = named.whole
        inside = parts.column(card, margin=SPACE.normal, gap=SPACE.small)
        head = parts.row(gap=SPACE.tight)
        head.addWidget(named.title, 1)
        if say.when is not None:
            last = count - 2 if self._step.say[-1].when is None else count - 1
            for by, on in ((-1, number > 0), (1, number < last)):
                head.addWidget(named.button(self._mover(number, by, on=on), _move_name(by)))
        if count > 1:
            gone = form.small(t("Remove"), lambda: self._remove(number), "trash-2", "")
            head.addWidget(named.button(gone, t("Remove the words for: {what}")))
        inside.addLayout(head)
        place = f"{step}.say.{number}"
        pair = form.words(
            "", place, lambda tree: (*variants.path(tree, step), number), t("Words to say"), step, aloud=True
        )
        named.pair = pair
        inside.addWidget(pair)
        if say.when is not None:
            flags, script = form.context.flags, form.session.document.script
            box = ConditionBox(say.when, script, flags, t("words {number}").format(number=number + 1))
            box.changed.connect(lambda condition: self._condition(number, condition))
            inside.addWidget(box)
            form.watch(lambda: self._renew(number, box, named))
        named.call(self._title(say))
        return card

    def _renew(self, number: int, box: ConditionBox, named: "_Named") -> bool:
        """The card is called by its condition."""
        step = next((each for each in self._steps() if each.id == self._step.id), None)
        if step is None or number >= len(step.say) or step.say[number].when != box.condition:
            return False
        named.call(self._title(step.say[number]))
        return True

    def _steps(self) -> tuple[AnyStep, ...]:
        script = self._form.session.document.script
        return script.steps if script else ()

    def _title(self, say: Say) -> str:
        if say.when is None:
            return t("Usual words")
        words = condition_words(say.when, self._form.session.document.script, self._form.context.flags)
        return words[:1].upper() + words[1:]

    def _mover(self, number: int, by: int, *, on: bool) -> Button:
        icon = "chevron-up" if by < 0 else "chevron-down"
        return self._form.small(_move_word(by), lambda: self._move(number, by), icon, "", on=on)

    # ---- doing ------------------------------------------------------------------------------------------------

    def _add(self) -> None:
        step, flags = self._step.id, self._form.context.flags
        first = first_condition(flags)
        when = as_tree(first) or {}
        title = flags[first.flag].label.en if first.flag else "representative"
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


def _move_word(by: int) -> str:
    return t("Earlier") if by < 0 else t("Later")


def _move_name(by: int) -> str:
    return t("Earlier: {what}") if by < 0 else t("Later: {what}")


class _Named:
    """The parts of a card that say for whom its words are."""

    def __init__(self) -> None:
        self.whole = parts.card()
        self.title = parts.label("", "strong", wrap=True)
        self.pair: WordPair | None = None
        self._buttons: list[tuple[Button, str]] = []
        self._called = ""

    def button(self, made: Button, name: str) -> Button:
        """`name` with {what} in it."""
        self._buttons.append((made, name))
        return made

    def call(self, what: str) -> None:
        if what == self._called:
            return
        self._called = what
        self.whole.setAccessibleName(what)
        self.title.setText(what)
        for button, name in self._buttons:
            button.setAccessibleName(name.format(what=what))
        if self.pair is not None:
            self.pair.call(t("Words to say, {variant}").format(variant=what))
