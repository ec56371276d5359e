"""Practice, and what its scenarios are made from: /practice-…, /script-remarks, /contacts-for-practice."""

from typing import Annotated
from uuid import UUID

from litestar import Response, get, put
from litestar.di import NamedDependency
from litestar.params import JSONBody, QueryParameter

from agent_desktop.contract.base import Page
from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.practice import (
    Attempt,
    AttemptComment,
    AttemptCommentWrite,
    AttemptInfo,
    AttemptWrite,
    Cohort,
    Enrolment,
    EnrolmentWrite,
    KeptScenario,
    ScenarioRetirement,
    ScenarioWrite,
    ScriptRemark,
    ScriptRemarkSettle,
    ScriptRemarkWrite,
    SignOff,
    SignOffWithdrawal,
    SignOffWrite,
    Stumbles,
)
from agent_desktop.contract.problems import ProblemType
from agent_desktop.contract.rewriting import ContactForPractice, PracticeMaterial
from agent_desktop.contract.walkthroughs import KeptWalkthrough, WalkthroughWrite
from central_server.api.asker import Asker
from central_server.api.guard import A, H, S, T, only
from central_server.api.parameters import Cursor, Limit, PathId
from central_server.audit.trail import looked_at
from central_server.practice import attempts, comments, material, remarks, scenarios, signing, walkthroughs, writes
from central_server.practice.cohort import cohort
from central_server.practice.remains import refuse_remains
from central_server.practice.stumbles import stumbles
from central_server.practice.training import course_of
from central_server.refusals import Refusal
from central_server.writes.receipts import Write, write_once

PRACTICE = "practice"
"""Why a trainer looks at a contact."""

Of = Annotated[UUID | None, QueryParameter(name="trainee")]
Played = Annotated[str | None, QueryParameter(name="scenario", max_length=60)]
About = Annotated[str | None, QueryParameter(name="script", max_length=60)]
Days = Annotated[int, QueryParameter(name="days", ge=1, le=366)]


