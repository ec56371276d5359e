"""A course as rows of a list: its stages with their gates, and under each its calls. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from agent_desktop.contract.practice import AttemptInfo
from agent_desktop.desk.practice import Offered
from agent_desktop.language import language, t
from agent_desktop.practice.courses import StageStanding, Standing
from ui.practice.words import best, gate_words, level_words, title_of, tries_words
from ui.reviews.queue import QueueRow
from ui.reviews.words import per_cent


@dataclass(frozen=True)
class Call:
    """A call to practise. `attempts`: one's own at it, newest first. `locked`: its stage is not open yet. `percent`:
    what its gate asks for, None outside a course."""

    offered: Offered
    attempts: tuple[AttemptInfo, ...]
    course: str | None = None
    stage: str = ""
    locked: bool = False
    passed: bool = False
    is_next: bool = False
    percent: int | None = None

    @property
    def number(self) -> int:
        """Of the attempt that comes now."""
        return len(self.attempts) + 1


def calls_of(
    standing: Standing | None, offered: Sequence[Offered], attempts: Sequence[AttemptInfo]
) -> tuple[Call, ...]:
    """In the order of the course; without one, all there are. A call that nobody has here is left out."""
    tried = _by_scenario(attempts)
    if standing is None:
        return tuple(Call(each, tried.get(each.scenario.id, ())) for each in offered)
    here = {each.scenario.id: each for each in offered}
    return tuple(
        Call(
            here[name],
            tried.get(name, ()),
            course=standing.course.id,
            stage=stage.stage.title.in_language(language()),
            locked=not stage.open,
            passed=name in stage.passed,
            is_next=name == standing.next,
            percent=stage.stage.gate.percent,
        )
        for stage in standing.stages
        for name in stage.stage.scenarios
        if name in here
    )


def rows_of(standing: Standing | None, calls: Sequence[Call]) -> list[QueueRow]:
    """The stages with their calls; calls alone where there is no course."""
    if standing is None:
        return [_call_row(call) for call in calls]
    return list(_staged(standing, calls))


def _staged(standing: Standing, calls: Sequence[Call]) -> Iterator[QueueRow]:
    by_name = {call.offered.scenario.id: call for call in calls}
    for number, stage in enumerate(standing.stages, start=1):
        yield _stage_row(number, stage)
        yield from (_call_row(by_name[name]) for name in stage.stage.scenarios if name in by_name)


def _stage_row(number: int, stage: StageStanding) -> QueueRow:
    title = stage.stage.title.in_language(language())
    passed, of = len(stage.passed), len(stage.stage.scenarios)
    state = t("done") if stage.done else t("open") if stage.open else t("locked")
    return QueueRow(
        title=t("{number}. {title}").format(number=number, title=title),
        about=state if stage.done else f"{state} · {gate_words(stage.stage.gate)}",
        side=t("{done} of {of}").format(done=passed, of=of),
        tone="good" if stage.done else "",
        icon="circle-check" if stage.done else "circle" if stage.open else "lock",
        tint="good" if stage.done else "text_quiet",
        heads=True,
    )


def _call_row(call: Call) -> QueueRow:
    highest = best(call.attempts)
    scenario = call.offered.scenario
    said = [
        t("next") if call.is_next else "",
        t("no longer fits the script in force") if call.offered.misfits else "",
        t("passed") if call.passed else t("locked") if call.locked else "",
        level_words(scenario.level),
        tries_words(call.attempts),
    ]
    icon, tint = _look(call)
    return QueueRow(
        title=title_of(scenario),
        about=" · ".join(part for part in said if part),
        side="" if highest is None else t("best {score}").format(score=per_cent(highest)),
        tone="good" if call.passed else "",
        icon=icon,
        tint=tint,
        thing=call,
    )


def _look(call: Call) -> tuple[str, str]:
    if call.offered.misfits:
        return "triangle-alert", "warn"
    if call.passed:
        return "circle-check", "good"
    if call.is_next:
        return "play", "accent"
    return ("lock" if call.locked else "circle"), "text_quiet"


def _by_scenario(attempts: Sequence[AttemptInfo]) -> Mapping[str, tuple[AttemptInfo, ...]]:
    found: dict[str, tuple[AttemptInfo, ...]] = {}
    for each in attempts:
        found[each.scenario] = (*found.get(each.scenario, ()), each)
    return found
