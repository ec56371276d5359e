"""A step as a row of a list: what is done with what, and what is said of it."""

from agent_desktop.contract.base import Record
from agent_desktop.contract.walkthroughs import Do, WalkStep
from agent_desktop.language import language, t
from agent_desktop.walkthroughs.help_words import words_for
from ui.shell.shortcuts import COMMANDS

ICONS = {
    Do.LOOK: "eye",
    Do.PRESS: "hand",
    Do.TYPE: "keyboard",
    Do.ADD: "keyboard",
    Do.CHOOSE: "list-checks",
    Do.KEY: "keyboard",
    Do.WAIT: "hourglass",
}


def do_words(do: Do) -> str:
    """What is done, as one chooses it."""
    return {
        Do.LOOK: t("Look at it"),
        Do.PRESS: t("Press it"),
        Do.TYPE: t("Type, in place of what stands there"),
        Do.ADD: t("Type, after what stands there"),
        Do.CHOOSE: t("Choose"),
        Do.KEY: t("A key"),
        Do.WAIT: t("Wait until it is there"),
    }[do]


class StepRow(Record, frozen=True, kw_only=True):
    title: str
    told: str
    icon: str


def row_of(number: int, step: WalkStep) -> StepRow:
    """`number` from 1."""
    what = control_words(step.control)
    done = {
        Do.LOOK: what or t("The whole window"),
        Do.PRESS: t("Press: {control}").format(control=what),
        Do.TYPE: t("Type into: {control}").format(control=what),
        Do.ADD: t("Add to: {control}").format(control=what),
        Do.CHOOSE: t("Choose “{value}” in: {control}").format(value=step.value, control=what),
        Do.KEY: t("Key: {key}").format(key=key_words(step.value)),
        Do.WAIT: t("Wait for: {control}").format(control=what),
    }[step.do]
    said = step.says.in_language(language()) if step.says else ""
    typed = t("“{words}”").format(words=step.value) if step.do in (Do.TYPE, Do.ADD) else ""
    told = " · ".join(part for part in (typed, said) if part)
    return StepRow(title=f"{number}. {done}", told=told or t("Nothing is said"), icon=ICONS[step.do])


def control_words(name: str) -> str:
    """What a control is called in the help, and its own name where that says more."""
    words = words_for(name) if name else None
    if words is None:
        return name
    title = words.title.in_language(language())
    return title if words.control == name else f"{title}: {name.rpartition('.')[2]}"


def key_words(value: str) -> str:
    return next((command.words() for command in COMMANDS if command.code == value), value)
