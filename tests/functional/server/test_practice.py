"""Attempts are kept as they were, seen by those who may, and turned into a coach's word and into what stumbles say."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest
from sqlalchemy import select

from agent_desktop.contract.accounts import Role
from agent_desktop.contract.practice import AttemptWrite
from agent_desktop.ids import new_id
from central_server.audit.tables import AuditRow
from tests.functional.server.conftest import Api, problem, serving
from tests.functional.server.practising import STEP, attempt, line_of, made, point
from tests.functional.server.reviewers import Reviewer, reviewer
from tests.functional.server.test_deliveries import item

H, S, T, A = Role.HANDLER, Role.SUPERVISOR, Role.TRAINER, Role.ADMINISTRATOR


@pytest.fixture(scope="module")
def api(database_kind: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    """A server of this file's own: a cohort is everyone."""
    with serving(database_kind, request, tmp_path_factory) as running:
        yield running


@pytest.fixture
def trainer(api: Api) -> Reviewer:
    return reviewer(api, "Tess", role=T)


@pytest.fixture
def trainee(api: Api) -> Reviewer:
    return reviewer(api, "Nils", role=H)


def test_an_attempt_comes_back_as_it_was_sent_and_is_taken_once(trainee: Reviewer) -> None:
    attempt_id, sent = new_id(), attempt(notes="Bin missed on Monday.", hints=2)
    first = trainee.put(f"/practice-attempts/{attempt_id}", sent)
    assert first.status_code == 201
    assert trainee.put(f"/practice-attempts/{attempt_id}", sent).json() == first.json()
    assert problem(trainee.put(f"/practice-attempts/{attempt_id}", {**sent, "hints": 3})) == (422, "id-reused")
    whole = trainee.get(f"/practice-attempts/{attempt_id}").json()
    assert msgspec.convert(whole["content"], AttemptWrite) == msgspec.json.decode(
        msgspec.json.encode(sent), type=AttemptWrite
    )
    assert whole["info"] == first.json()
    assert (whole["info"]["trainee_name"], whole["info"]["hints"]) == ("Nils", 2)


def test_a_delivery_of_an_attempt_and_its_put_are_one_write(api: Api, trainee: Reviewer) -> None:
    sent = item("practice_attempt", attempt())
    told = trainee.call("POST", "/deliveries", body={"items": [sent]}).json()["verdicts"]
    assert [verdict["status"] for verdict in told] == [201]
    put = trainee.put(f"/practice-attempts/{sent['id']}", sent["body"])
    assert put.json() == told[0]["record"]
    other = api.post("/deliveries", {"items": [item("practice_attempt", attempt())]}, A)
    assert other.json()["verdicts"][0]["status"] == 403, "an administrator takes no calls"


def test_ones_own_in_their_order_and_a_page_at_a_time(trainee: Reviewer) -> None:
    now = datetime.now(UTC)
    sent = [made(trainee, began_at=now - timedelta(hours=hours), scenario=f"s-{hours % 2}") for hours in (5, 2, 9)]
    told = trainee.get("/practice-attempts").json()["items"]
    assert [each["id"] for each in told] == [sent[1]["id"], sent[0]["id"], sent[2]["id"]]
    first = trainee.get("/practice-attempts?limit=2").json()
    rest = trainee.get(f"/practice-attempts?limit=2&cursor={first['next_cursor']}").json()
    assert [each["id"] for each in (*first["items"], *rest["items"])] == [each["id"] for each in told]
    only = trainee.get("/practice-attempts?scenario=s-1").json()["items"]
    assert [each["id"] for each in only] == [sent[0]["id"], sent[2]["id"]]


def test_who_trains_sees_anyones_and_each_look_is_written_down(api: Api, trainer: Reviewer, trainee: Reviewer) -> None:
    info = made(trainee)
    path = f"/practice-attempts/{info['id']}"
    assert trainee.get(path).status_code == 200
    assert trainer.get(f"/practice-attempts?trainee={trainee.id}").json()["items"] == [info]
    assert trainer.get(path).json()["info"] == info
    with api.inside() as session:
        looks = session.scalars(select(AuditRow).where(AuditRow.action == "practice-attempt.read"))
        seen = [row.account_id for row in looks if str(row.subject_id) == info["id"]]
    assert seen == [trainer.id], "nobody is written down for looking at their own"


def test_a_colleague_sees_nothing_of_it(api: Api, trainee: Reviewer) -> None:
    info = made(trainee)
    other = reviewer(api, "Olga", role=H)
    assert problem(other.get(f"/practice-attempts/{info['id']}")) == (404, "not-found")
    assert problem(other.get(f"/practice-attempts?trainee={trainee.id}")) == (403, "not-allowed")
    assert problem(other.get(f"/practice-enrolment?trainee={trainee.id}")) == (403, "not-allowed")
    comment = f"/practice-attempts/{info['id']}/comments/{new_id()}"
    assert problem(other.put(comment, {"at": 1, "words": "I saw this."})) == (404, "not-found")


