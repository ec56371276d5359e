"""What the traces of all contacts show: worked out some at a time, told in counts, and never of one contact."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

import msgspec
import pytest
from sqlalchemy import select

from agent_desktop.contacts.draft import as_run
from agent_desktop.contract.accounts import Role
from agent_desktop.contract.base import Words
from agent_desktop.contract.evaluations import EvaluationContent, Given
from agent_desktop.contract.indicators import ReviewIndicators
from agent_desktop.contract.scorecards import Proof, ScorecardContent, ScorecardQuestion, Section
from agent_desktop.ids import new_id
from central_server.cases.tables import CaseRow
from central_server.contacts.erasing import erase
from central_server.contacts.tables import StepMedianRow
from central_server.indicators.nightly import is_night
from central_server.indicators.reading import note_judgements
from central_server.indicators.tables import ContactIndicatorRow
from central_server.indicators.working_out import work_out
from tests.functional.server.authority import BIN
from tests.functional.server.conftest import Api, serving
from tests.functional.server.test_review_material import add_script
from tests.functional.server.test_writes import case_body
from tests.unit.reviews.material import whole

S = Role.SUPERVISOR


def always() -> bool:
    return True


def told(api: Api, **asked: object) -> ReviewIndicators:
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    answer = api.get(f"/review-indicators?{query}", S)
    assert answer.status_code == 200, answer.text
    return msgspec.json.decode(answer.content, type=ReviewIndicators)


@pytest.fixture(scope="module")
def api(database_kind: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    """A server of this file's own: every contact counts."""
    with serving(database_kind, request, tmp_path_factory) as running:
        yield running


@pytest.fixture(scope="module")
def contacts(api: Api) -> list[UUID]:
    """Six that all went as they should, and two in which nothing was gone through; all worked out."""
    walk = whole()
    with api.inside() as session:
        add_script(session, walk)
    run = msgspec.to_builtins(as_run(walk.state))
    made = [api.new_contact(script_runs=[run], notes="Bin", service_code=BIN) for _ in range(6)]
    made += [api.new_contact(service_code=BIN, channel="chat") for _ in range(2)]
    assert work_out(api.database, always) >= len(made)
    return made


def test_each_proof_is_counted_with_its_band(api: Api, contacts: list[UUID]) -> None:
    assert contacts
    shown = told(api, days=28, team="Test", service=BIN, channel="phone")
    assert (shown.contacts, shown.waiting, shown.teams) == (6, 0, ("Test",))
    by_proof = {item.proof: item for item in shown.items}
    done = by_proof[Proof.REQUIRED_STEPS].yes
    assert done is not None
    assert (done.count, done.of, done.share, done.high) == (6, 6, 1.0, 1.0)
    assert round(done.low, 3) == 0.610  # Wilson's, as statsmodels' proportion_confint has it
    assert by_proof[Proof.ANSWERED_IN_TIME].untold == 6
    assert by_proof[Proof.COMPLETE_CASE].na == 6
    assert by_proof[Proof.COMPLETE_CASE].yes is None
    chats = told(api, channel="chat", service=BIN)
    assert {item.proof: item for item in chats.items}[Proof.NOTES_WRITTEN].yes is None, "of two no share is told"
    with api.inside() as session:
        medians = {row.step: row.seconds for row in session.scalars(select(StepMedianRow)) if row.team == "Test"}
    assert medians["which"] == 10.0


def test_of_a_handler_with_few_contacts_nothing_is_told(api: Api, contacts: list[UUID]) -> None:
    assert contacts
    mine = api.get("/accounts/me").json()["id"]
    assert told(api, handler=mine, service=BIN).items
    assert told(api, handler=mine, channel="chat", service=BIN).items == ()
    assert told(api, handler=new_id()).items == ()


def test_only_what_changed_is_worked_out_again_and_what_was_stopped_goes_on(api: Api, contacts: list[UUID]) -> None:
    work_out(api.database, always)
    assert work_out(api.database, always) == 0
    new = [api.new_contact(service_code=BIN) for _ in range(3)]
    assert told(api).waiting == 3
    assert work_out(api.database, lambda: False) == 0
    assert work_out(api.database, always) == 3
    case_id = new_id()
    case = case_body(api, contact_id=new[0], answers={"bin": "green"})
    assert api.put(f"/cases/{case_id}", case).status_code == 201
    assert work_out(api.database, always) == 2  # and the contact that case_body makes for nothing
    with api.inside() as session:
        row = session.get(ContactIndicatorRow, contacts[0])
        assert row is not None
        row.rules = 0
        assert session.get(CaseRow, case_id) is not None
        erase(session, new[1], datetime.now(UTC))
    assert work_out(api.database, always) == 1
    with api.inside() as session:
        assert session.get(ContactIndicatorRow, new[1]) is None


def test_how_often_reviewers_found_it_wrong_is_told(api: Api, contacts: list[UUID]) -> None:
    assert contacts
    asked = ScorecardQuestion(code="identity", words=Words(en="?"), proof=Proof.IDENTITY_FIRST)
    points = ScorecardQuestion(code="notes", words=Words(en="?"), proof=Proof.NOTES_WRITTEN, points=2, passes_at=1)
    plain = ScorecardQuestion(code="warm", words=Words(en="?"))
    sections = (Section(code="one", title=Words(en="One"), weight=1, questions=(asked, points, plain)),)
    card = ScorecardContent(title=Words(en="Card"), sections=sections)
    for number in range(10):
        given = {
            "identity": Given(value="yes" if number else "no", from_trace="yes"),
            "notes": Given(value=str(number % 3), from_trace="no"),
            "warm": Given(value="yes"),
        }
        with api.inside() as session:
            note_judgements(session, new_id(), card, EvaluationContent(answers=given), datetime.now(UTC))
    by_proof = {item.proof: item for item in told(api).items}
    false_yes, false_no = by_proof[Proof.IDENTITY_FIRST].false_yes, by_proof[Proof.NOTES_WRITTEN].false_no
    assert false_yes is not None
    assert false_no is not None
    assert (false_yes.count, false_yes.of) == (1, 10)
    assert (false_no.count, false_no.of) == (6, 10)
    assert by_proof[Proof.RIGHT_SERVICE].false_yes is None


def test_the_night_is_that_of_the_authority() -> None:
    summer = datetime(2026, 7, 1, 0, 30, tzinfo=UTC)
    assert is_night(summer)
    assert not is_night(summer - timedelta(hours=1))
    assert not is_night(summer + timedelta(hours=4))
