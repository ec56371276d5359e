"""Several score the same contacts blind; what they scored is told when it is compared, and to nobody before."""

from typing import Any
from uuid import UUID

import pytest

from agent_desktop.contract.accounts import Role
from agent_desktop.ids import new_id
from tests.functional.server.answers import words
from tests.functional.server.conftest import Api, problem
from tests.functional.server.reviewers import Reviewer, contact_of, reviewer
from tests.functional.server.test_scorecards import Card

H, S = Role.HANDLER, Role.SUPERVISOR
QUESTIONS = [
    {"code": "greeted", "words": words("Greeted?"), "na_allowed": True},
    {"code": "adapted", "words": words("Adapted?"), "type": "scale", "points": 2},
]


@pytest.fixture(scope="module")
def card(api: Api) -> UUID:
    section = {"code": "first", "title": words("Manner"), "weight": 40, "questions": QUESTIONS}
    return Card(api, "Calibrated", sections=[section]).approved().id


@pytest.fixture(scope="module")
def three(api: Api) -> list[Reviewer]:
    return [reviewer(api, name) for name in ("Ann", "Ben", "Cay")]


def body(card: UUID, contacts: list[UUID], raters: list[Reviewer], **fields: Any) -> dict[str, Any]:
    return {
        "title": "Spring",
        "scorecard_version_id": str(card),
        "contacts": [str(each) for each in contacts],
        "raters": [str(each.id) for each in raters],
        **fields,
    }


def begun(api: Api, card: UUID, raters: list[Reviewer], count: int = 2, **fields: Any) -> tuple[str, list[UUID]]:
    contacts = [contact_of(api) for _ in range(count)]
    path = f"/calibrations/{new_id()}"
    answer = raters[0].put(path, body(card, contacts, raters, **fields))
    assert answer.status_code == 201, answer.text
    return path, contacts


def score(who: Reviewer, path: str, contact: UUID, card: UUID, said: str) -> Any:
    """`said`: whether they greeted, and how far they adapted: "yes 2"."""
    greeted, adapted = said.split()
    answers = {"greeted": greeted, "adapted": adapted}
    return who.evaluates(contact, card, answers, calibration_id=path.rpartition("/")[2])


def test_blind_until_compared_and_then_told_question_by_question(api: Api, card: UUID, three: list[Reviewer]) -> None:
    ann, ben, cay = three
    path, contacts = begun(api, card, three, expert=str(ann.id))
    assert score(ann, path, contacts[0], card, "yes 2").status_code == 200
    assert score(ben, path, contacts[0], card, "no 1").status_code == 200
    assert ben.get(f"/evaluations?contact={contacts[0]}").json()["items"][0]["reviewer_name"] == "Ben"
    assert len(ben.get(f"/evaluations?contact={contacts[0]}").json()["items"]) == 1, "Ann's is not told"
    assert problem(ben.get(f"{path}/report")) == (403, "not-allowed")
    assert [each["submitted"] for each in ben.get(path).json()["progress"]] == [1, 1, 0]
    for who, said in ((ann, "yes 0"), (ben, "yes 0"), (cay, "yes 1")):
        assert score(who, path, contacts[1], card, said).status_code == 200
    assert problem(ben.put(f"{path}/comparisons/{new_id()}", {}, 1)) == (403, "not-allowed")
    assert ann.put(f"{path}/comparisons/{new_id()}", {}, 1).json()["state"] == "compared"
    report = cay.get(f"{path}/report").json()
    greeted, adapted = report["questions"]
    assert greeted["percent"]["value"] == 75.0, "three pairs of four"
    assert (greeted["contacts"], adapted["ordinal"]["value"] is not None, greeted["ordinal"]["value"]) == (
        2,
        True,
        None,
    )
    assert {each["value"] for each in greeted["given"] if each["contact_id"] == str(contacts[0])} == {"yes", "no"}
    raters = {each["rater_name"]: each for each in report["raters"]}
    assert (raters["Ann"]["index"], raters["Ann"]["apart"], raters["Ann"]["agrees"]) == (100.0, 0.0, 100.0)
    assert raters["Ben"]["index"] == pytest.approx(100 * (100 / 3 + 100 / 3) / (100 + 100 / 3))
    assert raters["Cay"]["apart"] == pytest.approx(100 / 3)
    assert report["spread"] == pytest.approx(200 / 3)
    assert len(ben.get(f"/evaluations?contact={contacts[0]}").json()["items"]) == 2, "now all see all"
    drift = {each["rater_name"]: each["points"] for each in cay.get("/calibration-drift").json()}
    last = drift["Ben"][-1]
    assert (last["title"], last["index"], last["by_expert"]) == ("Spring", raters["Ben"]["index"], True)


