"""What the demo's trainees have practised is the same each time, and such as the server takes from anyone."""

from datetime import UTC, datetime, timedelta

import pytest

from agent_desktop.contract.base import Words
from agent_desktop.contract.practice import AttemptInfo, AttemptWrite
from agent_desktop.ids import new_id
from agent_desktop.practice.courses import Standing, standing
from agent_desktop.practice.library import shipped_courses
from agent_desktop.practice.stumbling import judged_in
from central_server.demo.accounts import WORKERS
from central_server.demo.practised import TRAINEES, Trainee, attempts
from central_server.practice.bounds import check

NOW = datetime(2026, 11, 27, 16, tzinfo=UTC)


@pytest.mark.parametrize("trainee", TRAINEES, ids=lambda each: each.username)
def test_the_same_each_time_and_never_refused(trainee: Trainee) -> None:
    made = list(attempts(trainee, NOW))
    assert made == list(attempts(trainee, NOW))
    assert trainee.username in {worker.username for worker in WORKERS}
    for attempt in made:
        check(attempt, NOW)
    began = [attempt.began_at for attempt in made]
    assert began == sorted(began)
    assert began[-1] < NOW - timedelta(hours=1)


def test_one_is_signed_one_is_ready_and_the_others_are_on_their_way() -> None:
    passed = {each.username: _standing(each).gates_passed for each in TRAINEES}
    assert {name for name, is_passed in passed.items() if is_passed} == {"t.silva", "e.pugh"}
    assert [each.username for each in TRAINEES if each.signed] == ["t.silva"]


def test_many_stumble_over_the_same_steps() -> None:
    lost: dict[str, set[str]] = {}
    for trainee in TRAINEES:
        for attempt in attempts(trainee, NOW):
            for judged in judged_in(attempt):
                if judged.lost:
                    lost.setdefault(judged.at, set()).add(trainee.username)
    assert max(len(who) for who in lost.values()) >= 3


def _standing(trainee: Trainee) -> Standing:
    course = next(each for each in shipped_courses() if each.id == trainee.course)
    return standing(course, [_info(each) for each in attempts(trainee, NOW)], None)


def _info(attempt: AttemptWrite) -> AttemptInfo:
    return AttemptInfo(
        id=new_id(),
        trainee=new_id(),
        trainee_name="",
        scenario=attempt.scenario,
        scenario_title=Words(en=attempt.scenario),
        course=attempt.course,
        language=attempt.language,
        began_at=attempt.began_at,
        ended=attempt.ended,
        worked=attempt.worked,
        score=attempt.score,
        critical=attempt.critical,
        hints=attempt.hints,
    )
