"""The script as a map: nothing out of reach, nothing without a way out, no circle that nobody can stop."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from agent_desktop.contract.scripts import Logic, Script, Subscript
from agent_desktop.language import t
from agent_desktop.scripts.checks.subject import Subject
from agent_desktop.scripts.findings import Finding

Ways = Mapping[str, tuple[str, ...]]


def check(subject: Subject) -> Iterator[Finding]:
    reached = reachable(subject.targets, [subject.script.start])
    leaving = reachable(_turned(subject.targets), subject.endings)
    for at, step in enumerate(subject.script.steps):
        if step.id not in reached:
            what = t("Nothing leads to the step “{name}”.").format(name=step.id)
            yield subject.error(what, t("Lead to it, or take it out."), "steps", at, step=step)
        elif step.id not in leaving and step.go:
            what = t("From the step “{name}” no outcome can be reached.").format(name=step.id)
            yield subject.error(what, t("Add a way out of the circle or the dead end."), "steps", at, step=step)
    for name in _circles(subject):
        what = t("The fork “{name}” leads back to itself without anybody being asked.").format(name=name)
        yield subject.error(what, t("Put a question or words in between."), "steps", subject.places[name])
    yield from _subscripts(subject)


def reachable(ways: Ways, start: Iterable[str], without: str | None = None) -> set[str]:
    """All that can be reached from `start`, never passing `without`."""
    found = {name for name in start if name != without}
    waiting = list(found)
    while waiting:
        for target in ways.get(waiting.pop(), ()):
            if target not in found and target != without:
                found.add(target)
                waiting.append(target)
    return found


def _turned(ways: Ways) -> dict[str, tuple[str, ...]]:
    turned: dict[str, list[str]] = {}
    for source, targets in ways.items():
        for target in targets:
            turned.setdefault(target, []).append(source)
    return {target: tuple(sources) for target, sources in turned.items()}


def _circles(subject: Subject) -> Iterator[str]:
    """Forks from which forks alone lead back."""
    forks = {step.id for step in subject.script.steps if isinstance(step, Logic)}
    ways = {name: tuple(target for target in subject.targets[name] if target in forks) for name in forks}
    for name in sorted(forks, key=lambda each: subject.places[each]):
        if name in reachable(ways, ways[name]):
            yield name
            return


def _subscripts(subject: Subject) -> Iterator[Finding]:
    """A script that comes back to itself through its subscripts would never end."""
    own = subject.script.id
    inner = _within(subject.library)
    for at, step in enumerate(subject.script.steps):
        if isinstance(step, Subscript) and own in _through(step.script, inner):
            what = t("The subscript “{name}” comes back to this script.").format(name=step.script)
            yield subject.error(what, t("Take one of them out of the circle."), "steps", at, "script", step=step)


def _within(library: Mapping[str, Script]) -> Callable[[str], tuple[str, ...]]:
    def inner(script_id: str) -> tuple[str, ...]:
        script = library.get(script_id)
        return tuple(each.script for each in script.steps if isinstance(each, Subscript)) if script else ()

    return inner


def _through(script_id: str, inner: Callable[[str], tuple[str, ...]]) -> set[str]:
    found = {script_id}
    waiting = [script_id]
    while waiting:
        new = set(inner(waiting.pop())) - found
        found |= new
        waiting += new
    return found