def test_who_is_none_of_the_raters_scores_nothing(api: Api, card: UUID, three: list[Reviewer]) -> None:
    path, contacts = begun(api, card, three[:2])
    assert problem(score(three[2], path, contacts[0], card, "yes 2")) == (422, "refused")
    assert problem(score(three[0], path, contact_of(api), card, "yes 2")) == (422, "refused"), "another contact"
    other = Card(api, "Another").approved().id
    assert problem(score(three[0], path, contacts[0], other, "yes 2")) == (422, "refused"), "another scorecard"
    missing = f"/calibrations/{new_id()}"
    assert problem(score(three[0], missing, contacts[0], card, "yes 2")) == (422, "refused")


def test_after_the_comparison_nothing_is_scored(api: Api, card: UUID, three: list[Reviewer]) -> None:
    ann, ben, cay = three
    path, contacts = begun(api, card, three)
    assert problem(ann.put(f"{path}/comparisons/{new_id()}", {}, 1)) == (422, "refused"), "nothing to compare yet"
    score(ann, path, contacts[0], card, "yes 2")
    score(ben, path, contacts[0], card, "yes 2")
    draft = f"/evaluations/{new_id()}"
    calibration = path.rpartition("/")[2]
    asked = {"contact_id": str(contacts[0]), "scorecard_version_id": str(card), "calibration_id": calibration}
    assert cay.put(draft, asked).status_code == 201
    assert ann.put(f"{path}/comparisons/{new_id()}", {}, 1).status_code == 200
    content = {"answers": {"greeted": {"value": "no"}, "adapted": {"value": "0"}}}
    assert problem(cay.put(f"{draft}/changes/{new_id()}", {"content": content}, 1)) == (422, "refused")
    assert problem(score(ben, path, contacts[1], card, "yes 2")) == (422, "refused")
    report = ann.get(f"{path}/report").json()
    assert report["questions"][0]["kappa"]["value"] is None, "of three raters there is no kappa"
    assert report["questions"][0]["percent"]["value"] == 100.0


def test_it_is_scored_to_its_end_by_its_own_scorecard_whatever_is_in_force(api: Api, three: list[Reviewer]) -> None:
    own = Card(api, "Left", sections=[{"code": "first", "title": words("Manner"), "weight": 1, "questions": QUESTIONS}])
    own.approved()
    path, contacts = begun(api, own.id, three[:2], count=1)
    assert own.move("retire").status_code == 200
    for each in three[:2]:
        assert score(each, path, contacts[0], own.id, "yes 2").status_code == 200


def test_a_handler_is_never_told_of_it(api: Api, card: UUID, three: list[Reviewer]) -> None:
    path, contacts = begun(api, card, three[:2], count=1)
    score(three[0], path, contacts[0], card, "no 0")
    assert [each for each in api.get("/evaluations", H).json()["items"] if each["contact_id"] == str(contacts[0])] == []


def test_what_cannot_be_calibrated_is_said(api: Api, card: UUID, three: list[Reviewer]) -> None:
    contact = contact_of(api)
    own = contact_of(api, three[1].id)
    handler = reviewer(api, "Handler", role=H)
    for fields, says in (
        ({"contacts": [str(contact)] * 2}, "twice"),
        ({"contacts": [str(new_id())]}, "not there"),
        ({"contacts": [str(own)]}, "nobody scores their own"),
        ({"raters": [str(three[0].id), str(handler.id)]}, "is none"),
        ({"expert": str(three[2].id), "raters": [str(each.id) for each in three[:2]]}, "one of those who score"),
        ({"scorecard_version_id": str(new_id())}, "not in force"),
    ):
        answer = three[0].put(f"/calibrations/{new_id()}", {**body(card, [contact], three[:2]), **fields})
        assert problem(answer) == (422, "refused"), fields
        assert says in " ".join(error["message"] for error in answer.json()["errors"]), fields


def test_reviewers_are_told_by_name_alone(api: Api, three: list[Reviewer]) -> None:
    found = three[0].get("/reviewers").json()
    assert {"id": str(three[1].id), "name": "Ben"} in found
    assert all(set(each) == {"id", "name"} for each in found)
