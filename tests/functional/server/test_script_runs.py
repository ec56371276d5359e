"""What was gone through in a contact is kept with it, as it was sent, and shown to few."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select

from agent_desktop.contract.accounts import Role
from agent_desktop.ids import new_id
from central_server.audit.tables import AuditRow
from tests.functional.server.authority import add_person
from tests.functional.server.conftest import Api, problem
from tests.functional.server.test_deliveries import item, verdicts
from tests.functional.server.test_writes import contact_body

H, S = Role.HANDLER, Role.SUPERVISOR
AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC).isoformat().replace("+00:00", "Z")


def move(**fields: Any) -> dict[str, Any]:
    """One line of a trace, all its fields told."""
    said: dict[str, Any] = {"reply": None, "reason": "", "to": "", "to_script": "", "pins": [], "situation": None}
    return {
        "did": "waived", "at": AT, "script_id": "bin", "step": "which", "flags": ["HEAR"], "language": "cy",
        "shown": [], **said, **fields,
    }  # fmt: skip


def run(*moves: dict[str, Any], **fields: Any) -> dict[str, Any]:
    pins = [{"script_id": "bin", "hash": "a" * 64}, {"script_id": "identity", "hash": "b" * 64}]
    return {"mode": "live", "pins": pins, "trace": list(moves) or [move()], "ended": "said", **fields}


def answered(value: object) -> dict[str, Any]:
    return move(did="answered", reply={"values": {"bin": value}, "failed": False})


def test_traces_come_back_as_they_were_sent_and_stand_in_no_history(api: Api) -> None:
    with api.inside() as session:
        citizen_id = add_person(session, "Traced Person")
    runs = [run(answered("שלום e\u0301"), answered(["a", "b"]), answered(2.5)), run(ended=None)]
    contact_id = api.new_contact(citizen_id, script_runs=runs)
    for role in (H, S):
        assert api.get(f"/contacts/{contact_id}/script-runs", role).json() == runs
    assert "script_runs" not in api.get(f"/contacts/{contact_id}").json()
    assert "script" not in api.get(f"/citizens/{citizen_id}/history").text
    without = api.new_contact(citizen_id)
    assert api.get(f"/contacts/{without}/script-runs").json() == []
    assert problem(api.get(f"/contacts/{new_id()}/script-runs")) == (404, "not-found")


def test_each_look_at_a_trace_is_written_down_with_its_reason(api: Api) -> None:
    with api.inside() as session:
        citizen_id = add_person(session, "Looked At")
    contact_id = api.new_contact(citizen_id, script_runs=[run()])
    api.get(f"/contacts/{contact_id}/script-runs", S, headers={"Access-Reason": "review"})
    unexplained = api.get(f"/contacts/{contact_id}/script-runs", S, headers={"Access-Reason": ""})
    assert problem(unexplained) == (400, "reason-required")
    with api.inside() as session:
        rows = session.scalars(select(AuditRow).where(AuditRow.action == "contact.script_runs")).all()
        seen = [(row.citizen_id, row.reason) for row in rows if row.subject_id == contact_id]
    assert seen == [(citizen_id, "review")]


def test_a_handler_sees_traces_of_their_own_contacts_only(api: Api) -> None:
    contact_id = new_id()
    assert api.put(f"/contacts/{contact_id}", contact_body(script_runs=[run()]), S).status_code == 201
    assert problem(api.get(f"/contacts/{contact_id}/script-runs", H)) == (403, "not-allowed")
    assert api.get(f"/contacts/{contact_id}/script-runs", S).json() == [run()]


def test_what_is_too_much_is_refused_with_words_and_nothing_is_kept(api: Api) -> None:
    limits = (
        ([run(*[move()] * 2001)], "script_runs.0.trace", "At most 2000 moves"),
        ([run()] * 51, "script_runs", "At most 50 scripts"),
        ([run(*[answered("x" * 4000)] * 30)] * 4, "script_runs", "at most 400 kB"),
        ([run(), run(mode="practice")], "script_runs.1.mode", "real contact"),
        ([run(mode="preview")], "script_runs.0.mode", "real contact"),
        ([run(pins=[])], "script_runs.0.pins", "which versions"),
        ([run(pins=[{"script_id": "bin", "hash": "x"}])], "script_runs.0.pins", "which versions"),
        ([run(pins=[{"script_id": "b" * 100, "hash": "a" * 64}])], "script_runs.0.pins", "which versions"),
    )
    for runs, field, said in limits:
        contact_id = new_id()
        answer = api.put(f"/contacts/{contact_id}", contact_body(script_runs=runs))
        assert problem(answer) == (422, "refused")
        (error,) = answer.json()["errors"]
        assert (error["field"], said in error["message"]) == (field, True), error
        assert problem(api.get(f"/contacts/{contact_id}")) == (404, "not-found")
    most = [run(*[move()] * 500), *[run()] * 49]
    contact_id = api.new_contact(script_runs=most)
    assert api.get(f"/contacts/{contact_id}/script-runs").json() == most
    long = [run(answered("x" * 100_000))]
    assert problem(api.put(f"/contacts/{new_id()}", contact_body(script_runs=long))) == (400, "malformed")


def test_a_contact_sent_again_keeps_its_traces_once(api: Api) -> None:
    contact_id, body = new_id(), contact_body(script_runs=[run(), run()])
    first = api.put(f"/contacts/{contact_id}", body)
    again = api.put(f"/contacts/{contact_id}", body)
    assert (again.status_code, again.content) == (201, first.content)
    other = {**body, "script_runs": [run()]}
    assert problem(api.put(f"/contacts/{contact_id}", other)) == (422, "id-reused")
    assert api.get(f"/contacts/{contact_id}/script-runs").json() == [run(), run()]


def test_traces_come_with_deliveries_as_well(api: Api) -> None:
    good = item("contact", contact_body(script_runs=[run()]))
    bad = item("contact", contact_body(script_runs=[run(mode="practice")]))
    told = verdicts(api, good, bad)
    assert [verdict["status"] for verdict in told] == [201, 422]
    assert told[1]["problem"]["errors"][0]["field"] == "script_runs.0.mode"
    assert verdicts(api, good)[0]["status"] == 201
    assert api.get(f"/contacts/{good['id']}/script-runs").json() == [run()]
    assert problem(api.get(f"/contacts/{bad['id']}/script-runs")) == (404, "not-found")
