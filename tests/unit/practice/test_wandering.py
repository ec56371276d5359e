"""A trainee who takes any way through the script: judged whatever they do, and never better than the model."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from agent_desktop.contract.practice import PointKind
from agent_desktop.contract.practice_scenarios import Deed, PracticeScenario, Run
from agent_desktop.contract.script_runs import Mode, Reply
from agent_desktop.contract.scripts import Action, Spoken, Value, Variable
from agent_desktop.contract.services import FieldKind
from agent_desktop.practice.headless import play_headless
from agent_desktop.practice.library import shipped
from agent_desktop.practice.playing import WrongTurn, place_of
from agent_desktop.practice.scoring import judge
from agent_desktop.practice.situating import situation
from agent_desktop.reviews.files import shipped as scorecards
from agent_desktop.scripts import engine
from agent_desktop.scripts.faults import ScriptFault
from agent_desktop.scripts.standing import here
from agent_desktop.scripts.versions import Shelf
from agent_desktop.scripts.walking import asked
from tests.unit.practice.made import versions

BEGAN = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
SHELF = Shelf(versions().values())
MOST_STEPS = 60


def any_way(scenario: PracticeScenario, chance: Random) -> Run | None:
    """From the beginning to some end; None where it came to none."""
    version = SHELF.current(scenario.script)
    assert version is not None
    scripts = [SHELF.book(pin.hash).script for pin in SHELF.pins(version)]
    state = engine.begin(SHELF, version, situation(scenario, Spoken.EN, scripts), BEGAN, Mode.PRACTICE)
    deeds: list[Deed] = []
    for tried in range(MOST_STEPS):
        if state.ended is not None:
            break
        now = BEGAN + timedelta(seconds=12 * (tried + 1))
        book = SHELF.book(here(state).hash)
        step = book.step(here(state).step)
        deed = Deed(
            at=place_of(state),
            answer={name: any_answer(book.variables[name], chance) for name in asked(step)},
            failed=isinstance(step, Action) and chance.random() < 0.2,
            waive="Another time." if chance.random() < 0.1 else "",
        )
        try:
            if deed.waive:
                state = engine.waive(SHELF, state, deed.waive, now)
            else:
                state = engine.advance(SHELF, state, Reply(values=deed.answer, failed=deed.failed), now)
        except ScriptFault:
            continue  # it may not be skipped, or the answer will not do: they try something else
        deeds.append(deed)
    return Run(name="Any way", steps=tuple(deeds), outcome=state.ended) if state.ended and deeds else None


def any_answer(variable: Variable, chance: Random) -> Value:
    match variable.kind:
        case FieldKind.ONE_OF:
            return chance.choice(variable.options).code
        case FieldKind.MANY_OF:
            return (chance.choice(variable.options).code,)
        case FieldKind.NUMBER:
            return variable.least if variable.least is not None else 1
        case FieldKind.DATE:
            latest = variable.latest_days if variable.latest_days is not None else 0
            return f"days:{max(variable.earliest_days or -3, min(latest, -chance.randint(0, 3)))}"
        case _:
            return chance.choice(("Something", "FB1 1AA", "Mair Prys"))


@settings(deadline=None, max_examples=120)
@given(
    number=st.integers(0, 10**6), chance=st.integers(0, 2**32).map(Random), card=st.sampled_from(sorted(scorecards()))
)
def test_any_way_is_judged(number: int, chance: Random, card: str) -> None:
    scenario = shipped()[number % len(shipped())]
    run = any_way(scenario, chance)
    assume(run is not None)
    assert run is not None
    try:
        played = play_headless(scenario, run, SHELF, Spoken.EN, BEGAN)
    except WrongTurn:  # what was found out of who speaks lets a later step pass by itself
        assume(False)
        raise
    judged = judge(played, scorecards()[card])
    assert judged.score is not None
    assert 0 <= judged.score <= 100
    assert all(point.why.en and point.why.cy for point in judged.points)
    if not judged.failed:
        assert judged.score == pytest.approx(sum(point.got for point in judged.points))
    accepted = [[deed.at for deed in each.steps] for each in scenario.runs]
    if straight([deed.at for deed in run.steps]) not in accepted:
        assert judged.score < 100
        assert any(point.got < point.of for point in judged.points if point.kind is PointKind.PATH)


def straight(places: list[str]) -> list[str]:
    """Without the rounds that a script goes by itself: what was read back and was not right is taken down once more,
    which is no other way through the call."""
    way: list[str] = []
    for place in places:
        way = [*way[: way.index(place)], place] if place in way else [*way, place]
    return way


def test_what_was_read_back_and_taken_down_once_more_costs_nothing_of_the_way() -> None:
    scenario = next(each for each in shipped() if each.id == "a-comment-with-no-line")
    model = scenario.runs[0]
    deeds = list(model.steps)
    at = [deed.at for deed in deeds]
    first, last = at.index("planning-comment/comment"), at.index("planning-comment/read_comment")
    wrong = replace(deeds[last], answer={"plan_right": "no"})
    again = [*deeds[:last], wrong, *deeds[first:]]
    played = play_headless(
        scenario, Run(name="Again", steps=tuple(again), outcome=model.outcome), SHELF, Spoken.EN, BEGAN
    )
    judged = judge(played, scorecards()["council-call"])
    assert [deed.at for deed in again] != at == straight([deed.at for deed in again])
    assert all(point.got == point.of for point in judged.points if point.kind is PointKind.PATH)
