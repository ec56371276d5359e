"""The scenarios of a script, played through the engine as a handler would."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from agent_desktop.contract.script_runs import Fact, Mode, Origin, RunState, Situation
from agent_desktop.contract.scripts import Given, Play, Scenario, Value
from agent_desktop.language import t
from agent_desktop.scripts import engine
from agent_desktop.scripts.checks.subject import Subject
from agent_desktop.scripts.doing import do
from agent_desktop.scripts.faults import AnswersRefused, ScriptFault
from agent_desktop.scripts.findings import Finding
from agent_desktop.scripts.standing import here
from agent_desktop.scripts.versions import Shelf, version_of

PLAYED_AT = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
"""The moment of every scenario: dates in answers are before or after Thursday 19 November 2026."""

_A_STEP = timedelta(seconds=10)


def check(subject: Subject) -> Iterator[Finding]:
    shelf = Shelf(version_of(script) for script in subject.library.values())
    for at, scenario in enumerate(subject.script.scenarios):
        yield from _play(subject, shelf, scenario, ("scenarios", at))


class _WrongTurn(Exception):  # noqa: N818 - the scenario and the script disagree
    """What happened instead, and at which of the scenario's steps (None: at its end)."""

    def __init__(self, what: str, at: int | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.at = at


def _play(subject: Subject, shelf: Shelf, scenario: Scenario, place: tuple[str | int, ...]) -> Iterator[Finding]:
    try:
        play(subject.script.id, shelf, scenario)
    except _WrongTurn as wrong:
        what = t("The scenario “{name}” fails: {what}").format(name=scenario.name, what=wrong.what)
        where = (*place, "steps", wrong.at) if wrong.at is not None else (*place, "outcome")
        yield subject.error(what, t("Mend the script, or the scenario if it is out of date."), *where)


def play(script_id: str, shelf: Shelf, scenario: Scenario) -> RunState:
    """The run at its end. Raises _WrongTurn where anything comes other than the scenario says."""
    version = shelf.current(script_id)
    assert version is not None
    now = PLAYED_AT
    try:
        state = engine.begin(shelf, version, situation(scenario.given), now, Mode.PREVIEW)
    except ScriptFault as fault:
        raise _WrongTurn(fault.what, 0) from None
    for at, each in enumerate(scenario.steps):
        now += _A_STEP
        try:
            state = _one(shelf, state, each, script_id, now)
        except AnswersRefused as refused:
            raise _WrongTurn(f"{refused.fields[0].field}: {refused.fields[0].message}", at) from None
        except ScriptFault as fault:
            raise _WrongTurn(fault.what, at) from None
    if state.ended != scenario.outcome:
        reached = state.ended or _where(state, script_id)
        raise _WrongTurn(t("it ends at “{name}”.").format(name=reached))
    return state


def situation(given: Given) -> Situation:
    return Situation(
        flags=given.flags,
        language=given.language,
        channel=given.channel,
        representative=given.representative,
        facts=(*_facts(given.known, Origin.RECORD), *_facts(given.said, Origin.SAID)),
    )


def _facts(values: dict[str, Value], origin: Origin) -> Iterator[Fact]:
    for name, value in values.items():
        yield Fact(name=name, value=value, origin=origin)


def _where(state: RunState, script_id: str) -> str:
    frame = here(state)
    return frame.step if frame.script_id == script_id else f"{frame.script_id}/{frame.step}"


def _one(shelf: Shelf, state: RunState, each: Play, script_id: str, now: datetime) -> RunState:
    """Raises ScriptFault, where the scenario and the script disagree too."""
    place = _where(state, script_id)
    if place != each.at:
        raise ScriptFault(t("“{name}” comes here.").format(name=place))
    if each.flags is not None:
        state = engine.situate(shelf, state, replace(state.situation, flags=each.flags), now)
    return do(shelf, state, each, now)
