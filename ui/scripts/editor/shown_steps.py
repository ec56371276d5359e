"""The steps of a script as the map and the list show them, with what the check found at each. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from agent_desktop.contract.scripts import Level, Script
from agent_desktop.language import language
from agent_desktop.scripts.editing.document import Document, step_at
from agent_desktop.scripts.findings import Finding, Severity
from ui.scripts.editor.map_nodes import Shown
from ui.scripts.editor.words import kind_of

Marks = Mapping[str, tuple[int, int]]
"""How many problems there are at a step, by its id, and how many of them are errors."""


def marks_of(document: Document, findings: Iterable[Finding]) -> Marks:
    problems: Counter[str] = Counter()
    errors: Counter[str] = Counter()
    for finding in findings:
        name = finding.step or step_at(document, finding.line)
        problems[name] += finding.severity is not Severity.NOTE
        errors[name] += finding.severity is Severity.ERROR
    return {name: (count, errors[name]) for name, count in problems.items() if count}


def marked(steps: Iterable[Shown], marks: Marks) -> tuple[Shown, ...]:
    """Those that are as they were stay the same ones."""
    return tuple(_marked(step, *marks.get(step.id, (0, 0))) for step in steps)


def _marked(step: Shown, problems: int, errors: int) -> Shown:
    same = (step.problems, step.errors) == (problems, errors)
    return step if same else replace(step, problems=problems, errors=errors)


def kept(steps: Sequence[Shown], before: Iterable[Shown]) -> tuple[Shown, ...]:
    """`steps`, those of `before` in place of those that are just so: so that it is quick to see which are others."""
    known = {step.id: step for step in before}
    return tuple(old if (old := known.get(step.id)) == step else step for step in steps)


def plain_steps(script: Script) -> tuple[Shown, ...]:
    """The steps themselves."""
    titles = {step.id: step.title.in_language(language()) for step in script.steps}
    return tuple(
        Shown(
            id=step.id,
            kind=kind_of(step),
            title=titles[step.id],
            place=place,
            leads_to=tuple(dict.fromkeys(titles.get(edge.to, edge.to) for edge in step.go)),
            must=step.compliance is not None and step.compliance.level is Level.MANDATORY,
            start=step.id == script.start,
        )
        for place, step in enumerate(script.steps, 1)
    )
