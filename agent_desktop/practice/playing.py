"""A run of a scenario played through the real script engine, deed by deed, on given versions of the scripts."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from msgspec.structs import replace

from agent_desktop.contract.base import Moment, Record
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.contract.practice_scenarios import Deed, PracticeScenario, Run, Turn
from agent_desktop.contract.script_runs import Fact, Mode, Origin, RunState
from agent_desktop.contract.scripts import Action, ActionKind, AnyStep, Ending, Script, Spoken, Value
from agent_desktop.language import t
from agent_desktop.practice.days import all_on_day
from agent_desktop.practice.situating import situation
from agent_desktop.scripts import engine
from agent_desktop.scripts.answers import is_given
from agent_desktop.scripts.doing import do, words_in_front
from agent_desktop.scripts.facts import said_in
from agent_desktop.scripts.faults import AnswersRefused, ScriptFault
from agent_desktop.scripts.foreseeing import RAISES
from agent_desktop.scripts.results import after_action, after_end
from agent_desktop.scripts.standing import day_of, here, known
from agent_desktop.scripts.versions import Shelf
from agent_desktop.scripts.walking import asked

A_STEP = 12
"""Seconds that a deed takes where it does not say."""


class WrongTurn(Exception):  # noqa: N818 - the run and the scripts disagree
    """What happened instead, and at which of the run's deeds (None: at its end)."""

    def __init__(self, what: str, at: int | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.at = at


class Done(Record, frozen=True, kw_only=True):
    """One deed as it was done. `began`, `at`: when the step came up, and when it was left. `variant`: whose words were
    in front. `values`: what was taken down. `script_run`: in which of the contact's runs. `state`: after it.
    """

    deed: Deed
    step: AnyStep
    began: Moment
    at: Moment
    variant: str
    values: dict[str, Value]
    script_run: int
    state: RunState


class Playthrough(Record, frozen=True, kw_only=True):
    """A run to its end. `states`: of each script begun, in order. `result`: what the contact comes to."""

    states: tuple[RunState, ...]
    deeds: tuple[Done, ...]
    result: Outcome | None

    @property
    def ended_at(self) -> Moment:
        return self.states[-1].trace[-1].at

    def raised(self) -> tuple[str, ...]:
        """Services of the cases that it raises, in order."""
        return tuple(service for done in self.deeds if (service := raises(done.step, done.deed)))


def raises(step: AnyStep, deed: Deed) -> str | None:
    """The service of the case that is raised there, if one is."""
    done = isinstance(step, Action) and step.do in RAISES and not deed.failed and not deed.waive
    return step.service if isinstance(step, Action) and done else None


def ending_of(scripts: Iterable[Script], run: Run) -> Ending | None:
    """The outcome step that ends a run, as the script it was last begun with has it."""
    last = next((deed.at for deed in reversed(run.steps)), "").partition("/")[0]
    for script in sorted(scripts, key=lambda script: script.id != last):
        for step in script.steps:
            if isinstance(step, Ending) and step.id == run.outcome:
                return step
    return None


def place_of(state: RunState) -> str:
    """The step in front, as "script/step"."""
    return f"{here(state).script_id}/{here(state).step}"


def play(scenario: PracticeScenario, run: Run, shelf: Shelf, language: Spoken, began: Moment) -> Playthrough:
    """`began`: when the script is begun; dates in answers count from that day.

    Raises WrongTurn where anything comes other than the run says.
    """
    player = _Player(scenario, shelf, language, began)
    for at, deed in enumerate(run.steps):
        try:
            player.do(deed)
        except AnswersRefused as refused:
            raise WrongTurn(f"{refused.fields[0].field}: {refused.fields[0].message}", at) from None
        except ScriptFault as fault:
            raise WrongTurn(fault.what, at) from None
    return player.end(run.outcome)


class _Player:
    """Goes along a run, and knows what was told so far."""

    def __init__(self, scenario: PracticeScenario, shelf: Shelf, language: Spoken, began: Moment) -> None:
        self._scenario, self._shelf, self._language, self._now = scenario, shelf, language, began
        self._turns: Mapping[str, Turn] = {turn.at: turn for turn in reversed(scenario.turns)}
        self._told: dict[str, Value] = {}
        self._states: list[RunState] = []
        self._done: list[Done] = []
        self._established = False
        self._seen: set[object] = set()
        self._cases = 0
        self._result: Outcome | None = None
        try:
            self._begin(scenario.script)
        except ScriptFault as fault:
            raise WrongTurn(fault.what, 0) from None

    def do(self, deed: Deed) -> None:
        """Raises ScriptFault, where the run and the script disagree too."""
        if deed.begins is not None:
            self._take_up(deed.begins)
        state, place = self._states[-1], place_of(self._states[-1])
        if state.ended is not None:
            raise ScriptFault(t("it has ended there, at “{name}”.").format(name=place))
        if place != deed.at:
            raise ScriptFault(t("“{name}” comes here.").format(name=place))
        step = self._shelf.book(here(state).hash).step(here(state).step)
        whole = replace(deed, answer=self._answer(deed, step, state))
        variant, began = words_in_front(state), self._now
        self._now += timedelta(seconds=deed.seconds or A_STEP)
        self._arrive(do(self._shelf, state, whole, self._now))
        self._note(step, whole)
        self._moved_on(deed.at)
        self._done.append(
            Done(
                deed=deed,
                step=step,
                began=began,
                at=self._now,
                variant=variant,
                values=dict(whole.answer),
                script_run=len(self._states) - 1,
                state=self._states[-1],
            )
        )

    def end(self, outcome: str) -> Playthrough:
        """Raises WrongTurn where it ends otherwise, or not at all."""
        state = self._states[-1]
        if state.ended is None:
            raise WrongTurn(t("it stops at “{name}”, before an outcome.").format(name=place_of(state)))
        if state.ended != outcome:
            raise WrongTurn(t("it ends at “{name}”.").format(name=state.ended))
        return Playthrough(states=tuple(self._states), deeds=tuple(self._done), result=self._result)

    # ---- beginning ---------------------------------------------------------------------------------------------------

    def _begin(self, script_id: str) -> None:
        version = self._shelf.current(script_id)
        if version is None:
            raise ScriptFault(t("there is no script “{name}” any more.").format(name=script_id))
        scripts = [self._shelf.book(pin.hash).script for pin in self._shelf.pins(version)]
        earlier = said_in(self._states[-1] if self._states else None)
        begins = situation(self._scenario, self._language, scripts, established=self._established, earlier=earlier)
        self._states.append(engine.begin(self._shelf, version, begins, self._now, Mode.PRACTICE))
        self._came_up()

    def _take_up(self, script_id: str) -> None:
        """In the middle of the one in hand; after its end, by itself."""
        state = self._states[-1]
        if state.ended is not None:
            self._begin(script_id)
            return
        version = self._shelf.current(script_id)
        if version is None:
            raise ScriptFault(t("there is no script “{name}” any more.").format(name=script_id))
        self._arrive(engine.interrupt(self._shelf, state, version, self._now))

    def _moved_on(self, place: str) -> None:
        """Raises ScriptFault where it was here before and nothing is another: it could go on so for ever."""
        state = self._states[-1]
        stands = (len(self._states), place, state.frames, tuple((fact.name, fact.value) for fact in state.answers))
        if stands in self._seen:
            raise ScriptFault(
                t("it turns in a circle: “{name}” comes again, and nothing is another.").format(name=place)
            )
        self._seen.add(stands)

    # ---- on ----------------------------------------------------------------------------------------------------------

    def _answer(self, deed: Deed, step: AnyStep, state: RunState) -> dict[str, Value]:
        """What the deed says; else what the caller has told of what is asked here; else what is on record."""
        if deed.answer or deed.waive:
            return all_on_day(deed.answer, day_of(self._now))
        facts = known(state)
        recorded = {name: facts[name].value for name in asked(step) if name in facts}
        told = {name: self._told[name] for name in asked(step) if name in self._told}
        return {name: value for name, value in (recorded | told).items() if is_given(value)}

    def _arrive(self, state: RunState) -> None:
        self._states[-1] = state
        self._follow()
        self._came_up()

    def _came_up(self) -> None:
        turn = self._turns.get(place_of(self._states[-1]))
        if turn is not None:
            self._told |= all_on_day(turn.tells, day_of(self._now))

    def _note(self, step: AnyStep, deed: Deed) -> None:
        """What the deed does to the contact, as the desktop does it."""
        if isinstance(step, Action) and not deed.waive:
            if step.do is ActionKind.VERIFY_IDENTITY:
                self._established = not deed.failed
                self._follow()
            elif not deed.failed:
                self._cases += raises(step, deed) is not None
                self._result = after_action(self._result, step.do, has_case=self._cases > 0)
        state = self._states[-1]
        end = self._shelf.book(here(state).hash).step(here(state).step)
        if state.ended is not None and isinstance(end, Ending):
            self._result = after_end(self._result, end.result)

    def _follow(self) -> None:
        """What is known is another: the run hears of it, as in a contact."""
        state = self._states[-1]
        earlier: tuple[Fact, ...] = tuple(fact for fact in state.situation.facts if fact.origin is Origin.SAID)
        scripts: list[Script] = [self._shelf.book(pin.hash).script for pin in state.pins]
        stands = situation(self._scenario, self._language, scripts, established=self._established, earlier=earlier)
        if stands != state.situation:
            self._states[-1] = engine.situate(self._shelf, state, stands, self._now)
