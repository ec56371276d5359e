"""An attempt judged: the model is all right, whatever is left out costs, and nobody gains by a clock."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from agent_desktop.contract.contacts import IdentityMethod
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.contract.practice import AttemptEnd, AttemptWrite, Point, PointKind
from agent_desktop.contract.practice_scenarios import PracticeScenario, Run
from agent_desktop.contract.script_runs import Fact, Move, Origin
from agent_desktop.contract.scripts import Spoken
from agent_desktop.practice.headless import id_of, play_headless
from agent_desktop.practice.judging.path import nearest
from agent_desktop.practice.judging.played import Laid
from agent_desktop.practice.playing import play
from agent_desktop.practice.scoring import CALL, Judged, Played, as_attempt, judge
from agent_desktop.reviews.files import shipped
from agent_desktop.scripts import engine
from agent_desktop.scripts.doing import do
from agent_desktop.scripts.replaying import replay
from agent_desktop.scripts.versions import Shelf
from tests.unit.practice.made import turned, versions

BEGAN = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
CARD = shipped()["council-call"]
Change = Callable[[Played], Played]


@cache
def model() -> Played:
    return played(turned())


def played(scenario: PracticeScenario, run: Run | None = None, language: Spoken = Spoken.EN) -> Played:
    return play_headless(scenario, run or scenario.runs[0], Shelf(versions().values()), language, BEGAN)


def contact(of: Played, **fields: Any) -> Played:
    return replace(of, material=replace(of.material, contact=replace(of.material.contact, **fields)))


def lost(judged: Judged) -> dict[str, Point]:
    return {point.code: point for point in judged.points if point.got < point.of}


def cut_off(of: Played, moves: int) -> Played:
    """The same, left after so many moves."""
    left = tuple(replace(run, trace=run.trace[: max(1, moves)], ended=None) for run in of.material.runs)
    return replace(of, material=replace(of.material, runs=left))


@pytest.mark.parametrize("language", list(Spoken))
def test_the_model_itself_is_all_right(language: Spoken) -> None:
    judged = judge(played(turned(), language=language), CARD)
    assert judged.score == 100
    assert not lost(judged)
    assert judged.critical == 0
    assert judged.sections[CALL] == 100


def test_each_point_says_why_and_where() -> None:
    for point in judge(model(), CARD).points:
        assert point.words.en
        assert point.why.en
        if point.kind in (PointKind.PATH, PointKind.WORDING, PointKind.ANSWERS, PointKind.REQUIRED):
            assert point.step
            assert point.at is not None


def test_another_way_costs_each_step_left_out_and_each_that_does_not_belong() -> None:
    run = turned().runs[0]
    steps = [
        *run.steps[:2],
        replace(run.steps[2], answer={"assisted": "no"}),
        replace(run.steps[2], at="missed-bin/tagged", answer={"tag_on_bin": "yes"}),
        replace(run.steps[2], at="missed-bin/tag_means", answer={}),
    ]
    away = Run(name="Away", steps=tuple(steps), outcome="advised")
    judged = judge(played(turned(), away), CARD)
    why = {code: point.why.en for code, point in lost(judged).items()}
    assert why["path:step.3"] == "This step did not come up."
    assert why["path:astray.0"] == "This step does not belong to the way through this call."
    assert why["path:end"] == "The script came to another end."
    assert why["answers:assisted"] == "Taken down: No. It ought to be: Yes."
    assert why["result:case.0"] == "It was not raised."
    assert judged.score is not None
    assert judged.score < 80
    assert judged.critical


def test_every_accepted_run_is_as_good_as_the_model() -> None:
    run = turned().runs[0]
    skipped = tuple(replace(deed, waive="Known.") if deed.at == "identity-check/why" else deed for deed in run.steps)
    both = replace(turned(), runs=(run, replace(run, name="Skipped", steps=skipped)))
    assert [judge(played(both, run), CARD).score for run in both.runs] == [100, 100]
    assert "It was skipped: Known." in {point.why.en for point in judge(played(turned(), both.runs[1]), CARD).points}


def test_a_step_gone_back_from_and_done_anew_costs_nothing() -> None:

    done = model().material.runs[0]
    shelf = Shelf(versions().values())

    state = replay(shelf, done.trace[:3], done.mode)
    now = state.trace[-1].at
    state = engine.back(state, now)
    again = done.trace[2]
    assert again.reply is not None
    state = engine.advance(shelf, state, again.reply, now)
    run = replace(done, trace=(*state.trace, *done.trace[3:]))
    better = replace(model(), material=replace(model().material, runs=(run,)))
    assert not nearest(Laid(better)).lost
    assert judge(better, CARD).score == 100


def test_a_language_chosen_at_the_first_step_was_spoken_from_the_beginning() -> None:
    """A desktop begins a script in its own: whoever changes that at once did right."""
    welsh = played(turned(), language=Spoken.CY)
    first, *rest = welsh.material.runs[0].trace
    run = replace(welsh.material.runs[0], trace=(replace(first, language=Spoken.EN), *rest))
    assert judge(replace(welsh, material=replace(welsh.material, runs=(run,))), CARD).score == 100
    english = replace(run, trace=tuple(replace(move, language=Spoken.EN) for move in run.trace))
    judged = judge(replace(welsh, material=replace(welsh.material, runs=(english,))), CARD)
    assert "language" in lost(judged)


def test_the_usual_words_for_someone_who_hears_badly_cost() -> None:
    def usual(move: Move) -> Move:
        return replace(move, shown=tuple(replace(each, variant="usual") for each in move.shown))

    run = model().material.runs[0]
    deaf = replace(run, trace=tuple(usual(move) for move in run.trace))
    judged = judge(replace(model(), material=replace(model().material, runs=(deaf,))), CARD)
    assert "For this person it is “hearing”" in lost(judged)["wording:0"].why.en
    assert judged.critical > 0


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"outcome": Outcome.ANSWERED}, "result:outcome"),
        ({"citizen_id": id_of("gwen")}, "result:person"),
        ({"citizen_id": None}, "result:person"),
        ({"service_code": "blue_badge"}, "result:service"),
        ({"identity": None}, "result:identity"),
        ({"notes": "Bin."}, "notes:0"),
        ({"notes": ""}, "notes:1"),
    ],
)
def test_what_the_call_came_to_is_judged(fields: dict[str, Any], code: str) -> None:
    judged = judge(contact(model(), **fields), CARD)
    assert code in lost(judged)
    assert judged.score is not None
    assert judged.score < 100


def test_what_must_never_happen_makes_it_nothing_where_that_is_fatal() -> None:
    judged = judge(contact(model(), notes="Black bin by the back steps. Key safe 47 11."), CARD)
    assert judged.score == 0
    assert judged.failed == ("never:the_code",)
    assert judged.critical == 1
    kind = judge(
        replace(contact(model(), notes="Black bin, steps, 4711"), scenario=turned((", fatal: true", ""))), CARD
    )
    assert kind.score is not None
    assert 0 < kind.score < 100


def test_a_case_that_nothing_asks_for_costs() -> None:
    case = model().material.cases[0]
    other = replace(case, case=replace(case.case, service_code="missed_collection", reference="PRACTICE-9"))
    judged = judge(replace(model(), material=replace(model().material, cases=(case, other))), CARD)
    assert {"result:other_case.0", "never:not_the_usual_case"} <= lost(judged).keys()


def test_the_answer_that_helps_is_to_be_given() -> None:
    wanted = turned(("  notes: [[black", "  articles: [missed-bin]\n  notes: [[black"))
    given_it = played(wanted)
    assert judge(given_it, CARD).score == 100
    assert "knowledge:given" in lost(judge(replace(given_it, articles=()), CARD))


def test_what_a_trace_cannot_tell_is_left_to_a_coach_and_counts_for_nothing() -> None:
    listened = next(point for point in judge(model(), CARD).points if point.code == "listened")
    assert listened.of == 0
    assert "Left to a coach" in listened.why.en


def test_a_question_that_the_trace_cannot_answer_changes_no_score() -> None:
    """Neither what could be won by it nor what was not."""
    for attempt in (model(), contact(model(), notes="", outcome=Outcome.ANSWERED)):
        unheard = replace(CARD.sections[0].questions[0], code="warmth", proof=None, points=50, fatal=False)
        more = replace(CARD.sections[0], questions=(*CARD.sections[0].questions, unheard))
        with_it = judge(attempt, replace(CARD, sections=(more, *CARD.sections[1:])))
        assert with_it.score == pytest.approx(judge(attempt, CARD).score)
        assert next(point.of for point in with_it.points if point.code == "warmth") == 0


def test_an_identity_that_was_established_before_is_no_step_left_out() -> None:
    """The script then passes over it by itself."""
    identity = model().material.contact.identity
    assert identity is not None
    before = replace(identity, at=BEGAN + timedelta(seconds=5))
    scenario = turned()
    steps = tuple(deed for deed in scenario.runs[0].steps if not deed.at.startswith("identity-check/"))

    shelf = Shelf(versions().values())
    whole = play(scenario, scenario.runs[0], shelf, Spoken.EN, BEGAN)
    known = Fact(name="identity_checked", value="citizen", origin=Origin.SAID)
    situation = replace(whole.states[0].situation, facts=(known,))
    version = shelf.current("missed-bin")
    assert version is not None
    state = engine.begin(shelf, version, situation, BEGAN, whole.states[0].mode)
    at = BEGAN
    answers = {done.deed.at: done.values for done in whole.deeds}
    for deed in steps:
        at += timedelta(seconds=12)
        state = do(shelf, state, replace(deed, answer=answers[deed.at]), at)
    run = replace(model().material.runs[0], trace=state.trace, ended=state.ended)
    quick = contact(replace(model(), material=replace(model().material, runs=(run,))), identity=before)
    assert judge(quick, CARD).score == 100


# ---- while it goes on ------------------------------------------------------------------------------------------------


def test_so_far_only_what_has_come_counts() -> None:
    for moves in range(1, len(model().material.runs[0].trace)):
        open_yet = contact(replace(cut_off(model(), moves), ended=None, articles=()), notes="", identity=None)
        judged = judge(replace(open_yet, material=replace(open_yet.material, cases=())), CARD)
        assert judged.score in (None, 100), (moves, lost(judged))
        assert not any(point.kind in (PointKind.RESULT, PointKind.NOTES) for point in judged.points)


def test_what_was_left_has_no_score() -> None:
    left = replace(cut_off(model(), 3), ended=AttemptEnd.LEFT)
    assert as_attempt(left, judge(left, CARD)).score is None


# ---- properties ------------------------------------------------------------------------------------------------------

CHANGES = st.lists(
    st.one_of(
        st.integers(0, 12).map(lambda moves: lambda of: cut_off(of, moves)),
        st.sampled_from([*Outcome]).map(lambda outcome: lambda of: contact(of, outcome=outcome)),
        st.sampled_from(["", "Black bin.", "4711", "4111 1111 1111 1111", "Du. Grisiau."]).map(
            lambda notes: lambda of: contact(of, notes=notes)
        ),
        st.sampled_from([None, id_of("mair"), id_of("gwen")]).map(lambda who: lambda of: contact(of, citizen_id=who)),
        st.sampled_from([*IdentityMethod]).map(
            lambda method: (
                lambda of: contact(
                    of,
                    identity=replace(of.material.contact.identity, method=method)
                    if of.material.contact.identity
                    else None,
                )
            )
        ),
        st.sampled_from([None, *AttemptEnd]).map(lambda ended: lambda of: replace(of, ended=ended)),
        st.just(lambda of: replace(of, material=replace(of.material, cases=()))),
        st.just(lambda of: replace(of, material=replace(of.material, scripts={}))),
        st.just(lambda of: replace(of, material=replace(of.material, runs=(), events=()))),
        st.just(lambda of: replace(of, heard=())),
    ),
    max_size=4,
)


@settings(deadline=None, max_examples=60)
@given(changes=CHANGES)
def test_points_add_up_to_the_score_whatever_was_done(changes: list[Change]) -> None:
    attempt = model()
    for change in changes:
        attempt = change(attempt)
    judged = judge(attempt, CARD)
    assert all(0 <= point.got <= point.of for point in judged.points)
    assert len({point.code for point in judged.points}) == len(judged.points)
    if judged.score is None:
        assert not any(point.of for point in judged.points)
        return
    assert 0 <= judged.score <= 100
    assert sum(point.of for point in judged.points) == pytest.approx(100)
    assert judged.score == (0 if judged.failed else pytest.approx(sum(point.got for point in judged.points)))
    wire = msgspec.json.encode(as_attempt(attempt, judged))
    assert msgspec.json.decode(wire, type=AttemptWrite).points == judged.points


@settings(deadline=None, max_examples=60)
@given(missing=st.sampled_from(["read_back", "when_due", "where_and_how", "own_details", "raise_assisted"]))
def test_any_step_left_out_costs(missing: str) -> None:
    run = model().material.runs[0]
    trace: list[Move] = []
    for move in run.trace:
        shown = tuple(each for each in move.shown if each.step != missing)
        if move.step == missing:
            trace[-1] = replace(trace[-1], shown=(*trace[-1].shown, *shown))
        else:
            trace.append(replace(move, shown=shown))
    attempt = replace(model(), material=replace(model().material, runs=(replace(run, trace=tuple(trace)),)))
    judged = judge(attempt, CARD)
    assert judged.score is not None
    assert judged.score < 100
    if missing == "read_back":
        assert any(point.kind is PointKind.REQUIRED for point in lost(judged).values())
        assert judged.critical


@settings(deadline=None, max_examples=60)
@given(away=st.lists(st.integers(-90_000, 90_000), min_size=20, max_size=20))
def test_a_clock_that_is_set_gains_nothing_and_loses_nothing(away: list[int]) -> None:
    """Within its day: what is told as a date counts from the day it was told on."""
    run = model().material.runs[0]
    moves = [
        replace(move, at=move.at + timedelta(seconds=by % 3_000 - 1_500))
        for move, by in zip(run.trace, away, strict=False)
    ]
    attempt = replace(model(), material=replace(model().material, runs=(replace(run, trace=tuple(moves)),)))
    judged, still = judge(attempt, CARD), judge(model(), CARD)
    of_the_call = {code: point.got for code, point in _call(judged).items()}
    assert of_the_call == pytest.approx({code: point.got for code, point in _call(still).items()})
    assert all(point.at is None or 0 <= point.at <= attempt.worked for point in _call(judged).values())
    assert as_attempt(attempt, judged).worked == model().worked
    assert msgspec.json.decode(msgspec.json.encode(as_attempt(attempt, judged)), type=AttemptWrite)


def _call(judged: Judged) -> dict[str, Point]:
    return {point.code: point for point in judged.points if point.kind not in (PointKind.SCORECARD, PointKind.PACE)}


def test_time_is_told_and_never_won() -> None:
    slow = turned(("{at: missed-bin/when_due}", "{at: missed-bin/when_due, seconds: 90}"))
    judged = judge(replace(played(slow), scenario=turned()), CARD)
    told = [point for point in judged.points if point.kind is PointKind.PACE]
    assert [(point.of, point.why.en) for point in told] == [(0, "It took 01:30; the model takes 00:12.")]
    assert judged.score == 100
    hurried = turned(("seconds: 30", "seconds: 5"))
    judged = judge(replace(played(hurried), scenario=turned()), CARD)
    assert "needs their time" in next(point.why.en for point in judged.points if point.kind is PointKind.PACE)
    assert judged.score == 100