@pytest.mark.parametrize(
    ("bad", "refusal", "says"),
    [
        ({"began_at": datetime.now(UTC) + timedelta(days=2)}, (422, "clock"), ""),
        ({"worked": 7_200.0}, (422, "refused"), "worked"),
        ({"worked": 2_000.0, "paused": 7_000.0}, (422, "refused"), "worked"),
        ({"worked": -1}, (400, "malformed"), ""),
        ({"score": 101}, (400, "malformed"), ""),
        ({"scenario_hash": "none"}, (400, "malformed"), ""),
        ({"points": [point(), point()]}, (422, "refused"), "one code"),
        ({"points": [point(got=11)]}, (422, "refused"), "More was won"),
        ({"points": [point(at=900)]}, (422, "refused"), "after its end"),
        ({"heard": [{"by": "caller", "at": 900, "words": "Hello?"}]}, (422, "refused"), "after its end"),
        ({"heard": [{"by": "nobody", "at": 1, "words": "Hello?"}]}, (400, "malformed"), ""),
        ({"heard": [{"by": "caller", "at": 1, "words": "x"}] * 501}, (400, "malformed"), ""),
        ({"notes": "a\0b"}, (400, "malformed"), ""),
        ({"guessed": True}, (400, "malformed"), ""),
        ({"events": [{"what": "held", "at": "2020-01-01T00:00:00Z"}]}, (422, "refused"), "before it began"),
        ({"events": [{"what": "held", "at": "2099-01-01T00:00:00Z"}]}, (422, "refused"), "still to come"),
    ],
)
def test_an_attempt_that_cannot_be_true_is_refused(
    trainee: Reviewer, bad: dict[str, Any], refusal: tuple[int, str], says: str
) -> None:
    answer = trainee.put(f"/practice-attempts/{new_id()}", attempt(**bad))
    assert problem(answer) == refusal
    assert says in " ".join(f"{error['field']} {error['message']}" for error in answer.json()["errors"])


def test_a_coach_and_the_trainee_speak_at_a_moment(trainer: Reviewer, trainee: Reviewer) -> None:
    info = made(trainee)
    path = f"/practice-attempts/{info['id']}"
    for who, at, words in ((trainer, 20, "Name one bin at a time."), (trainee, 3, "She spoke very softly.")):
        comment, body = f"{path}/comments/{new_id()}", {"at": at, "words": words}
        first = who.put(comment, body)
        assert first.status_code == 201, first.text
        assert who.put(comment, body).json() == first.json()
    told = trainee.get(path).json()
    assert [(each["at"], each["by_name"]) for each in told["comments"]] == [(3, "Nils"), (20, "Tess")]
    assert told["info"]["comments"] == 2
    assert problem(trainer.put(f"{path}/comments/{new_id()}", {"at": 400, "words": "Late."})) == (422, "refused")
    assert problem(trainer.put(f"{path}/comments/{new_id()}", {"at": 1, "words": " "})) == (422, "refused")


def test_what_stumbles_say_is_by_step_and_wording(api: Api, trainer: Reviewer, trainee: Reviewer) -> None:
    step = "stumbling/which_bin"
    other = reviewer(api, "Olaf", role=H)
    lost, won = point(got=0, step=step), point(step=step)
    notes = point("notes", kind="notes", got=2, step=step)
    for who, said in ((trainee, lost), (trainee, won), (other, lost)):
        made(who, points=[said])
    made(other, points=[lost, notes], ended="left")
    made(trainer, points=[lost])
    whole = trainer.get("/practice-stumbles").json()
    found = [each for each in whole["stumbles"] if each["at"] == step]
    assert [(each["kind"], each["lost"], each["attempts"], each["trainees"]) for each in found] == [
        ("answers", 2, 3, 2)
    ], "neither what was left nor a trainer's own counts"


def test_a_wording_that_is_misheard_shows_beside_the_others(trainer: Reviewer, trainee: Reviewer) -> None:
    for variant, got in (("slowly", 10), ("plain", 0), ("plain", 10), ("plain", 0)):
        made(trainee, variant=variant, points=[point(got=got)])
    found = [each for each in trainer.get("/practice-stumbles?days=1").json()["stumbles"] if each["at"] == STEP]
    plain = next(each for each in found if each["variant"] == "plain")
    assert (plain["lost"], plain["attempts"], plain["mean_seconds"]) == (2, 3, 30.0)
    assert not [each for each in found if each["variant"] == "slowly"], "nothing was lost by it"


def test_a_cohort_is_told_at_a_glance(trainer: Reviewer, trainee: Reviewer) -> None:
    now = datetime.now(UTC)
    for hours, score, critical in (
        (9, 40, 1),
        (8, 60, 0),
        (7, 80, 2),
        (6, 90, 0),
        (5, 90, 0),
        (4, 90, 0),
        (3, None, 0),
    ):
        made(trainee, began_at=now - timedelta(hours=hours), score=score, critical=critical, points=[])
    line = line_of(trainer, trainee)
    assert (line["attempts"], line["last_score"], line["critical_in_last_five"]) == (7, 90, 2)
    assert line["mean_score"] == 75
    assert (line["course"], line["passed"], line["signed"]) == (None, 0, None)
    assert all(each["name"] != "Tess" for each in trainer.get("/practice-cohort").json()["trainees"])
