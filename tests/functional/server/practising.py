"""Attempts at practice for the server's tests: made up, but such as a desktop sends them."""

from datetime import UTC, datetime, timedelta
from typing import Any

from agent_desktop.contract.practice import Course
from agent_desktop.ids import new_id
from agent_desktop.practice.courses import scenarios_of
from tests.functional.server.reviewers import Reviewer

HASH = "ab" * 32
STEP = "missed-bin/which_bin"


def point(code: str = "answers.which_bin", **fields: Any) -> dict[str, Any]:
    return {
        "code": code,
        "kind": "answers",
        "words": {"en": "What was taken down"},
        "got": 10,
        "of": 10,
        "why": {"en": "As it was told."},
        "at": 20,
        "step": STEP,
        **fields,
    }


def run(began: datetime, variant: str = "") -> dict[str, Any]:
    """Two steps of a script: the greeting, and after it which bin, each ten seconds and more."""
    moved = {"flags": [], "language": "en", "script_id": "missed-bin"}
    greeting = {"script_id": "missed-bin", "step": "greeting"}
    which = {"script_id": "missed-bin", "step": "which_bin", "variant": variant}
    return {
        "mode": "practice",
        "pins": [{"script_id": "missed-bin", "hash": HASH}],
        "trace": [
            {**moved, "did": "began", "at": began, "step": "greeting", "shown": [greeting]},
            {**moved, "did": "answered", "at": began + timedelta(seconds=10), "step": "greeting", "shown": [which]},
            {**moved, "did": "answered", "at": began + timedelta(seconds=40), "step": "which_bin", "shown": []},
        ],
    }


def attempt(**fields: Any) -> dict[str, Any]:
    """Of five minutes, an hour ago."""
    began = fields.pop("began_at", datetime.now(UTC) - timedelta(hours=1))
    variant = fields.pop("variant", "")
    return {
        "scenario": "made-here",
        "scenario_hash": HASH,
        "began_at": began,
        "ended": "finished",
        "worked": 300.0,
        "score": 88.0,
        "points": [point()],
        "heard": [{"by": "caller", "at": 1, "words": "Hello?"}],
        "runs": [run(began, variant)],
        **fields,
    }


def made(who: Reviewer, **fields: Any) -> dict[str, Any]:
    """The server's word on an attempt of theirs."""
    answer = who.put(f"/practice-attempts/{new_id()}", attempt(**fields))
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


def passes_course(who: Reviewer, course: Course) -> None:
    """Each scenario once without a fault, one an hour, and as often again as its gates ask for."""
    names = [*scenarios_of(course), *[scenarios_of(course)[0]] * max(stage.gate.clean for stage in course.stages)]
    for number, name in enumerate(names):
        began = datetime.now(UTC) - timedelta(hours=len(names) - number)
        made(who, scenario=name, course=course.id, began_at=began, score=100, points=[])


def line_of(trainer: Reviewer, trainee: Reviewer) -> dict[str, Any]:
    """Of the cohort, the trainee's."""
    told = trainer.get("/practice-cohort").json()["trainees"]
    found: dict[str, Any] = next(each for each in told if each["id"] == str(trainee.id))
    return found
