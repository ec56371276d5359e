"""Whether a course names scenarios that there are, each once."""

from collections.abc import Collection, Iterator

from agent_desktop.contract.practice import Course
from agent_desktop.language import t
from agent_desktop.practice.misfit import Misfit, misfit, unknown


def course_misfits(course: Course, scenarios: Collection[str]) -> tuple[Misfit, ...]:
    """`scenarios`: the ids of all that there are."""
    return tuple(_misfits(course, scenarios))


def _misfits(course: Course, scenarios: Collection[str]) -> Iterator[Misfit]:
    stages: set[str] = set()
    seen: set[str] = set()
    for at, stage in enumerate(course.stages):
        if stage.id in stages:
            yield _twice(stage.id, "stages", at, "id")
        stages.add(stage.id)
        for number, name in enumerate(stage.scenarios):
            if name not in scenarios:
                yield unknown(name, t("scenario"), "stages", at, "scenarios", number)
            if name in seen:
                yield _twice(name, "stages", at, "scenarios", number)
            seen.add(name)


def _twice(name: str, *path: str | int) -> Misfit:
    return misfit(t("“{name}” is there twice.").format(name=name), t("Take one of them out."), *path)
