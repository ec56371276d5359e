"""Each thing named once; words with a fallback in every language; ways on with a default."""

from collections.abc import Iterable, Iterator

from agent_desktop.contract.scripts import Action, ActionKind, AnyStep, Ending, Logic, Spoken, Subscript, Wording
from agent_desktop.language import t
from agent_desktop.scripts.checks.subject import Subject
from agent_desktop.scripts.findings import Finding

SILENT = (Logic, Subscript, Action, Ending)
"""Kinds of step that need not say anything."""

_NEEDS_SERVICE = (ActionKind.RAISE_CASE, ActionKind.RAISE_CONCERN)
_NEEDS_TARGET = (ActionKind.TRANSFER, ActionKind.SEND_FORM)


def check(subject: Subject) -> Iterator[Finding]:
    script = subject.script
    yield from _twice(subject, "steps", (step.id for step in script.steps))
    yield from _twice(subject, "variables", (variable.name for variable in script.variables))
    yield from _twice(subject, "scenarios", (scenario.name for scenario in script.scenarios))
    for at, step in enumerate(script.steps):
        yield from _words(subject, at, step)
        yield from _ways(subject, at, step)
        if isinstance(step, Action):
            yield from _action(subject, at, step)
    if not subject.endings:
        yield subject.error(t("The script has no outcome."), t("Add a step of kind “outcome”."), "steps")
    if not script.scenarios:
        yield subject.warning(t("The script has no scenario."), t("Add a call that it must carry."), "scenarios")
    yield from _languages(subject)


def _twice(subject: Subject, part: str, names: Iterable[str]) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for at, name in enumerate(names):
        if name in first:
            what = t("“{name}” is there twice (first on line {number}).")
            number = subject.loaded.line(part, first[name])
            yield subject.error(what.format(name=name, number=number), t("Give one of them another name."), part, at)
        first.setdefault(name, at)


def _words(subject: Subject, at: int, step: AnyStep) -> Iterator[Finding]:
    if not step.say:
        if not isinstance(step, SILENT):
            what = t("The step “{name}” has no words to say.").format(name=step.id)
            yield subject.error(what, t("Add “say”."), "steps", at, step=step)
        return
    names = [say.name for say in step.say]
    for number, say in enumerate(step.say):
        place = ("steps", at, "say", number)
        if names.index(say.name) < number:
            what = t("Two variants of a step have the same name: “{name}”.").format(name=say.name)
            yield subject.error(what, t("Give one of them another name."), *place, step=step)
        if say.when is None and number + 1 < len(step.say):
            what = t("This variant always fits, so those below it are never said.")
            yield subject.error(what, t("Move it to the end."), *place, step=step)
    if step.say[-1].when is not None:
        what = t("The step “{name}” has no words for when no condition holds.").format(name=step.id)
        yield subject.error(what, t("Add a last variant without “when”."), "steps", at, "say", step=step)


def _ways(subject: Subject, at: int, step: AnyStep) -> Iterator[Finding]:
    if isinstance(step, Ending):
        if step.go:
            what = t("An outcome has no way on.")
            yield subject.error(
                what, t("Take “go” out, or make it another kind of step."), "steps", at, "go", step=step
            )
        return
    if not step.go:
        what = t("The script stops at “{name}” without an outcome.").format(name=step.id)
        yield subject.error(what, t("Say with “go” where it goes on, or make it an outcome."), "steps", at, step=step)
        return
    for number, edge in enumerate(step.go[:-1]):
        if edge.answer is None and edge.when is None:
            what = t("This way is always taken, so those below it never are.")
            yield subject.error(what, t("Move it to the end."), "steps", at, "go", number, step=step)
    if step.go[-1].answer is not None or step.go[-1].when is not None:
        what = t("The step “{name}” has no way on for everything else.").format(name=step.id)
        yield subject.error(what, t("Add a last “to” without an answer or a condition."), "steps", at, "go", step=step)


def _action(subject: Subject, at: int, step: Action) -> Iterator[Finding]:
    if step.do in _NEEDS_SERVICE and not step.service:
        what = t("This action needs to know which service.")
        yield subject.error(what, t("Add “service”."), "steps", at, step=step)
    if step.do in _NEEDS_TARGET and not step.target:
        what = t("This action needs to know whereto, or what.")
        yield subject.error(what, t("Add “target”."), "steps", at, step=step)


def _languages(subject: Subject) -> Iterator[Finding]:
    if Spoken.CY not in subject.script.languages:
        return
    for words, path in _wordings(subject):
        if not words.cy.strip():
            what, do = t("The Welsh words are missing."), t("Add “cy”, or take cy out of the script's languages.")
            yield subject.error(what, do, *path)


def _wordings(subject: Subject) -> Iterator[tuple[Wording, tuple[str | int, ...]]]:
    script = subject.script
    yield script.title, ("title",)
    for at, variable in enumerate(script.variables):
        yield variable.label, ("variables", at, "label")
        for number, choice in enumerate(variable.options):
            yield choice.label, ("variables", at, "options", number)
    for at, step in enumerate(script.steps):
        yield step.title, ("steps", at, "title")
        for number, say in enumerate(step.say):
            yield Wording(en=say.en, cy=say.cy), ("steps", at, "say", number)
        if step.note:
            yield step.note, ("steps", at, "note")
        if step.compliance:
            yield step.compliance.evidence, ("steps", at, "compliance", "evidence")
        if isinstance(step, Action):
            yield step.offline, ("steps", at, "offline")
            yield step.practice, ("steps", at, "practice")
