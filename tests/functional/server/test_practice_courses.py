"""The course that somebody is on, and a coach's word: not before its gates are passed, and never about oneself."""

import pytest

from agent_desktop.contract.accounts import Role
from agent_desktop.ids import new_id
from agent_desktop.practice.library import shipped_courses
from tests.functional.server.conftest import Api, problem
from tests.functional.server.practising import line_of, made, passes_course
from tests.functional.server.reviewers import Reviewer, reviewer

H, T = Role.HANDLER, Role.TRAINER


@pytest.fixture
def trainer(api: Api) -> Reviewer:
    return reviewer(api, "Tess", role=T)


@pytest.fixture
def trainee(api: Api) -> Reviewer:
    return reviewer(api, "Nils", role=H)


def test_a_trainer_puts_somebody_on_a_course_and_the_newest_word_counts(trainer: Reviewer, trainee: Reviewer) -> None:
    course = shipped_courses()[0]
    assert trainee.get("/practice-enrolment").json()["course"] is None
    for name in (course.id, None, course.id):
        body = {"trainee": str(trainee.id), "course": name}
        answer = trainer.put(f"/practice-enrolments/{new_id()}", body)
        assert answer.json()["course"] == name
    assert trainee.get("/practice-enrolment").json()["course"] == course.id
    for bad in ({"trainee": str(trainee.id), "course": "none"}, {"trainee": str(new_id()), "course": course.id}):
        assert problem(trainer.put(f"/practice-enrolments/{new_id()}", bad)) == (422, "refused")


def test_nobody_is_signed_off_before_the_gates_are_passed(trainer: Reviewer, trainee: Reviewer) -> None:
    course = shipped_courses()[0]
    body = {"trainee": str(trainee.id), "course": course.id, "words": "Calm and clear."}
    made(trainee, scenario=course.stages[0].scenarios[0], score=100, points=[])
    assert problem(trainer.put(f"/practice-sign-offs/{new_id()}", body)) == (409, "gates-not-passed")
    passes_course(trainee, course)
    path = f"/practice-sign-offs/{new_id()}"
    signed = trainer.put(path, body)
    assert signed.status_code == 201, signed.text
    assert trainer.put(path, body).json() == signed.json()
    assert problem(trainer.put(f"/practice-sign-offs/{new_id()}", body)) == (422, "refused"), "once is enough"
    line = line_of(trainer, trainee)
    assert (line["signed"]["by_name"], line["gates_passed"], line["passed"]) == ("Tess", True, line["of"])
    back = trainer.put(f"{path}/withdrawal/{new_id()}", {"words": "After a complaint."})
    assert back.json()["withdrawn_at"]
    assert problem(trainer.put(f"{path}/withdrawal/{new_id()}", {})) == (422, "refused")
    assert line_of(trainer, trainee)["signed"] is None
    signs = trainee.get("/practice-enrolment").json()["signed"]
    assert [each["words"] for each in signs] == ["Calm and clear."], "what was taken back is still told"
    assert trainer.put(f"/practice-sign-offs/{new_id()}", body).status_code == 201


def test_nobody_signs_for_themselves(api: Api) -> None:
    course = shipped_courses()[0]
    alone = reviewer(api, "Sole")
    passes_course(alone, course)
    body = {"trainee": str(alone.id), "course": course.id}
    answer = alone.put(f"/practice-sign-offs/{new_id()}", body)
    assert problem(answer) == (422, "refused")
    assert [error["field"] for error in answer.json()["errors"]] == ["trainee"]
    other = reviewer(api, "Mate")
    sign = f"/practice-sign-offs/{new_id()}"
    assert other.put(sign, body).status_code == 201
    assert problem(alone.put(f"{sign}/withdrawal/{new_id()}", {})) == (422, "refused")