@get("/practice-attempts", guards=only(H, S, T), sync_to_thread=True)
def list_attempts(
    asker: NamedDependency[Asker],
    *,
    trainee: Of = None,
    scenario: Played = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Page[AttemptInfo]:
    """One's own; those who train may ask for a trainee's."""
    wanted = attempts.AttemptFilter(trainee=trainee, scenario=scenario)
    with asker.database.reading() as session:
        return attempts.page(session, asker, wanted, cursor, limit)


@get("/practice-attempts/{attempt_id:uuid}", guards=only(H, S, T), sync_to_thread=True)
def read_attempt(asker: NamedDependency[Asker], attempt_id: PathId) -> Attempt:
    """Written down where it is somebody else's."""
    with asker.database.reading() as session:
        found = attempts.find(session, asker, attempt_id)
    if found.info.trainee != asker.user.id:
        looked_at(asker, "practice-attempt.read", (None,), attempt_id)
    return found


@put("/practice-attempts/{attempt_id:uuid}", guards=only(H, S, T), status_code=201, sync_to_thread=True)
def send_attempt(
    asker: NamedDependency[Asker], attempt_id: PathId, data: JSONBody[AttemptWrite]
) -> Response[AttemptInfo]:
    return write_once(asker, writes.take_in(asker, attempt_id, data))


@put(
    "/practice-attempts/{attempt_id:uuid}/comments/{comment_id:uuid}",
    guards=only(H, S, T),
    status_code=201,
    sync_to_thread=True,
)
def comment_on_attempt(
    asker: NamedDependency[Asker], attempt_id: PathId, comment_id: PathId, data: JSONBody[AttemptCommentWrite]
) -> Response[AttemptComment]:
    return write_once(
        asker,
        Write(
            id=comment_id,
            noun="practice-comment",
            content=(attempt_id, data),
            act=lambda session: (comments.write(session, asker, attempt_id, comment_id, data), None),
        ),
    )


@get("/practice-enrolment", guards=only(H, S, T), sync_to_thread=True)
def read_enrolment(asker: NamedDependency[Asker], *, trainee: Of = None) -> Enrolment:
    """One's own; those who train may ask for a trainee's."""
    with asker.database.reading() as session:
        return signing.enrolment(session, asker, trainee)


@put("/practice-enrolments/{enrolment_id:uuid}", guards=only(S, T), status_code=201, sync_to_thread=True)
def enrol(asker: NamedDependency[Asker], enrolment_id: PathId, data: JSONBody[EnrolmentWrite]) -> Response[Enrolment]:
    if data.course is not None:
        course_of(data.course)
    return write_once(
        asker,
        Write(
            id=enrolment_id,
            noun="practice-enrolment",
            content=(data,),
            act=lambda session: (signing.enrol(session, asker, enrolment_id, data), None),
        ),
    )


@put("/practice-sign-offs/{sign_off_id:uuid}", guards=only(S, T), status_code=201, sync_to_thread=True)
def sign_off(asker: NamedDependency[Asker], sign_off_id: PathId, data: JSONBody[SignOffWrite]) -> Response[SignOff]:
    """The course is read before the transaction, in which nobody else could write."""
    course = course_of(data.course)
    return write_once(
        asker,
        Write(
            id=sign_off_id,
            noun="practice-sign-off",
            content=(data,),
            act=lambda session: (signing.sign_off(session, asker, sign_off_id, data, course), None),
        ),
    )


@put(
    "/practice-sign-offs/{sign_off_id:uuid}/withdrawal/{write_id:uuid}",
    guards=only(S, T),
    status_code=200,
    sync_to_thread=True,
)
def withdraw_sign_off(
    asker: NamedDependency[Asker], sign_off_id: PathId, write_id: PathId, data: JSONBody[SignOffWithdrawal]
) -> Response[SignOff]:
    return write_once(
        asker,
        Write(
            id=write_id,
            noun="practice-sign-off-withdrawal",
            content=(sign_off_id, data),
            status=200,
            act=lambda session: (signing.withdraw(session, asker, sign_off_id, data), None),
        ),
    )


@get("/practice-cohort", guards=only(S, T), sync_to_thread=True)
def read_cohort(asker: NamedDependency[Asker]) -> Cohort:
    with asker.database.reading() as session:
        return cohort(session)


@get("/practice-stumbles", guards=only(S, T), sync_to_thread=True)
def read_stumbles(asker: NamedDependency[Asker], *, days: Days = 90) -> Stumbles:
    with asker.database.reading() as session:
        return stumbles(session, asker.now, days)


@get("/practice-scenarios", guards=only(H, S, T), sync_to_thread=True)
def list_scenarios(asker: NamedDependency[Asker], cursor: Cursor = None, limit: Limit = 20) -> Page[KeptScenario]:
    """Those that the authority made itself; the library's come with the desktop."""
    with asker.database.reading() as session:
        return scenarios.page(session, asker, cursor, limit)


@put("/practice-scenarios/{write_id:uuid}", guards=only(S, T), status_code=201, sync_to_thread=True)
def keep_scenario(
    asker: NamedDependency[Asker], write_id: PathId, data: JSONBody[ScenarioWrite]
) -> Response[KeptScenario]:
    """It is looked through before the transaction, in which nobody else could write."""
    if data.scenario.made_from_contact and data.confirmed:
        with asker.database.reading() as session:
            is_new = not scenarios.is_kept_from_contact(session, data.scenario.id)
            refuse_remains(session, data, is_new=is_new)
    return write_once(
        asker,
        Write(
            id=write_id,
            noun="practice-scenario",
            content=(data,),
            act=lambda session: (scenarios.keep(session, asker, write_id, data), None),
        ),
    )


@put("/practice-scenario-retirements/{write_id:uuid}", guards=only(S, T), status_code=200, sync_to_thread=True)
def retire_scenario(
    asker: NamedDependency[Asker], write_id: PathId, data: JSONBody[ScenarioRetirement]
) -> Response[KeptScenario]:
    return write_once(
        asker,
        Write(
            id=write_id,
            noun="practice-scenario-retirement",
            content=(data,),
            status=200,
            act=lambda session: (scenarios.retire(session, data), None),
        ),
    )


@get("/practice-walkthroughs", guards=only(H, S, T), sync_to_thread=True)
def list_walkthroughs(asker: NamedDependency[Asker], cursor: Cursor = None, limit: Limit = 20) -> Page[KeptWalkthrough]:
    """Those that trainers recorded; each goes before the model run of its scenario."""
    with asker.database.reading() as session:
        return walkthroughs.page(session, cursor, limit)


@put("/practice-walkthroughs/{write_id:uuid}", guards=only(S, T), status_code=201, sync_to_thread=True)
def keep_walkthrough(
    asker: NamedDependency[Asker], write_id: PathId, data: JSONBody[WalkthroughWrite]
) -> Response[KeptWalkthrough]:
    return write_once(
        asker,
        Write(
            id=write_id,
            noun="practice-walkthrough",
            content=(data,),
            act=lambda session: (walkthroughs.keep(session, asker, write_id, data), None),
        ),
    )


@get("/script-remarks", guards=only(S, T, A), sync_to_thread=True)
def list_remarks(
    asker: NamedDependency[Asker], *, script: About = None, cursor: Cursor = None, limit: Limit = 50
) -> Page[ScriptRemark]:
    with asker.database.reading() as session:
        return remarks.page(session, script, cursor, limit)


@put("/script-remarks/{remark_id:uuid}", guards=only(S, T, A), status_code=201, sync_to_thread=True)
def remark(
    asker: NamedDependency[Asker], remark_id: PathId, data: JSONBody[ScriptRemarkWrite]
) -> Response[ScriptRemark]:
    return write_once(
        asker,
        Write(
            id=remark_id,
            noun="script-remark",
            content=(data,),
            act=lambda session: (remarks.write(session, asker, remark_id, data), None),
        ),
    )


@put(
    "/script-remarks/{remark_id:uuid}/settlements/{write_id:uuid}",
    guards=only(S, T, A),
    status_code=200,
    sync_to_thread=True,
)
def settle_remark(
    asker: NamedDependency[Asker], remark_id: PathId, write_id: PathId, data: JSONBody[ScriptRemarkSettle]
) -> Response[ScriptRemark]:
    return write_once(
        asker,
        Write(
            id=write_id,
            noun="script-remark-settlement",
            content=(remark_id, data),
            status=200,
            act=lambda session: (remarks.settle(session, asker, remark_id, data), None),
        ),
    )


@get("/contacts-for-practice", guards=only(S, T), sync_to_thread=True)
def list_contacts(
    asker: NamedDependency[Asker],
    *,
    script: About = None,
    channel: Annotated[Channel | None, QueryParameter(name="channel")] = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Page[ContactForPractice]:
    """Finished ones with a script run, newest first: which script, when and how long, and nobody's name."""
    with asker.database.reading() as session:
        return material.page(session, material.PracticeFilter(script=script, channel=channel), cursor, limit)


@get("/contacts/{contact_id:uuid}/practice-material", guards=only(S, T, reads_record=True), sync_to_thread=True)
def read_material(asker: NamedDependency[Asker], contact_id: PathId) -> PracticeMaterial:
    """What a scenario is made from. Only with the reason “practice”; written down for everybody it shows."""
    if asker.reason != PRACTICE:
        raise Refusal(ProblemType.REASON_REQUIRED, "Send Access-Reason: practice.")
    with asker.database.reading() as session:
        found, shown = material.material_of(session, contact_id)
    looked_at(asker, "contact.practice", shown or (None,), contact_id)
    return found


ROUTES = (
    list_attempts,
    read_attempt,
    send_attempt,
    comment_on_attempt,
    read_enrolment,
    enrol,
    sign_off,
    withdraw_sign_off,
    read_cohort,
    read_stumbles,
    list_scenarios,
    keep_scenario,
    retire_scenario,
    list_walkthroughs,
    keep_walkthrough,
    list_remarks,
    remark,
    settle_remark,
    list_contacts,
    read_material,
)
