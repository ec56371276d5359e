"""What is to be practised after a review, and how it stands with it."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from agent_desktop.contract.evaluations import CoachingAction, CoachingState
from agent_desktop.dates import day
from agent_desktop.language import language, t
from ui.style import parts
from ui.style.copyable import copyable
from ui.style.emptying import empty
from ui.style.flow import FlowLayout
from ui.style.tokens import SPACE


class CoachingPart(QFrame):
    """Signals: moved(CoachingAction, CoachingState); practice_wanted(str) the scenario that was set.

    `own`: of whoever works here; else a supervisor looks at it.
    """

    moved = Signal(object, object)
    practice_wanted = Signal(str)

    def __init__(self, *, own: bool) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(t("To practise"))
        self._own = own
        self._titles: Mapping[str, str] = {}
        inside = parts.column(self, margin=(SPACE.wide, SPACE.normal, SPACE.wide, SPACE.normal), gap=SPACE.small)
        inside.addWidget(parts.label(t("To practise"), "strong"))
        holder = parts.frame("plain")
        self._lines = parts.column(holder, gap=SPACE.normal)
        inside.addWidget(holder)
        self.hide()

    def show_actions(self, actions: Sequence[CoachingAction], titles: Mapping[str, str] | None = None) -> None:
        """`titles`: what scenarios are called, by their names."""
        self._titles = titles or {}
        empty(self._lines)
        for action in actions:
            self._lines.addWidget(self._line(action))
        self.setVisible(bool(actions))

    def _line(self, action: CoachingAction) -> QFrame:
        made = parts.frame("inset", name=action.words)
        inside = parts.column(made, margin=SPACE.normal, gap=SPACE.tight)
        inside.addWidget(copyable(action.words))
        inside.addWidget(parts.label(action_words(action, self._titles), "muted_small", wrap=True))
        holder = parts.frame("plain")
        line = FlowLayout(holder, gap=SPACE.small)
        if self._own and action.scenario and action.state is CoachingState.OPEN:
            words = t("Practise it")
            name = t("{what}: {words}").format(what=words, words=action.words)
            go = partial(self.practice_wanted.emit, action.scenario)
            line.addWidget(parts.button(words, go, icon="graduation-cap", kind="primary", name=name))
        for words, state in self._ways(action.state):
            name = t("{what}: {words}").format(what=words, words=action.words)
            line.addWidget(parts.button(words, partial(self.moved.emit, action, state), name=name))
        inside.addWidget(holder)
        return made

    def _ways(self, state: CoachingState) -> list[tuple[str, CoachingState]]:
        if self._own:
            return [(t("I have done it"), CoachingState.DONE)] if state is CoachingState.OPEN else []
        if state in (CoachingState.OPEN, CoachingState.DONE):
            return [(t("Looked at again: it helped"), CoachingState.CHECKED), (t("Drop it"), CoachingState.DROPPED)]
        return []


def action_words(action: CoachingAction, titles: Mapping[str, str] | None = None) -> str:
    """How it stands with it, and until when. `titles`: what scenarios are called, by their names."""
    said = [_state_words(action.state), t("to be done by {day}").format(day=day(action.due_on, language()))]
    if action.recheck_on is not None:
        said.append(t("looked at again on {day}").format(day=day(action.recheck_on, language())))
    if action.scenario:
        called = (titles or {}).get(action.scenario, action.scenario)
        said.append(t("practice scenario “{title}”").format(title=called))
    said.append(t("from {name}").format(name=action.by_name))
    return " · ".join(said)


def _state_words(state: CoachingState) -> str:
    return {
        CoachingState.OPEN: t("open"),
        CoachingState.DONE: t("done, not looked at again yet"),
        CoachingState.CHECKED: t("looked at again"),
        CoachingState.DROPPED: t("dropped"),
    }[state]
