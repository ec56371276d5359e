"""What a walkthrough must keep to: it names controls that there are, and does nothing where anything is real."""

import difflib
from collections.abc import Iterator

from agent_desktop.contract.walkthroughs import Do, WalkStep, Walkthrough, Where
from agent_desktop.language import t
from agent_desktop.scripts.file_reading import error
from agent_desktop.scripts.findings import Finding
from agent_desktop.walkthroughs.controls import CONTROLS, is_control
from agent_desktop.yaml_text import Text

HARMLESS = frozenset({Do.LOOK})
"""What may be done on the desktop that one works at."""

NEEDS_VALUE = frozenset({Do.ADD, Do.CHOOSE, Do.KEY})
NEEDS_CONTROL = frozenset({Do.PRESS, Do.TYPE, Do.ADD, Do.CHOOSE, Do.WAIT})


def findings_of(walkthrough: Walkthrough, file: str, text: Text | None = None) -> tuple[Finding, ...]:
    """Nothing where it may be played. `text`: as it was read, for the lines."""
    found = []
    for at, step in enumerate(walkthrough.steps):
        line = text.line(("steps", at)) if text else at + 1
        found += [error(file, line, what, do) for what, do in _wrong(walkthrough, step)]
    return tuple(found)


def _wrong(walkthrough: Walkthrough, step: WalkStep) -> Iterator[tuple[str, str]]:
    if walkthrough.where is Where.LIVE and step.do not in HARMLESS:
        yield (
            t("On the live desktop nothing may be done by a walkthrough."),
            t("Write “do: look”, or “where: practice” for the whole walkthrough."),
        )
    for name in (step.control, step.unless):
        if name and not is_control(name):
            near = difflib.get_close_matches(name, CONTROLS, n=1)
            what = t("No control is called “{name}”.").format(name=name)
            yield (
                what,
                t("Did you mean “{name}”?").format(name=near[0])
                if near
                else t("Look it up in docs/walkthrough-format.md."),
            )
    if step.do in NEEDS_VALUE and not step.value:
        yield t("The step does not say what is typed, chosen or pressed."), t("Add “value”.")
    if step.do in NEEDS_CONTROL and not step.control:
        yield t("The step does not say with which control."), t("Add “control”.")
    if step.do is Do.LOOK and step.says is None:
        yield t("At a step that only looks, something must be said."), t("Add “says”.")
