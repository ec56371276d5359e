"""An evaluation from draft to its end: who may do what, and what no accident takes away."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import update

from agent_desktop.contract.accounts import Role
from agent_desktop.ids import new_id
from central_server.accounts.tables import Account
from central_server.contacts.erasing import erase
from central_server.evaluations.tables import CoachingRow, EvaluationRow
from tests.functional.server.answers import words
from tests.functional.server.conftest import Api, problem
from tests.functional.server.test_scorecards import Card
from tests.support.real_server import PASSWORD, USERNAMES

H, S, T = Role.HANDLER, Role.SUPERVISOR, Role.TRAINER
YES = {"value": "yes"}
QUESTIONS = [
    {"code": "greeted", "words": words("Greeted?"), "na_allowed": True},
    {"code": "kind", "words": words("Kind?"), "na_allowed": True, "weight": 3},
]


@pytest.fixture(scope="module")
def card(api: Api) -> UUID:
    """A scorecard in force, with two questions in one section."""
    section = {"code": "first", "title": words("Manner"), "weight": 40, "questions": QUESTIONS}
    return Card(api, "Evaluated", sections=[section]).approved().id


class Review:
    """A supervisor's evaluation of a contact that the test handler had."""

    def __init__(self, api: Api, card: UUID, contact: UUID | None = None, **fields: Any) -> None:
        self.api, self.contact = api, contact or api.new_contact()
        self.id = new_id()
        self.path = f"/evaluations/{self.id}"
        body = {"contact_id": str(self.contact), "scorecard_version_id": str(card), **fields}
        self.answer = api.put(self.path, body, S)

    @property
    def whole(self) -> dict[str, Any]:
        found: dict[str, Any] = self.api.get(self.path, S).json()
        return found

    @property
    def state(self) -> str:
        return str(self.whole["info"]["state"])

    def write(self, *, version: int | None = None, **answers: Any) -> Any:
        content = {"answers": answers, "feedback": "Warm and patient."}
        tag = {"If-Match": f'"{version or self.whole["info"]["version"]}"'}
        return self.api.put(f"{self.path}/changes/{new_id()}", {"content": content}, S, headers=tag)

    def move(self, move: str, role: Role = S, **fields: Any) -> Any:
        tag = {"If-Match": f'"{self.whole["info"]["version"]}"'}
        return self.api.put(f"{self.path}/moves/{new_id()}", {"move": move, **fields}, role, headers=tag)

    def submitted(self, greeted: str = "yes", kind: str = "no") -> "Review":
        assert self.write(greeted={"value": greeted}, kind={"value": kind}).status_code == 200
        answer = self.move("submit")
        assert answer.status_code == 200, answer.text
        return self

    def by_another(self) -> "Review":
        """The reviewer was somebody else: the supervisor who is here may decide disputes of it."""
        with self.api.database.writing() as session:
            trainer = session.query(Account).filter_by(username=USERNAMES[T]).one()
            wanted = update(EvaluationRow).where(EvaluationRow.id == self.id)
            session.execute(wanted.values(reviewer=trainer.id))
        return self


def in_days(days: int) -> str:
    return (datetime.now(UTC).date() + timedelta(days=days)).isoformat()


def refused(answer: Any) -> str:
    assert problem(answer) == (422, "refused"), answer.text
    return " ".join(error["message"] for error in answer.json()["errors"])


def test_from_a_draft_to_its_end(api: Api, card: UUID) -> None:
    review = Review(api, card)
    assert review.answer.status_code == 201, review.answer.text
    info = review.answer.json()["info"]
    assert (info["state"], info["handler_name"], info["score"]) == ("draft", "Test handler", None)
    assert problem(api.get(review.path, H)) == (404, "not-found"), "a draft is told to nobody it is about"
    review.submitted()
    told = api.get(review.path, H).json()
    assert told["info"]["score"]["whole"] == 25.0, "worked out by the server: 1 of 1 + 3"
    assert told["info"]["first_score"] == told["info"]["score"]
    assert told["info"]["score"]["lost"] == ["kind"]
    assert review.move("acknowledge", H).status_code == 200
    assert review.move("close").status_code == 200
    assert [each["move"] for each in review.whole["life"]] == ["submit", "acknowledge", "close"]
    assert "cannot be done" in refused(review.move("dispute", H, disputes=[{"question": "kind", "words": "No"}]))


def test_two_reviewers_at_once_are_told_when_the_second_begins(api: Api, card: UUID) -> None:
    first = Review(api, card)
    second = Review(api, card, first.contact)
    assert problem(second.answer) == (409, "under-review")
    whose = api.get(f"/evaluations?contact={first.contact}", S).json()["items"]
    assert [each["reviewer_name"] for each in whose] == ["Test supervisor"]
    assert first.move("discard").status_code == 200
    assert Review(api, card, first.contact).answer.status_code == 201, "a draft that was thrown away makes room"


