"""The step that is chosen: its title, words, answers, what it does, and where it goes on."""

from collections.abc import Callable, Iterator

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from agent_desktop.contract.outcomes import Outcome
from agent_desktop.contract.scripts import (
    Action,
    AnyStep,
    DataEntry,
    Ending,
    Knowledge,
    Name,
    Question,
    Subscript,
    Variable,
)
from agent_desktop.language import language, t
from agent_desktop.scripts.editing import answers, steps
from agent_desktop.scripts.editing.trees import Tree, at, everywhere, items, put, without
from ui.contacts.words import outcome_words
from ui.scripts.editor.action_part import ActionPart
from ui.scripts.editor.answer_part import AnswerPart
from ui.scripts.editor.compliance_part import CompliancePart
from ui.scripts.editor.context import Context
from ui.scripts.editor.form import Form, without_words
from ui.scripts.editor.session import Session
from ui.scripts.editor.variants_part import VariantsPart
from ui.scripts.editor.ways_part import WaysPart
from ui.scripts.editor.words import LOOKS, kind_of, kind_word
from ui.style import parts
from ui.style.flow import FlowLayout
from ui.style.picking import Pick
from ui.style.tokens import SPACE

NEW = "\n"
"""In a list of answers: a new one. No answer is called so."""

FIELD = 170


