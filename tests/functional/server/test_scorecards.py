"""A scorecard is written by one supervisor and approved by another; who is reviewed by it may read it, nobody else."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
import pytest
from sqlalchemy import update

from agent_desktop.contract.accounts import Role
from agent_desktop.ids import new_id
from agent_desktop.reviews.files import shipped
from central_server.scorecards.tables import ScorecardVersionRow
from tests.functional.server.answers import words
from tests.functional.server.conftest import Api, problem
from tests.functional.server.test_scripts import refused

H, S, T = Role.HANDLER, Role.SUPERVISOR, Role.TRAINER
LATER = timedelta(hours=2)


def content(called: str = "Calls", **fields: Any) -> dict[str, Any]:
    question = {"code": "one", "words": words("Kind?")}
    sections = [{"code": "first", "title": words("Manner"), "weight": 40, "questions": [question]}]
    return {"title": words(called), "sections": sections, **fields}


class Card:
    """A version, as the supervisor wrote it."""

    def __init__(self, api: Api, called: str = "Calls", *, scorecard_id: UUID | None = None, **fields: Any) -> None:
        self.api, self.id, self.scorecard_id = api, new_id(), scorecard_id or new_id()
        self.path = f"/scorecard-versions/{self.id}"
        body = {"scorecard_id": str(self.scorecard_id), "content": content(called, **fields)}
        self.answer = api.put(self.path, body, S)

    @property
    def info(self) -> dict[str, Any]:
        info: dict[str, Any] = self.api.get(self.path, S).json()["info"]
        return info

    @property
    def state(self) -> tuple[str, bool]:
        return self.info["state"], self.info["in_force"]

    def move(self, move: str, *, at: datetime | None = None, note: str = "") -> Any:
        body = {"move": move, "at": at, "note": note}
        tag = {"If-Match": f'"{self.info["version"]}"'}
        return self.api.put(f"{self.path}/moves/{new_id()}", body, S, headers=tag)

    def by_another(self) -> "Card":
        """Written by a supervisor who is not here: the one who is may approve it."""
        with self.api.database.writing() as session:
            wanted = update(ScorecardVersionRow).where(ScorecardVersionRow.id == self.id)
            session.execute(wanted.values(author=None))
        return self

    def approved(self, at: datetime | None = None) -> "Card":
        assert self.move("submit").status_code == 200
        answer = self.by_another().move("approve", at=at)
        assert answer.status_code == 200, answer.text
        return self


def test_it_goes_from_a_draft_into_force_and_out_of_it(api: Api) -> None:
    card = Card(api, "First", channels=["phone"])
    assert card.answer.status_code == 201
    info = card.answer.json()
    assert (info["state"], info["number"], info["in_force"], info["questions"]) == ("draft", 1, False, 1)
    assert (info["author_name"], info["channels"], info["title"]) == ("Test supervisor", ["phone"], words("First"))
    assert problem(api.get(card.path, H)) == (404, "not-found")
    card.approved()
    assert card.state == ("approved", True)
    assert api.get(card.path, H).json() == api.get(card.path, S).json()
    assert card.move("retire").status_code == 200
    assert card.state == ("retired", False)
    assert api.get(card.path, H).status_code == 200, "who was reviewed by it may still read it"


def test_a_new_version_takes_the_place_of_the_old_one_at_its_moment(api: Api) -> None:
    first = Card(api, "First").approved()
    second = Card(api, "Second", scorecard_id=first.scorecard_id).approved(at=datetime.now(UTC) + LATER)
    assert (first.state, second.state, second.info["number"]) == (("approved", True), ("approved", False), 2)
    assert first.info["effective_until"] == second.info["effective_from"]
    assert second.move("retire").status_code == 200
    assert first.info["effective_until"] is None, "what was to end for it goes on"
    third = Card(api, "Third", scorecard_id=first.scorecard_id).approved()
    assert (first.state, third.state) == (("retired", False), ("approved", True))


def test_versions_of_before_stay_what_they_were(api: Api) -> None:
    """An evaluation is shown by the version that it was begun with, for ever."""
    first = Card(api, "First").approved()
    before = api.get(first.path, H).json()["content"]
    Card(api, "Second", scorecard_id=first.scorecard_id, target=99).approved()
    assert api.get(first.path, H).json()["content"] == before


def test_whoever_wrote_it_may_not_approve_it(api: Api) -> None:
    card = Card(api)
    card.move("submit")
    assert "somebody else must approve it" in refused(card.move("approve"))
    assert card.by_another().move("approve").status_code == 200


def test_it_is_sent_back_with_a_reason_and_may_be_changed_then(api: Api) -> None:
    card = Card(api)
    card.move("submit")
    path = f"{card.path}/changes/"
    body = {"content": content("Better"), "change_note": "Said better"}
    tag = {"If-Match": '"2"'}
    assert "Only a draft" in refused(api.put(f"{path}{new_id()}", body, S, headers=tag))
    card.by_another()
    assert "Say what should be changed" in refused(card.move("send_back"))
    assert card.move("send_back", note="Too long").status_code == 200
    tag = {"If-Match": '"3"'}
    assert "Somebody else wrote this draft" in refused(api.put(f"{path}{new_id()}", body, S, headers=tag))
    own = Card(api)
    answer = api.put(f"{own.path}/changes/{new_id()}", body, S, headers={"If-Match": '"1"'})
    assert (answer.json()["title"], answer.json()["version"]) == (words("Better"), 2)
    again = api.put(f"{own.path}/changes/{new_id()}", body, S, headers={"If-Match": '"1"'})
    assert problem(again) == (412, "changed")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"sections": []}, "content.sections: It asks nothing yet."),
        (
            {"sections": [{**content()["sections"][0], "weight": 0}]},
            "content.sections: All weights come to zero: there would never be a score.",
        ),
        ({"title": words(" ")}, "content.title: Words are needed."),
    ],
)
def test_a_draft_with_faults_is_kept_but_not_submitted(api: Api, fields: dict[str, Any], said: str) -> None:
    card = Card(api, **fields)
    assert card.answer.status_code == 201
    assert said in refused(card.move("submit"))
    assert card.state == ("draft", False)


@pytest.mark.parametrize(
    "fields",
    [
        {"sections": [{**content()["sections"][0], "weight": -1}]},
        {"sections": [{**content()["sections"][0], "questions": []}]},
        {"sections": [{**content()["sections"][0], "code": "Not a code"}]},
        {"target": 101},
        {"channels": ["pigeon"]},
        {"unknown": True},
    ],
)
def test_what_is_no_scorecard_is_not_kept(api: Api, fields: dict[str, Any]) -> None:
    card = Card(api, **fields)
    assert problem(card.answer) == (400, "malformed")
    assert problem(api.get(card.path, S)) == (404, "not-found")


@pytest.mark.parametrize("move", ["approve", "send_back", "retire"])
def test_steps_that_a_draft_cannot_take(api: Api, move: str) -> None:
    assert "It is a draft." in refused(Card(api).move(move, note="x"))


def test_moments_that_cannot_be_meant(api: Api) -> None:
    card = Card(api)
    assert "no moment of its own" in refused(card.move("submit", at=datetime.now(UTC)))
    card.move("submit")
    card.by_another()
    assert "has gone by" in refused(card.move("approve", at=datetime.now(UTC) - LATER))
    assert "two years" in refused(card.move("approve", at=datetime.now(UTC) + timedelta(days=800)))


def test_what_was_asked_again_is_answered_as_the_first_time(api: Api) -> None:
    card = Card(api)
    body = {"scorecard_id": str(card.scorecard_id), "content": content()}
    assert api.put(card.path, body, S).json() == card.answer.json()
    assert problem(api.put(card.path, {**body, "change_note": "Other"}, S)) == (422, "id-reused")


@pytest.mark.parametrize("name", shipped())
def test_those_that_ship_come_back_as_they_are(api: Api, name: str) -> None:
    wanted = msgspec.json.decode(msgspec.json.encode(shipped()[name]))
    card = Card(api, **wanted)
    card.approved()
    assert api.get(card.path, H).json()["content"] == wanted


def test_the_list_has_every_version_newest_first(api: Api) -> None:
    made = [str(Card(api, f"Page {number}").id) for number in range(3)]
    found: list[str] = []
    cursor = ""
    while not set(made) <= set(found):
        page = api.get(f"/scorecard-versions?limit=2{cursor}", S).json()
        found += [info["id"] for info in page["items"]]
        cursor = f"&cursor={page['next_cursor']}"
    assert [each for each in found if each in made] == made[::-1]


def test_those_in_force_are_told_whole_and_no_others(api: Api) -> None:
    """To whoever practises, too: they are judged by them as they are at work."""
    Card(api, "A draft of one")
    later = Card(api, "One of tomorrow")
    later.approved(datetime.now(UTC) + LATER)
    now = Card(api, "One of today").approved()
    for role in (H, T):
        told = {each["info"]["id"]: each["content"] for each in api.get("/scorecards-in-force", role).json()["items"]}
        assert told[str(now.id)] == api.get(now.path, S).json()["content"]
        assert str(later.id) not in told
        assert "A draft of one" not in {each["title"]["en"] for each in told.values()}
