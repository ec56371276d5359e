"""Every name stands for something there is, and is used as what it is."""

from collections.abc import Iterator

from agent_desktop.contract.scripts import (
    Action,
    AnyStep,
    Condition,
    Edge,
    Question,
    Subscript,
    Variable,
)
from agent_desktop.contract.services import FieldKind, FormField
from agent_desktop.language import t
from agent_desktop.scripts.checks.subject import Subject
from agent_desktop.scripts.conditions import atoms
from agent_desktop.scripts.findings import Finding
from agent_desktop.scripts.walking import DONE, FAILED, asked
from agent_desktop.scripts.words import GIVEN, placeholders

_CHOSEN = (FieldKind.ONE_OF, FieldKind.MANY_OF)
_MEASURED = (FieldKind.NUMBER, FieldKind.DATE)

Place = tuple[str | int, ...]


def check(subject: Subject) -> Iterator[Finding]:
    if subject.script.start not in subject.steps:
        yield _unknown(subject, subject.script.start, t("step"), ("start",))
    yield from _services(subject, subject.script.services, ("services",))
    for at, variable in enumerate(subject.script.variables):
        yield from _variable(subject, at, variable)
    for at, step in enumerate(subject.script.steps):
        yield from _step(subject, at, step)
    for condition, _step_of, place in subject.conditions():
        for atom in atoms(condition):
            yield from _atom(subject, atom, place)


def _unknown(subject: Subject, name: str, kind: str, place: Place) -> Finding:
    what = t("There is no such thing: “{name}” ({kind}).").format(name=name, kind=kind)
    return subject.error(what, t("Look for a slip in the name, or add what is missing."), *place)


def _services(subject: Subject, codes: tuple[str, ...], place: Place) -> Iterator[Finding]:
    for code in codes:
        if code not in subject.forms:
            yield _unknown(subject, code, t("service"), place)


def _step(subject: Subject, at: int, step: AnyStep) -> Iterator[Finding]:
    for name in asked(step):
        if name not in subject.variables:
            yield _unknown(subject, name, t("variable"), ("steps", at))
    for article in step.articles:
        if article not in subject.catalogue.articles:
            yield _unknown(subject, article, t("article"), ("steps", at, "articles"))
    yield from _placeholders(subject, at, step)
    yield from _targets(subject, at, step)
    if isinstance(step, Action) and step.service:
        yield from _services(subject, (step.service,), ("steps", at, "service"))
    if isinstance(step, Subscript) and step.script not in subject.library:
        yield _unknown(subject, step.script, t("script"), ("steps", at, "script"))


def _placeholders(subject: Subject, at: int, step: AnyStep) -> Iterator[Finding]:
    for number, say in enumerate(step.say):
        for name in dict.fromkeys((*placeholders(say.en), *placeholders(say.cy))):
            if name not in subject.variables and name not in GIVEN:
                yield _unknown(subject, name, t("variable"), ("steps", at, "say", number))


def _targets(subject: Subject, at: int, step: AnyStep) -> Iterator[Finding]:
    for number, edge in enumerate(step.go):
        if edge.to not in subject.steps:
            yield _unknown(subject, edge.to, t("step"), ("steps", at, "go", number))
        if edge.answer is not None:
            yield from _answer(subject, step, edge, ("steps", at, "go", number))
    for name in step.compliance.before if step.compliance else ():
        if name not in subject.steps:
            yield _unknown(subject, name, t("step"), ("steps", at, "compliance", "before"))


def _answer(subject: Subject, step: AnyStep, edge: Edge, place: Place) -> Iterator[Finding]:
    """An edge's answer is one that its step can have."""
    if isinstance(step, Question):
        variable = subject.variables.get(step.asks)
        wrong = variable is not None and not _can_be(variable, edge.answer)
    elif isinstance(step, Subscript):
        wrong = step.script in subject.library and edge.answer not in subject.endings_of(step)
    else:
        wrong = not isinstance(step, Action) or edge.answer not in (DONE, FAILED)
    if wrong:
        what = t("This step never has the answer “{name}”.").format(name=edge.answer)
        yield subject.error(what, t("Use an answer that it can have, or a condition."), *place, step=step)