def test_a_draft_changed_at_another_desk_is_never_written_over_unasked(api: Api, card: UUID) -> None:
    review = Review(api, card)
    read = review.whole["info"]["version"]
    assert review.write(version=read, greeted=YES).status_code == 200
    assert problem(review.write(version=read, kind=YES)) == (412, "changed")
    assert set(review.whole["content"]["answers"]) == {"greeted"}


def test_what_lacks_is_named_by_question(api: Api, card: UUID) -> None:
    review = Review(api, card)
    review.write(greeted=YES)
    answer = review.move("submit")
    assert refused(answer) == "An answer is needed."
    assert answer.json()["errors"][0]["field"] == "content.answers.kind.value"
    assert "no such question" in refused(review.write(unknown=YES))


def test_all_not_applicable_is_submitted_without_a_score(api: Api, card: UUID) -> None:
    review = Review(api, card).submitted("na", "na")
    assert review.whole["info"]["score"]["whole"] is None


def test_nobody_reviews_what_they_handled(api: Api, card: UUID) -> None:
    own = new_id()
    now = datetime.now(UTC)
    body = {"channel": "phone", "started_at": now, "finished_at": now, "outcome": "answered"}
    assert api.put(f"/contacts/{own}", body, S).status_code == 201
    assert "You handled this contact" in refused(Review(api, card, own).answer)
    waiting = {each["id"] for each in api.get("/contacts-to-review?limit=100", S).json()["items"]}
    assert str(own) not in waiting


def test_contacts_to_review_are_those_that_nobody_has_begun(api: Api, card: UUID) -> None:
    free, taken = api.new_contact(channel="email"), Review(api, card).contact
    listed = api.get("/contacts-to-review?channel=email&limit=100", S).json()["items"]
    assert str(free) in {each["id"] for each in listed}
    assert {each["channel"] for each in listed} == {"email"}
    everything = {each["id"] for each in api.get("/contacts-to-review?limit=100", S).json()["items"]}
    assert str(taken) not in everything


def test_handlers_to_choose_from_are_those_who_work_here_by_name_and_no_more_of_them(api: Api) -> None:
    found = api.get("/handlers", S).json()
    assert all(set(each) == {"id", "name", "team"} for each in found)
    assert [each["name"] for each in found] == sorted(each["name"] for each in found)
    names = {each["name"] for each in found}
    with gone(api):
        left = {each["name"] for each in api.get("/handlers", S).json()}
    assert len(names - left) == 1, "whoever works here no more is not among them"


def test_a_dispute_is_decided_by_somebody_else(api: Api, card: UUID) -> None:
    review = Review(api, card).submitted()
    dispute = [{"question": "kind", "words": "I asked twice how she was."}]
    assert refused(review.move("dispute", H)) == "Say which questions you see otherwise, and why."
    assert review.move("dispute", H, disputes=dispute).status_code == 200
    assert problem(review.move("uphold", note="No.")) == (403, "not-allowed")
    review.by_another()
    assert "Say why" in refused(review.move("amend", content={"answers": {"greeted": YES, "kind": YES}}))
    amended = review.move("amend", note="You did.", content={"answers": {"greeted": YES, "kind": YES}})
    assert amended.status_code == 200, amended.text
    told = api.get(review.path, H).json()
    assert (told["info"]["first_score"]["whole"], told["info"]["score"]["whole"]) == (25.0, 100.0)
    assert told["first_content"]["answers"]["kind"]["value"] == "no"
    assert review.move("acknowledge", H).status_code == 200
    assert "disputed before" in refused(review.move("dispute", H, disputes=dispute))


def test_a_dispute_after_the_limit_is_refused_with_the_day(api: Api, card: UUID) -> None:
    review = Review(api, card).submitted()
    with api.inside() as session:
        over = datetime.now(UTC) - timedelta(days=1)
        session.execute(update(EvaluationRow).where(EvaluationRow.id == review.id).values(dispute_until=over))
    late = review.move("dispute", H, disputes=[{"question": "kind", "words": "Late"}])
    assert f"until {over:%Y-%m-%d}" in refused(late)
    assert review.state == "submitted"


def test_what_was_drafted_on_one_desktop_alone_is_begun_by_the_version_of_that_time(api: Api) -> None:
    """Its scorecard has left force since: by another of the same, and for good."""
    first = Card(api, "Drafted")
    first.approved()
    drafted = datetime.now(UTC)
    second = Card(api, "Drafted anew", scorecard_id=first.scorecard_id).approved()
    assert first.state == ("retired", False)
    assert "not in force" in refused(Review(api, first.id).answer)
    assert Review(api, first.id, drafted_at=drafted.isoformat()).answer.status_code == 201
    assert second.move("retire").status_code == 200
    assert "not in force" in refused(Review(api, second.id, drafted_at=drafted.isoformat()).answer), "it was not, then"


