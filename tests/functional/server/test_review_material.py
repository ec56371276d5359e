"""What a reviewer is shown of a contact; and that one that was erased is gone, with all that was said in it."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import msgspec
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from agent_desktop.contacts.draft import as_run
from agent_desktop.contract.accounts import Role
from agent_desktop.contract.problems import Problem
from agent_desktop.contract.reviewing import ReviewMaterial
from agent_desktop.faults import EnvironmentFault
from agent_desktop.ids import new_id
from agent_desktop.reviews.proofs import proofs
from central_server.audit.tables import AuditRow
from central_server.cases.tables import CaseRow
from central_server.contacts.command_line import erase_contact
from central_server.contacts.tables import ContactEventRow, StepMedianRow
from central_server.feed.tables import FeedRow
from central_server.flags.tables import FlagRow
from central_server.knowledge.tables import ArticleVersionRow
from central_server.scripts.tables import ScriptVersionRow
from central_server.writes.tables import Receipt
from tests.functional.server.authority import BIN, LONG_AGO, add_person
from tests.functional.server.conftest import Api, problem
from tests.functional.server.test_deliveries import item, verdicts
from tests.functional.server.test_quotes import add_article, quote
from tests.functional.server.test_script_runs import run
from tests.functional.server.test_writes import case_body, contact_body
from tests.unit.reviews.material import Walk, whole

H, S, T = Role.HANDLER, Role.SUPERVISOR, Role.TRAINER


def shown(api: Api, contact_id: UUID, role: Role = S) -> ReviewMaterial:
    answer = api.get(f"/contacts/{contact_id}/review-material", role, headers={"Access-Reason": "review"})
    assert answer.status_code == 200, answer.text
    return msgspec.json.decode(answer.content, type=ReviewMaterial)


def add_script(session: Session, walk: Walk) -> None:
    if session.scalar(select(ScriptVersionRow.id).where(ScriptVersionRow.hash == walk.hash)) is None:
        said = {"script_id": "bins", "number": 1, "state": "published", "title": "Bins", "source": ""}
        content = msgspec.json.encode(walk.script).decode()
        session.add(
            ScriptVersionRow(id=new_id(), hash=walk.hash, script=content, made_at=LONG_AGO, changed_at=LONG_AGO, **said)
        )


def add_flag(session: Session, citizen_id: UUID, code: str, *, starts_on: date = date(2026, 1, 5)) -> None:
    days = {"asked_on": starts_on, "starts_on": starts_on, "review_on": date(2027, 1, 1)}
    flag = {"citizen_id": citizen_id, "code": code, "asked_by": "them", "basis": "consent", "recorded_at": LONG_AGO}
    session.add(FlagRow(id=new_id(), **flag, **days))


def test_everything_of_a_contact_comes_in_one_answer(api: Api) -> None:
    walk, now = whole(), datetime.now(UTC)
    with api.inside() as session:
        citizen_id = add_person(session, "Reviewed Person")
        add_script(session, walk)
        add_flag(session, citizen_id, "HEAR")
        add_flag(session, citizen_id, "PVP")
        add_flag(session, citizen_id, "TEMP", starts_on=(now + timedelta(days=20)).date())
        article_id = add_article(session, "Told", version=2)
        version = {"article_id": article_id, "number": 2, "state": "validated", "title": {"en": "Told then"}}
        version |= {"validated_at": LONG_AGO, "review_by": date(2026, 2, 1), "content": {}}
        session.add(ArticleVersionRow(id=new_id(), made_at=LONG_AGO, changed_at=LONG_AGO, **version))
        session.merge(StepMedianRow(team="Test", script_id="bins", step="which", seconds=11.0, runs=7))
        session.merge(StepMedianRow(team="Test", script_id="bins", step="back", seconds=11.0, runs=4))
    events = [{"what": "answered", "at": now, "detail": "14"}, {"what": "held", "at": now}]
    runs = [msgspec.to_builtins(as_run(walk.state))]
    contact_id = api.new_contact(
        citizen_id,
        script_runs=runs,
        quotes=[quote(article_id, version=2), quote()],
        events=events,
        outcome="case_raised",
        service_code=BIN,
    )
    case = case_body(api, contact_id=contact_id, citizen_id=citizen_id, answers={"bin": "green"})
    assert api.put(f"/cases/{new_id()}", case).status_code == 201
    material = shown(api, contact_id)
    assert shown(api, contact_id, H) == material
    assert (material.citizen_name, material.contact_title) == ("Reviewed Person", "Missed bin")
    assert [event.detail for event in material.events] == ["14", ""]
    assert material.scripts == {walk.hash: walk.script}
    assert material.medians["bins:which"] == 11.0
    assert "bins:back" not in material.medians, "of fewer than five runs"
    assert [flag.code for flag in material.flags] == ["HEAR"]
    assert [(each.title.en, each.past_review) for each in material.quotes] == [("Told then", True), ("", False)]
    (raised,) = material.cases
    assert (raised.case.reference, raised.lacks) == (case["reference"], ())
    assert raised.due_then is not None
    told = {proof.value: answer.value for proof, answer in proofs(material).items()}
    assert (told["required_steps"], told["adapted_wording"], told["right_service"]) == ("yes", "no", "yes")


def test_supervisors_and_whoever_handled_it_see_it_and_each_look_is_written_down(api: Api) -> None:
    with api.inside() as session:
        citizen_id = add_person(session, "Looked At")
    contact_id = new_id()
    assert api.put(f"/contacts/{contact_id}", contact_body(citizen_id=citizen_id), S).status_code == 201
    path = f"/contacts/{contact_id}/review-material"
    assert problem(api.get(path, H)) == (403, "not-allowed")
    assert problem(api.get(path, T)) == (403, "not-allowed")
    assert problem(api.get(path, S, headers={"Access-Reason": ""})) == (400, "reason-required")
    assert problem(api.get(f"/contacts/{new_id()}/review-material", S)) == (404, "not-found")
    shown(api, contact_id)
    with api.inside() as session:
        rows = session.scalars(select(AuditRow).where(AuditRow.subject_id == contact_id)).all()
        assert [(row.citizen_id, row.reason) for row in rows if row.action == "contact.review"] == [
            (citizen_id, "review")
        ]


def test_more_events_than_there_can_be_are_refused(api: Api) -> None:
    event = {"what": "held", "at": datetime.now(UTC)}
    for events, kind in (
        ([event] * 501, (400, "malformed")),
        ([{**event, "at": "2031-01-01T00:00:00Z"}], (422, "clock")),
    ):
        answer = api.put(f"/contacts/{new_id()}", contact_body(events=events))
        assert problem(answer) == kind


def test_an_erased_contact_is_gone_with_all_that_was_said_in_it(api: Api) -> None:
    url = api.database.engine.url.render_as_string(hide_password=False)
    with api.inside() as session:
        citizen_id = add_person(session, "Forgotten Person")
    contact_id, case_id = new_id(), new_id()
    body = contact_body(
        citizen_id=citizen_id,
        notes="A secret",
        script_runs=[run()],
        quotes=[quote()],
        events=[{"what": "held", "at": datetime.now(UTC)}],
        outcome="case_raised",
    )
    assert api.put(f"/contacts/{contact_id}", body).status_code == 201
    case = case_body(api, contact_id=contact_id, citizen_id=citizen_id, answers={"bin": "green"})
    assert api.put(f"/cases/{case_id}", case).status_code == 201
    erase_contact(url, str(contact_id), datetime.now(UTC))
    for path in (f"/contacts/{contact_id}/review-material", f"/contacts/{contact_id}"):
        assert problem(api.get(path, S)) == (410, "erased")
    assert "Forgotten" not in msgspec.json.decode(api.get(f"/contacts/{contact_id}", S).content, type=Problem).detail
    assert api.get(f"/citizens/{citizen_id}/history").json()["items"] == []
    with api.inside() as session:
        row = session.get(CaseRow, case_id)
        assert row is not None
        assert row.contact_id is None
        assert session.scalar(select(ContactEventRow).where(ContactEventRow.contact_id == contact_id)) is None
        receipt = session.get(Receipt, contact_id)
        assert receipt is not None
        assert b"secret" not in receipt.body
        told = session.scalars(select(FeedRow.seq).where(FeedRow.key == str(citizen_id))).all()
        assert len(told) == len(set(told)) == 3
        erased = session.scalars(select(AuditRow).where(AuditRow.action == "contact.erase")).all()
        assert citizen_id in {entry.citizen_id for entry in erased}
    # Sent again by a desktop that never heard the answer, it is answered and does not come back.
    assert api.put(f"/contacts/{contact_id}", body).status_code == 201
    (verdict,) = verdicts(api, {**item("contact", body), "id": contact_id})
    assert verdict["status"] == 201
    assert problem(api.get(f"/contacts/{contact_id}", S)) == (410, "erased")
    for wrong in (str(contact_id), str(new_id()), "it"):
        with pytest.raises(EnvironmentFault):
            erase_contact(url, wrong, datetime.now(UTC))