class StepForm(Form):
    """Signals: remove_wanted(step id), duplicate_wanted(step id)."""

    remove_wanted = Signal(str)
    duplicate_wanted = Signal(str)

    def __init__(self, session: Session, context: Context) -> None:
        super().__init__(session, context, t("The step"))
        self.step_id = ""

    def show_step(self, step_id: str, focus_to: str = "") -> None:
        if step_id != self.step_id and self._awaits_step:
            self._awaits_step, focus_to = False, "first"
        if step_id == self.step_id and self._signature is not None:
            if focus_to:
                self.focus_on(focus_to)
            return
        self.step_id = step_id
        self._signature = self.signature()
        self._scrolled = 0
        self.build(focus_to)

    def follow(self) -> None:
        """Another step is shown next where the deed leads to it."""
        if self.session.leads_to in ("", self.step_id):
            super().follow()

    def focus_next_step(self) -> None:
        """The next step to be shown takes the focus: it was just added."""
        self._awaits_step = True

    _awaits_step = False

    @property
    def step(self) -> AnyStep | None:
        script = self.session.document.script
        return next((each for each in script.steps if each.id == self.step_id), None) if script else None

    def signature(self) -> object:
        """All of the step but its words; the answers it asks; the names of steps to go to."""
        step, script = self.step, self.session.document.script
        if step is None or script is None:
            return ()
        tree = self.session.document.tree
        shape = everywhere(at(tree, steps.path_of(tree, step.id)), without_words)
        asked = {variable.name for variable in self._asked(step)}
        named = [
            everywhere(each, without_words) if each.get("name") in asked else each.get("name")
            for each in items(tree, ("variables",))
            if isinstance(each, dict)
        ]
        return (shape, named, [each.id for each in script.steps], script.languages, script.services)

    # ---- building ---------------------------------------------------------------------------------------------

    def pieces(self) -> Iterator[None]:
        step = self.step
        if step is None:
            self.column.addWidget(parts.label(t("Choose a step on the map."), "muted", wrap=True))
            return
        self.column.addWidget(self._head(step))
        yield
        if kind_of(step) != "logic":
            variants = VariantsPart(self, step)
            self.column.addWidget(variants.frame())
            for number in range(len(step.say)):
                variants.add_card(number)
                yield
        own = self._own(step)
        if own is not None:
            self.column.addWidget(own)
            yield
        for variable in self._asked(step):
            self.column.addWidget(AnswerPart(self, variable, step.id).box())
            yield
        if not isinstance(step, Ending):
            self.column.addWidget(WaysPart(self, step, self._targets()).rows())
            yield
        self.column.addWidget(
            self.words(
                t("Note to the handler"), f"{step.id}.note", self.within("note"), t("Note"), step.id, optional=True
            )
        )
        yield
        self.column.addWidget(self._recording(step))
        self.column.addWidget(CompliancePart(self, step, self._targets()).box())
        yield
        self.column.addWidget(self._articles(step))
        self.column.addWidget(self._name(step))

    def within(self, *rest: str) -> Callable[[Tree], tuple[str | int, ...]]:
        step_id = self.step_id
        return lambda tree: (*steps.path_of(tree, step_id), *rest)

    def _head(self, step: AnyStep) -> QWidget:
        made = parts.frame("plain")
        inside = parts.column(made, gap=SPACE.small)
        line = parts.row(gap=SPACE.normal)
        kind = kind_of(step)
        line.addWidget(parts.icon_label(kind_word(kind), LOOKS[kind].icon, "muted"))
        line.addStretch(1)
        script = self.session.document.script
        if script is not None and script.start != step.id:
            line.addWidget(parts.button(t("Begin calls here"), self._start_here, kind="quiet", icon="play"))
        line.addWidget(
            self.small(t("Copy the step"), lambda: self.duplicate_wanted.emit(step.id), "copy", t("Copy the step"))
        )
        line.addWidget(
            self.small(t("Remove the step"), lambda: self.remove_wanted.emit(step.id), "trash-2", t("Remove the step"))
        )
        inside.addLayout(line)
        inside.addWidget(
            self.words(t("Title of the step"), f"{step.id}.title", self.within("title"), t("Title"), step.id)
        )
        return made

    def _targets(self) -> dict[str, str]:
        script = self.session.document.script
        return {each.id: each.title.in_language(language()) for each in script.steps} if script else {}

    def _asked(self, step: AnyStep) -> list[Variable]:
        script = self.session.document.script
        named = {each.name: each for each in script.variables} if script else {}
        wanted = (step.asks,) if isinstance(step, Question) else step.fields if isinstance(step, DataEntry) else ()
        return [named[name] for name in wanted if name in named]

    def _own(self, step: AnyStep) -> QWidget | None:
        match step:
            case Question():
                return self._asks(step)
            case DataEntry():
                return self._takes_down(step)
            case Action():
                return ActionPart(self, step).box()
            case Subscript():
                scripts = {each.id: each.title.in_language(language()) for each in self.context.named.library.values()}
                return self.set_pick(t("Which script is gone through"), "script", scripts, step.script)
            case Ending():
                results = {each.value: outcome_words(each) for each in Outcome}
                return self.set_pick(t("Outcome of the contact"), "result", results, step.result.value)
            case _:
                return None

    def set_pick(self, label: str, field: str, choices: dict[str, str], current: str) -> QWidget:
        place = self.within(field)
        return self.pick(
            label,
            f"{self.step_id}.{field}",
            choices,
            current,
            lambda code: self.session.do(label, lambda tree: put(tree, place(tree), code), self.step_id),
        )

    # ---- answers ----------------------------------------------------------------------------------------------

    def _variables(self) -> dict[str, str]:
        script = self.session.document.script
        return {each.name: each.label.in_language(language()) for each in script.variables} if script else {}

    def _asks(self, step: Question) -> QWidget:
        choices = {**self._variables(), NEW: t("A new answer…")}
        return self.pick(t("What is asked"), f"{step.id}.asks", choices, step.asks, self._ask_for)

    def _ask_for(self, name: str) -> None:
        step_id, title = self.step_id, self._title()
        if name != NEW:
            self.session.do(t("What is asked"), lambda tree: answers.asks(tree, step_id, name), step_id)
            return

        def edit(tree: Tree) -> Tree:
            made, new = answers.add(tree, title, "one_of")
            return answers.asks(made, step_id, new)

        self.session.do(t("A new answer"), edit, step_id)

    def _title(self) -> str:
        return self.step.title.en if self.step else ""

    def _takes_down(self, step: DataEntry) -> QWidget:
        made = parts.frame("plain")
        inside = parts.column(made, gap=SPACE.small)
        inside.addWidget(parts.label(t("What is taken down here"), "strong"))
        chips = FlowLayout()
        named = self._variables()
        for name in step.fields:
            chips.addWidget(parts.chip(named.get(name, name), chosen=True, on_toggle=self._taker(name)))
        inside.addLayout(chips)
        others = {"": t("Choose an answer")} | {each: words for each, words in named.items() if each not in step.fields}
        inside.addWidget(self.pick(t("Another answer"), f"{step.id}.fields", others, "", self._take_another))
        inside.addWidget(parts.button(t("A new answer"), self._take_new, icon="plus", kind="quiet"))
        return made

    def _take_another(self, name: str) -> None:
        if name:
            self._take(name, on=True)

    def _taker(self, name: str) -> Callable[[bool], None]:
        return lambda on: self._take(name, on=on)

    def _take(self, name: str, *, on: bool) -> None:
        place = self.within("fields")

        def edit(tree: Tree) -> Tree:
            fields = [each for each in items(tree, place(tree)) if each != name]
            return put(tree, place(tree), [*fields, name] if on else fields)

        self.session.do(t("What is taken down"), edit, self.step_id)

    def _take_new(self) -> None:
        place = self.within("fields")
        label = "New answer"

        def edit(tree: Tree) -> Tree:
            made, name = answers.add(tree, label, "text")
            return put(made, place(made), [*items(made, place(made)), name])

        self.session.do(t("A new answer"), edit, self.step_id)

    # ---- what is not recorded ---------------------------------------------------------------------------------

    def _recording(self, step: AnyStep) -> QWidget:
        made = parts.frame("plain")
        inside = parts.column(made, gap=SPACE.tight)
        help_words = t(
            "Such as where a card's number is said: the recording stops when the step comes to the front, and goes on"
            " at the next. Whoever reviews the call sees whether it did."
        )
        tick = self.tick(
            t("Nothing is recorded here"), f"{step.id}.unrecorded", self._set_unrecorded, on=step.unrecorded
        )
        tick.setAccessibleDescription(help_words)
        inside.addWidget(tick)
        inside.addWidget(parts.label(help_words, "muted_small", wrap=True))
        return made

    def _set_unrecorded(self, on: bool) -> None:
        """What is not so is not written into the file."""
        place = self.within("unrecorded")

        def edit(tree: Tree) -> Tree:
            return put(tree, place(tree), True) if on else without(tree, place(tree))

        self.session.do(t("Whether it is recorded"), edit, self.step_id)

    # ---- the rest ---------------------------------------------------------------------------------------------

    def _articles(self, step: AnyStep) -> QWidget:
        made = parts.frame("plain")
        inside = parts.column(made, gap=SPACE.small)
        titles = self.context.named.articles
        for code in step.articles:
            line = parts.row(gap=SPACE.small)
            words = titles.get(code, code)
            line.addWidget(parts.icon_label(words, "book-open", wrap=True), 1)
            gone = t("Remove the article “{title}”").format(title=words)
            line.addWidget(self.small(t("Remove"), self._article_remover(code), "x", gone))
            inside.addLayout(line)
        choices = {"": t("Choose an article")}
        choices |= {code: words for code, words in sorted(titles.items()) if code not in step.articles}
        add = Pick()
        add.setObjectName(f"{step.id}.articles")
        add.fill(choices, "")
        add.chosen(lambda code: self._set_article(code, on=True) if code else None)
        label = t("Article to read from") if isinstance(step, Knowledge) else t("Article to show with the step")
        inside.addWidget(parts.labelled(label, add))
        return made

    def _article_remover(self, code: str) -> Callable[[], None]:
        return lambda: self._set_article(code, on=False)

    def _set_article(self, code: str, *, on: bool) -> None:
        place = self.within("articles")

        def edit(tree: Tree) -> Tree:
            left = [each for each in items(tree, place(tree)) if each != code]
            after = [*left, code] if on else left
            return put(tree, place(tree), after) if after else without(tree, place(tree))

        self.session.do(t("Articles of the step"), edit, self.step_id)

    def _name(self, step: AnyStep) -> QWidget:
        field = QLineEdit(step.id)
        field.setObjectName(f"{step.id}.id")
        field.setMaxLength(60)
        field.editingFinished.connect(lambda: self._rename(field))
        return parts.labelled(t("Short name of the step, in the file"), field)

    def _rename(self, field: QLineEdit) -> None:
        old, new = self.step_id, field.text().strip()
        script = self.session.document.script
        if new == old:
            return
        try:
            msgspec.convert(new, Name)
        except msgspec.ValidationError:
            field.setText(old)
            return
        if script is None or any(each.id == new for each in script.steps):
            field.setText(old)
            return
        self.session.do(t("Rename the step"), lambda tree: (steps.rename(tree, old, new), new), old)

    def _start_here(self) -> None:
        step_id = self.step_id
        self.session.do(t("Begin calls here"), lambda tree: put(tree, ("start",), step_id), step_id)
