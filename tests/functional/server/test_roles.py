"""Every route, every role: who may ask is what the table of the API says, and nothing else."""

import re
from pathlib import Path

import pytest
from litestar import Litestar, get

from agent_desktop.contract.accounts import Role
from agent_desktop.faults import ProgramFault
from agent_desktop.ids import new_id
from central_server.api.app import make_app
from central_server.api.asker import ServerState
from central_server.api.guard import Guard, only, routes_of
from central_server.database.engine import make_engine
from central_server.database.session import Database
from tests.functional.server.conftest import Api, problem

H, S, T, A = Role.HANDLER, Role.SUPERVISOR, Role.TRAINER, Role.ADMINISTRATOR
ANYONE = None
LETTERS = {"H": H, "S": S, "T": T, "A": A}
DOCUMENT = Path(__file__).parents[3] / "docs" / "api.md"

TABLE: dict[str, tuple[frozenset[Role] | None, bool]] = {
    "GET /about": (ANYONE, False),
    "GET /openapi.json": (ANYONE, False),
    "POST /accounts/sign-in": (ANYONE, False),
    "POST /accounts/refresh": (ANYONE, False),
    "POST /accounts/sign-out": (ANYONE, False),
    "GET /accounts/me": (frozenset({H, S, T, A}), False),
    "GET /accounts": (frozenset({A}), False),
    "GET /accounts/{account_id}": (frozenset({A}), False),
    "PUT /accounts/{account_id}": (frozenset({A}), False),
    "PUT /accounts/{account_id}/changes/{change_id}": (frozenset({A}), False),
    "GET /policy": (frozenset({H, S, T, A}), False),
    "PUT /policy/changes/{change_id}": (frozenset({A}), False),
    "GET /services": (frozenset({H, S, T, A}), False),
    "GET /flags": (frozenset({H, S, T, A}), False),
    "GET /flags/waiting": (frozenset({S}), True),
    "POST /changes": (frozenset({H, S, T, A}), False),
    "GET /articles/{article_id}": (frozenset({H, S, T, A}), False),
    "GET /article-owners": (frozenset({S, T, A}), False),
    "GET /article-versions": (frozenset({S, T, A}), False),
    "GET /article-versions/{version_id}": (frozenset({S, T, A}), False),
    "PUT /article-versions/{version_id}": (frozenset({S, T, A}), False),
    "PUT /article-versions/{version_id}/changes/{change_id}": (frozenset({S, T, A}), False),
    "PUT /article-versions/{version_id}/moves/{move_id}": (frozenset({S, T, A}), False),
    "GET /institutions": (frozenset({S, T, A}), False),
    "GET /institutions/{institution_id}": (frozenset({H, S, T, A}), False),
    "PUT /institutions/{institution_id}": (frozenset({S, T, A}), False),
    "PUT /institutions/{institution_id}/changes/{change_id}": (frozenset({S, T, A}), False),
    "GET /synonyms": (frozenset({S, T, A}), False),
    "PUT /synonyms/{synonym_id}": (frozenset({S, T, A}), False),
    "PUT /synonyms/{synonym_id}/changes/{change_id}": (frozenset({S, T, A}), False),
    "GET /scorecard-versions": (frozenset({S}), False),
    "GET /scorecard-versions/{version_id}": (frozenset({H, S}), False),
    "GET /scorecards-in-force": (frozenset({H, S, T}), False),
    "PUT /scorecard-versions/{version_id}": (frozenset({S}), False),
    "PUT /scorecard-versions/{version_id}/changes/{change_id}": (frozenset({S}), False),
    "PUT /scorecard-versions/{version_id}/moves/{move_id}": (frozenset({S}), False),
    "GET /samples": (frozenset({S}), False),
    "GET /samples/{sample_id}": (frozenset({S}), False),
    "GET /samples/{sample_id}/items": (frozenset({S}), False),
    "POST /sample-previews": (frozenset({S}), False),
    "PUT /samples/{sample_id}": (frozenset({S}), False),
    "PUT /samples/{sample_id}/closings/{change_id}": (frozenset({S}), False),
    "GET /reviewers": (frozenset({S}), False),
    "GET /calibrations": (frozenset({S}), False),
    "GET /calibrations/{calibration_id}": (frozenset({S}), False),
    "PUT /calibrations/{calibration_id}": (frozenset({S}), False),
    "PUT /calibrations/{calibration_id}/comparisons/{change_id}": (frozenset({S}), False),
    "GET /calibrations/{calibration_id}/report": (frozenset({S}), False),
    "GET /calibration-drift": (frozenset({S}), False),
    "GET /review-report": (frozenset({S}), False),
    "GET /fairness-report": (frozenset({S}), False),
    "GET /script-versions": (frozenset({S, T, A}), False),
    "GET /script-versions/{version_id}": (frozenset({S, T, A}), False),
    "PUT /script-versions/{version_id}": (frozenset({S, T, A}), False),
    "PUT /script-versions/{version_id}/changes/{change_id}": (frozenset({S, T, A}), False),
    "PUT /script-versions/{version_id}/moves/{move_id}": (frozenset({S, T, A}), False),
    "POST /citizens/search": (frozenset({H, S}), True),
    "GET /citizens/{citizen_id}": (frozenset({H, S}), True),
    "GET /citizens/{citizen_id}/edits": (frozenset({H, S}), True),
    "PUT /citizens/{citizen_id}": (frozenset({H, S}), False),
    "PUT /citizens/{citizen_id}/changes/{change_id}": (frozenset({H, S}), False),
    "GET /citizens/{citizen_id}/history": (frozenset({H, S}), True),
    "GET /citizens/{citizen_id}/cases": (frozenset({H, S}), True),
    "PUT /citizens/{citizen_id}/flags/{flag_id}": (frozenset({H, S}), False),
    "PUT /citizens/{citizen_id}/flags/{flag_id}/changes/{change_id}": (frozenset({H, S}), False),
    "PUT /citizens/{citizen_id}/flags/{flag_id}/approvals/{approval_id}": (frozenset({S}), False),
    "POST /citizens/{citizen_id}/flags/{flag_id}/open": (frozenset({H, S}), False),
    "POST /contact-context": (frozenset({H, S}), True),
    "PUT /contacts/{contact_id}": (frozenset({H, S}), False),
    "GET /contacts/{contact_id}": (frozenset({H, S}), True),
    "GET /contacts/{contact_id}/script-runs": (frozenset({H, S}), True),
    "GET /contacts/{contact_id}/quotes": (frozenset({H, S}), True),
    "GET /contacts/{contact_id}/review-material": (frozenset({H, S}), True),
    "PUT /recordings/{recording_id}": (frozenset({A}), False),
    "PUT /recordings/{recording_id}/audio": (frozenset({A}), False),
    "GET /recordings/{recording_id}": (frozenset({H, S}), True),
    "GET /recordings/{recording_id}/peaks": (frozenset({H, S}), True),
    "GET /recordings/{recording_id}/audio": (frozenset({H, S}), True),
    "GET /citizens/{citizen_id}/flags/{flag_id}/edits": (frozenset({H, S}), True),
    "PUT /cases/{case_id}": (frozenset({H, S}), False),
    "GET /cases/{case_id}": (frozenset({H, S}), True),
    "GET /cases/{case_id}/edits": (frozenset({H, S}), True),
    "GET /cases": (frozenset({H, S}), True),
    "PUT /cases/{case_id}/changes/{change_id}": (frozenset({H, S}), False),
    "GET /article-feedback": (frozenset({S, T, A}), False),
    "PUT /article-feedback/{feedback_id}": (frozenset({H, S, T, A}), False),
    "PUT /article-feedback/{feedback_id}/changes/{change_id}": (frozenset({S, T, A}), False),
    "GET /questions": (frozenset({S, T, A}), False),
    "PUT /questions/{question_id}": (frozenset({H, S, T, A}), False),
    "PUT /questions/{question_id}/changes/{change_id}": (frozenset({S, T, A}), False),
    "GET /knowledge-report": (frozenset({S, T, A}), False),
    "GET /contacts-to-review": (frozenset({S}), False),
    "GET /handlers": (frozenset({S}), False),
    "GET /evaluations": (frozenset({H, S}), False),
    "GET /evaluations/{evaluation_id}": (frozenset({H, S}), False),
    "PUT /evaluations/{evaluation_id}": (frozenset({S}), False),
    "PUT /evaluations/{evaluation_id}/changes/{change_id}": (frozenset({S}), False),
    "PUT /evaluations/{evaluation_id}/moves/{move_id}": (frozenset({H, S}), False),
    "GET /coaching-actions": (frozenset({H, S}), False),
    "PUT /coaching-actions/{action_id}": (frozenset({S}), False),
    "PUT /coaching-actions/{action_id}/changes/{change_id}": (frozenset({H, S}), False),
    "GET /practice-attempts": (frozenset({H, S, T}), False),
    "GET /practice-attempts/{attempt_id}": (frozenset({H, S, T}), False),
    "PUT /practice-attempts/{attempt_id}": (frozenset({H, S, T}), False),
    "PUT /practice-attempts/{attempt_id}/comments/{comment_id}": (frozenset({H, S, T}), False),
    "GET /practice-enrolment": (frozenset({H, S, T}), False),
    "PUT /practice-enrolments/{enrolment_id}": (frozenset({S, T}), False),
    "PUT /practice-sign-offs/{sign_off_id}": (frozenset({S, T}), False),
    "PUT /practice-sign-offs/{sign_off_id}/withdrawal/{write_id}": (frozenset({S, T}), False),
    "GET /practice-cohort": (frozenset({S, T}), False),
    "GET /practice-stumbles": (frozenset({S, T}), False),
    "GET /practice-scenarios": (frozenset({H, S, T}), False),
    "PUT /practice-scenarios/{write_id}": (frozenset({S, T}), False),
    "PUT /practice-scenario-retirements/{write_id}": (frozenset({S, T}), False),
    "GET /practice-walkthroughs": (frozenset({H, S, T}), False),
    "PUT /practice-walkthroughs/{write_id}": (frozenset({S, T}), False),
    "GET /contacts-for-practice": (frozenset({S, T}), False),
    "GET /contacts/{contact_id}/practice-material": (frozenset({S, T}), True),
    "GET /script-remarks": (frozenset({S, T, A}), False),
    "PUT /script-remarks/{remark_id}": (frozenset({S, T, A}), False),
    "PUT /script-remarks/{remark_id}/settlements/{write_id}": (frozenset({S, T, A}), False),
    "GET /review-indicators": (frozenset({S}), False),
    "POST /deliveries": (frozenset({H, S, T, A}), False),
    "PUT /reference-leases/{lease_id}": (frozenset({H, S}), False),
    "GET /audit": (frozenset({A}), False),
}