@pytest.mark.parametrize(("days", "says"), [(31, "begin it anew"), (-1, "not possible"), (200_000, "not possible")])
def test_a_time_that_no_draft_can_have_is_refused(api: Api, card: UUID, days: int, says: str) -> None:
    drafted = datetime.now(UTC) - timedelta(days=days)
    answer = Review(api, card, drafted_at=drafted.isoformat()).answer
    assert answer.status_code == 422, answer.text
    assert says in answer.text


@contextmanager
def gone(api: Api) -> Iterator[None]:
    """The test handler works here no more; afterwards they do."""

    def set_active(active: bool) -> None:
        with api.inside() as session:
            session.execute(update(Account).where(Account.username == USERNAMES[H]).values(active=active))

    set_active(False)
    yield
    set_active(True)


def test_a_handler_who_left_is_reviewed_to_the_end_without_them(api: Api, card: UUID) -> None:
    contact = api.new_contact()
    with gone(api):
        review = Review(api, card, contact).submitted()
        assert review.whole["info"]["handler_left"] is True
        action = {"evaluation_id": str(review.id), "words": "Practise", "due_on": in_days(7)}
        assert "has left" in refused(api.put(f"/coaching-actions/{new_id()}", action, S))
        assert review.move("close").status_code == 200


def test_scores_and_feedback_outlive_the_contact(api: Api, card: UUID) -> None:
    draft, done = Review(api, card), Review(api, card).submitted()
    with api.inside() as session:
        for review in (draft, done):
            erase(session, review.contact, datetime.now(UTC))
    assert problem(api.get(f"/contacts/{draft.contact}/review-material", S)) == (410, "erased")
    assert api.get(done.path, H).json()["content"]["feedback"] == "Warm and patient."
    assert draft.submitted().state == "submitted", "what was reviewed already is not lost"
    assert problem(Review(api, card, draft.contact).answer) == (410, "erased")


def test_a_handler_sees_their_own_and_nobody_elses(api: Api, card: UUID) -> None:
    mine, draft = Review(api, card).submitted(), Review(api, card)
    seen = {each["id"] for each in api.get("/evaluations?limit=100", H).json()["items"]}
    assert str(mine.id) in seen
    assert str(draft.id) not in seen
    entry = {"username": "second.handler", "password": PASSWORD}
    api.put(f"/accounts/{new_id()}", {**entry, "name": "Second", "role": "handler"}, Role.ADMINISTRATOR)
    token = api.post("/accounts/sign-in", entry, None).json()["access_token"]
    other = {"Authorization": f"Bearer {token}"}
    assert problem(api.get(mine.path, None, headers=other)) == (404, "not-found")
    assert api.get("/evaluations", None, headers=other).json()["items"] == []
    assert api.get("/coaching-actions", None, headers=other).json()["items"] == []


def test_a_version_that_was_retired_during_a_draft_is_still_what_it_is_made_by(api: Api) -> None:
    section = {"code": "first", "title": words("Manner"), "weight": 40, "questions": QUESTIONS}
    old = Card(api, "Old", sections=[section]).approved()
    review = Review(api, old.id)
    assert old.move("retire").status_code == 200
    assert review.submitted().state == "submitted"
    assert "not in force" in refused(Review(api, old.id).answer)


def test_coaching_is_due_done_and_looked_at_again(api: Api, card: UUID) -> None:
    review = Review(api, card).submitted()
    path = f"/coaching-actions/{new_id()}"
    asked = {"evaluation_id": str(review.id), "question": "kind", "words": "Ask how they are.", "scenario": "kind-ways"}
    asked |= {"due_on": in_days(0), "recheck_on": in_days(7)}
    assert api.put(path, asked, S).status_code == 201

    def change(state: str, version: int, role: Role) -> Any:
        return api.put(f"{path}/changes/{new_id()}", {"state": state}, role, headers={"If-Match": f'"{version}"'})

    listed = api.get(f"/coaching-actions?evaluation={review.id}", H).json()["items"]
    assert [each["words"] for each in listed] == ["Ask how they are."]
    assert problem(change("checked", 1, H)) == (403, "not-allowed")
    assert change("done", 1, H).json()["state"] == "done"
    assert "looked at again on" in refused(change("checked", 2, S))
    with api.inside() as session:
        session.execute(update(CoachingRow).values(recheck_on=datetime.now(UTC).date()))
    assert change("checked", 2, S).json()["state"] == "checked"
    late = {**asked, "due_on": in_days(-1)}
    assert "gone by" in refused(api.put(f"/coaching-actions/{new_id()}", late, S))