def _can_be(variable: Variable, value: object) -> bool:
    if variable.kind in _CHOSEN:
        return value in {choice.code for choice in variable.options}
    return isinstance(value, int | float) if variable.kind is FieldKind.NUMBER else isinstance(value, str)


def _atom(subject: Subject, atom: Condition, place: Place) -> Iterator[Finding]:
    if atom.flag is not None and atom.flag not in subject.catalogue.flags:
        yield _unknown(subject, atom.flag, t("flag"), place)
    if atom.variable is None:
        return
    variable = subject.variables.get(atom.variable)
    if variable is None:
        yield _unknown(subject, atom.variable, t("variable"), place)
    elif not _comparable(variable, atom):
        what = t("“{name}” cannot be compared like this: it is of another type.").format(name=variable.name)
        yield subject.error(what, t("Compare it with a value that it can have."), *place)


def _comparable(variable: Variable, atom: Condition) -> bool:
    if atom.equals is not None:
        return variable.kind is not FieldKind.MANY_OF and _can_be(variable, atom.equals)
    if atom.one_of is not None:
        return variable.kind is FieldKind.ONE_OF and all(_can_be(variable, code) for code in atom.one_of)
    if atom.has is not None:
        return variable.kind is FieldKind.MANY_OF and _can_be(variable, atom.has)
    return atom.known is not None or variable.kind in _MEASURED


def _variable(subject: Subject, at: int, variable: Variable) -> Iterator[Finding]:
    place = ("variables", at)
    if (variable.kind in _CHOSEN) is not bool(variable.options):
        what = t("“{name}” needs options if it is chosen from a list, and only then.").format(name=variable.name)
        yield subject.error(what, t("Add “options”, take them out, or change the kind."), *place)
    for number, fill in enumerate(variable.fills):
        form = subject.forms.get(fill.service)
        if form is None:
            yield _unknown(subject, fill.service, t("service"), (*place, "fills", number))
        elif fill.field not in form:
            yield _unknown(subject, fill.field, t("field of the form"), (*place, "fills", number))
        elif not _fits(variable, form[fill.field]):
            what = t("“{name}” does not fit the form: {field} of {service} takes other answers.")
            filled = what.format(name=variable.name, field=fill.field, service=fill.service)
            yield subject.error(filled, t("Use the form's kind, options and limits."), *place, "fills", number)
    for other in subject.library.values():
        if other.id != subject.script.id:
            yield from _same_elsewhere(subject, variable, other.variables, other.id, place)


def _fits(variable: Variable, field: FormField) -> bool:
    if variable.kind is not field.kind:
        return {variable.kind, field.kind} == {FieldKind.TEXT, FieldKind.LONG_TEXT} and _within(variable, field)
    codes = {option.code for option in field.options}
    return all(choice.code in codes for choice in variable.options) and _within(variable, field)


def _within(variable: Variable, field: FormField) -> bool:
    """No answer that the variable takes is refused by the form."""
    lower = field.least is None or (variable.least is not None and variable.least >= field.least)
    upper = field.most is None or (variable.most is not None and variable.most <= field.most)
    early = field.earliest_days is None or (
        variable.earliest_days is not None and variable.earliest_days >= field.earliest_days
    )
    late = field.latest_days is None or (variable.latest_days is not None and variable.latest_days <= field.latest_days)
    return lower and upper and early and late


def _same_elsewhere(
    subject: Subject, variable: Variable, others: tuple[Variable, ...], script_id: str, place: Place
) -> Iterator[Finding]:
    """One name is one thing in all scripts: what was said in one is never asked again in another."""
    for other in others:
        codes = [tuple(choice.code for choice in each.options) for each in (variable, other)]
        if other.name == variable.name and (other.kind is not variable.kind or codes[0] != codes[1]):
            what = t("“{name}” is of another type in the script {script}.").format(name=variable.name, script=script_id)
            yield subject.error(what, t("Give both the same kind and options, or one another name."), *place)
