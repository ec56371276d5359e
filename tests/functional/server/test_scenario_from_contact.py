"""A scenario from a real contact: who may see what of it, and that nobody in it can be saved with it."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import msgspec
import pytest
from msgspec.structs import replace
from sqlalchemy import select

from agent_desktop.contract.accounts import Role
from agent_desktop.contract.base import Page
from agent_desktop.contract.practice import KeptScenario, ScenarioWrite
from agent_desktop.contract.practice_scenarios import PracticeScenario
from agent_desktop.contract.rewriting import ContactForPractice, PersonRole, PracticeMaterial
from agent_desktop.contract.scripts import Wording
from agent_desktop.faults import EnvironmentFault
from agent_desktop.ids import new_id
from agent_desktop.practice.fitting import misfits
from agent_desktop.practice.rewriting.beginning import begin, workshop_for
from agent_desktop.practice.rewriting.drafting import Draft, confirm, draft_of, write, written
from agent_desktop.practice.rewriting.passages import Workshop
from agent_desktop.scripts.catalogue import read_catalogue
from agent_desktop.scripts.command import LIBRARY
from central_server.audit.tables import AuditRow
from central_server.contacts.command_line import erase_contact
from central_server.contacts.tables import ContactRow, ScriptRunRow
from central_server.scripts.tables import ScriptVersionRow
from tests.functional.server.authority import LONG_AGO, add_person
from tests.functional.server.conftest import Api, problem
from tests.functional.server.test_script_runs import run
from tests.unit.practice.rewriting.made import VERSIONS, material

H, S, T = Role.HANDLER, Role.SUPERVISOR, Role.TRAINER
BORN = date(1941, 3, 14)
NOTES = "Mrs Pritchard rang from 01632 960101. Mair's gate is at FB3 4QX; born 14 March 1941."


def a_contact(api: Api, notes: str = NOTES) -> UUID:
    """On the script of missed bins, gone through to its end."""
    walked = material()
    with api.inside() as session:
        citizen_id = add_person(
            session,
            "Mair Pritchard",
            phone="+441632960101",
            birth_date=BORN,
            postcode="FB3 4QX",
            email="mair.pritchard@example.org",
        )
        for version in VERSIONS.values():
            if session.scalar(select(ScriptVersionRow.id).where(ScriptVersionRow.hash == version.hash)) is None:
                said = {"script_id": version.script.id, "state": "published", "title": "", "source": ""}
                content = msgspec.json.encode(version.script).decode()
                moments = {"made_at": LONG_AGO, "changed_at": LONG_AGO}
                number = 9_000
                row = ScriptVersionRow(id=new_id(), hash=version.hash, script=content, number=number, **said, **moments)
                session.add(row)
    runs = [msgspec.to_builtins(each) for each in walked.runs]
    return api.new_contact(citizen_id, notes=notes, script_runs=runs)


def asked_for(api: Api, contact_id: UUID, role: Role = T) -> PracticeMaterial:
    answer = api.get(f"/contacts/{contact_id}/practice-material", role, headers={"Access-Reason": "practice"})
    assert answer.status_code == 200, answer.text
    return msgspec.json.decode(answer.content, type=PracticeMaterial)


def begun(api: Api, contact_id: UUID) -> tuple[Draft, Workshop]:
    found = asked_for(api, contact_id)
    shop = workshop_for(found)
    return draft_of(contact_id, begin(found, shop)), shop


def confirmed(draft: Draft) -> Draft:
    for passage in draft.lacking:
        draft = confirm(draft, passage.at)
    return draft


def sent(api: Api, asked: ScenarioWrite, role: Role = T) -> Any:
    return api.put(f"/practice-scenarios/{new_id()}", msgspec.to_builtins(asked), role)


def test_the_list_names_nobody(api: Api) -> None:
    contact_id = a_contact(api)
    halfway = api.new_contact(script_runs=[run()])
    answer = api.get("/contacts-for-practice?limit=100", T)
    listed = {each.id: each for each in msgspec.json.decode(answer.content, type=Page[ContactForPractice]).items}
    assert (listed[contact_id].script, listed[contact_id].whole) == ("missed-bin", True)
    assert halfway in listed
    assert "Pritchard" not in answer.text
    assert "01632" not in answer.text
    only = msgspec.json.decode(
        api.get("/contacts-for-practice?script=missed-bin", S).content, type=Page[ContactForPractice]
    ).items
    assert {each.script for each in only} == {"missed-bin"}
    for role in (H, Role.ADMINISTRATOR):
        assert problem(api.get("/contacts-for-practice", role)) == (403, "not-allowed")


def test_the_material_is_the_least_and_each_look_is_written_down(api: Api) -> None:
    contact_id = a_contact(api)
    found = asked_for(api, contact_id)
    assert [person.role for person in found.people] == [PersonRole.CITIZEN, PersonRole.COLLEAGUE]
    assert found.people[0].birth_date == BORN
    assert found.notes == NOTES
    assert any(each.ended for each in found.runs)
    with api.inside() as session:
        citizen_id = session.get_one(ContactRow, contact_id).citizen_id
        rows = session.scalars(select(AuditRow).where(AuditRow.subject_id == contact_id)).all()
        assert [(row.action, row.citizen_id, row.reason) for row in rows if "practice" in row.action] == [
            ("contact.practice", citizen_id, "practice")
        ]
    path = f"/contacts/{contact_id}/practice-material"
    assert problem(api.get(path, T, headers={"Access-Reason": "review"})) == (400, "reason-required")
    assert problem(api.get(path, H, headers={"Access-Reason": "practice"})) == (403, "not-allowed")
    unknown = f"/contacts/{new_id()}/practice-material"
    assert problem(api.get(unknown, T, headers={"Access-Reason": "practice"})) == (404, "not-found")


def test_one_that_came_to_no_end_cannot_be_rewritten(api: Api) -> None:
    contact_id = api.new_contact(script_runs=[run()])
    with api.inside() as session:
        row = session.get_one(ScriptRunRow, (contact_id, 0))
        row.run = row.run.replace('"ended":"', '"ended_not":"')
    answer = api.get(f"/contacts/{contact_id}/practice-material", T, headers={"Access-Reason": "practice"})
    assert problem(answer) == (422, "refused")


def test_what_was_confirmed_is_kept_and_fits_the_scripts(api: Api) -> None:
    draft, shop = begun(api, a_contact(api))
    asked = written(confirmed(draft), shop)
    answer = sent(api, asked)
    assert answer.status_code == 201, answer.text
    kept = msgspec.json.decode(answer.content, type=KeptScenario)
    assert kept.scenario.made_from_contact
    assert "Pritchard" not in answer.text
    assert misfits(kept.scenario, VERSIONS, read_catalogue(LIBRARY / "catalogue.json")) == ()
    # Nobody keeps which contact it was: its next version is not asked for it.
    later = ScenarioWrite(scenario=replace(kept.scenario, level=3), confirmed=True)
    assert sent(api, later).json()["version"] == 2


def test_one_that_was_erased_is_made_into_nothing(api: Api) -> None:
    contact_id = a_contact(api)
    draft, shop = begun(api, contact_id)
    asked = written(confirmed(draft), shop)
    erase_contact(api.database.engine.url.render_as_string(hide_password=False), str(contact_id), datetime.now(UTC))
    path = f"/contacts/{contact_id}/practice-material"
    assert problem(api.get(path, T, headers={"Access-Reason": "practice"})) == (410, "erased")
    assert problem(sent(api, asked)) == (410, "erased")
    assert problem(sent(api, replace(asked, contact=new_id()))) == (404, "not-found")
    listed = msgspec.json.decode(api.get("/contacts-for-practice?limit=100", T).content, type=Page[ContactForPractice])
    assert contact_id not in {each.id for each in listed.items}


@pytest.mark.parametrize(
    ("left", "field", "what"),
    [
        ("Mair was kind", "expects.example_notes.en", "A name"),
        ("Mrs Pritchrad was kind", "expects.example_notes.en", "A name"),
        ("rang from 01632-960 101", "expects.example_notes.en", "A telephone number"),
        ("lives at fb34qx", "expects.example_notes.en", "A postcode"),
        ("mair.pritchard@example.org", "expects.example_notes.en", "An e-mail address"),
        ("born on the 14th of March 1941", "expects.example_notes.en", "A date of birth or of death"),
    ],
)
def test_the_server_finds_what_is_left_and_says_where(api: Api, left: str, field: str, what: str) -> None:
    draft, shop = begun(api, a_contact(api))
    asked = written(confirmed(draft), shop)
    expects = replace(asked.scenario.expects, example_notes=Wording(en=f"It was so: {left}"))
    answer = sent(api, replace(asked, scenario=replace(asked.scenario, expects=expects)))
    assert problem(answer) == (422, "refused")
    errors = answer.json()["errors"]
    assert {error["field"] for error in errors} == {f"scenario.{field}"}
    assert errors[0]["message"].startswith(what)
    assert left not in answer.text, "it says where, and not the words"


def test_it_is_found_in_ids_answers_and_openings_too(api: Api) -> None:
    draft, shop = begun(api, a_contact(api))
    whole = written(confirmed(draft), shop)

    def refused(scenario: PracticeScenario) -> set[str]:
        answer = sent(api, replace(whole, scenario=scenario))
        assert problem(answer) == (422, "refused")
        return {error["field"] for error in answer.json()["errors"]}

    scenario = whole.scenario
    turn = replace(scenario.turns[0], tells={"for_crew": "for Pritchard"})
    assert refused(replace(scenario, id="bin-of-pritchard")) == {"scenario.id"}
    assert refused(replace(scenario, turns=(turn, *scenario.turns[1:]))) == {"scenario.turns.0.tells.for_crew"}
    assert refused(replace(scenario, opening=(Wording(en="It is Mair."),))) == {"scenario.opening.0.en"}
    person = replace(scenario.people[0], birth_date=BORN)
    assert refused(replace(scenario, people=(person,))) == {"scenario.people.0.birth_date"}


def test_the_desktop_refuses_before_the_server_has_to(api: Api) -> None:
    draft, shop = begun(api, a_contact(api))
    with pytest.raises(EnvironmentFault, match="look at each marked passage"):
        written(draft, shop)
    again = write(confirmed(draft), "expects.example_notes.en", "Mair rang.", shop)
    with pytest.raises(EnvironmentFault, match="look at each marked passage"):
        written(again, shop)
    with pytest.raises(EnvironmentFault, match="still there"):
        written(confirmed(again), shop)