@pytest.fixture(scope="module")
def guards(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Guard]:
    engine = make_engine(f"sqlite:///{tmp_path_factory.mktemp('routes') / 'none.db'}")
    state = ServerState(database=Database(engine), secret=b"x" * 32, authority="")
    found = {f"{method} {path.removeprefix('/api/v1')}": guard for method, path, guard in routes_of(make_app(state))}
    engine.dispose()
    return found


def test_the_routes_are_those_of_the_table(guards: dict[str, Guard]) -> None:
    assert {route: (guard.roles, guard.reads_record) for route, guard in guards.items()} == TABLE


def test_a_route_without_its_guard_stops_the_server_at_the_start() -> None:
    @get("/forgotten", sync_to_thread=False)
    def forgotten() -> None: ...

    @get("/twice", guards=[*only(H), *only(S)], sync_to_thread=False)
    def twice() -> None: ...

    for handler in (forgotten, twice):
        with pytest.raises(ProgramFault):
            list(routes_of(Litestar([handler], openapi_config=None)))


def test_the_document_lists_the_same_routes() -> None:
    rows = re.findall(r"^\| `(GET|PUT|POST) ([^`?]+)[^`]*` \| ([A-Za-z ]+) \|", DOCUMENT.read_text(), re.MULTILINE)
    listed = {}
    for method, path, who in rows:
        letters = who.split()[0]
        roles = None if letters == "anyone" else frozenset(LETTERS[letter] for letter in letters)
        listed[f"{method} {path}"] = (roles, who.endswith(" R"))
    assert listed == TABLE


@pytest.mark.parametrize("route", TABLE)
def test_every_role_at_every_route(api: Api, route: str) -> None:
    """An empty request: those who may get past the door are refused for what they sent, the others at the door."""
    roles, reads_record = TABLE[route]
    method, template = route.split(" ")
    path = re.sub(r"\{[a-z_]+\}", lambda _: str(new_id()), template)
    for role in (H, S, T, A, ANYONE):
        answer = api.call(method, path, role)
        if roles is None or role in roles:
            assert answer.status_code not in {401, 403} or template.startswith("/accounts/"), (role, answer.text)
            if reads_record:
                unexplained = api.call(method, path, role, headers={"Access-Reason": ""})
                assert problem(unexplained) == (400, "reason-required")
        elif role is None:
            assert problem(answer) == (401, "sign-in-required")
        else:
            assert problem(answer) == (403, "not-allowed"), role
        assert answer.status_code < 500
