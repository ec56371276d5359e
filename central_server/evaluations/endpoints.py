"""/evaluations, /contacts-to-review and /coaching-actions."""

from typing import Annotated
from uuid import UUID

from litestar import Response, get, put
from litestar.di import NamedDependency
from litestar.params import JSONBody, QueryParameter

from agent_desktop.contract.base import Page
from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.evaluations import (
    CoachingAction,
    CoachingChange,
    CoachingState,
    CoachingWrite,
    Evaluation,
    EvaluationChange,
    EvaluationInfo,
    EvaluationMoved,
    EvaluationState,
    EvaluationWrite,
)
from agent_desktop.contract.reviewing import ContactToReview, HandlerNamed
from central_server.api.asker import Asker
from central_server.api.guard import H, S, only
from central_server.api.parameters import Cursor, IfMatch, Limit, PathId, ServiceCode
from central_server.api.preconditions import etag, expected_version
from central_server.audit.trail import looked_at
from central_server.evaluations import beginning, coaching, moving, repository, waiting, writing
from central_server.refusals import not_found
from central_server.writes.receipts import Write, receipts_of, write_once

Of = Annotated[UUID | None, QueryParameter(name="handler")]
By = Annotated[UUID | None, QueryParameter(name="reviewer")]
About = Annotated[UUID | None, QueryParameter(name="contact")]
After = Annotated[UUID | None, QueryParameter(name="evaluation")]
State = Annotated[EvaluationState | None, QueryParameter(name="state")]
Stage = Annotated[CoachingState | None, QueryParameter(name="state")]


@get("/contacts-to-review", guards=only(S), sync_to_thread=True)
def list_contacts_to_review(
    asker: NamedDependency[Asker],
    *,
    handler: Of = None,
    service_code: ServiceCode = None,
    channel: Annotated[Channel | None, QueryParameter(name="channel")] = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Page[ContactToReview]:
    wanted = waiting.WaitingFilter(handler=handler, service_code=service_code, channel=channel)
    with asker.database.reading() as session:
        return waiting.page(session, asker, wanted, cursor, limit)


@get("/handlers", guards=only(S), sync_to_thread=True)
def list_handlers(asker: NamedDependency[Asker]) -> tuple[HandlerNamed, ...]:
    with asker.database.reading() as session:
        return waiting.handlers(session)


@get("/evaluations", guards=only(H, S), sync_to_thread=True)
def list_evaluations(
    asker: NamedDependency[Asker],
    *,
    evaluation_state: State = None,
    reviewer: By = None,
    handler: Of = None,
    contact: About = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Page[EvaluationInfo]:
    """Handlers are given their own."""
    wanted = repository.EvaluationFilter(state=evaluation_state, reviewer=reviewer, handler=handler, contact=contact)
    with asker.database.reading() as session:
        return repository.page(session, asker, wanted, cursor, limit)


@get("/evaluations/{evaluation_id:uuid}", guards=only(H, S), sync_to_thread=True)
def read_evaluation(asker: NamedDependency[Asker], evaluation_id: PathId) -> Response[Evaluation]:
    """Written down: it is a record of whoever handled the contact."""
    with asker.database.reading() as session:
        found = repository.find(session, asker, evaluation_id)
    if found is None:
        raise not_found("evaluation")
    looked_at(asker, "evaluation.read", (None,), evaluation_id)
    return Response(found, headers={"ETag": etag(found.info.version)})


@put("/evaluations/{evaluation_id:uuid}", guards=only(S), status_code=201, sync_to_thread=True)
def begin_evaluation(
    asker: NamedDependency[Asker], evaluation_id: PathId, data: JSONBody[EvaluationWrite]
) -> Response[Evaluation]:
    return write_once(
        asker,
        Write(
            id=evaluation_id,
            noun="evaluation",
            content=(data,),
            act=lambda session: (beginning.begin(session, asker, evaluation_id, data), 1),
        ),
    )


@put("/evaluations/{evaluation_id:uuid}/changes/{change_id:uuid}", guards=only(S), status_code=200, sync_to_thread=True)
def change_evaluation(
    asker: NamedDependency[Asker],
    evaluation_id: PathId,
    change_id: PathId,
    data: JSONBody[EvaluationChange],
    if_match: IfMatch = None,
) -> Response[Evaluation]:
    version = expected_version(if_match)
    return write_once(
        asker,
        Write(
            id=change_id,
            noun="evaluation-change",
            content=(evaluation_id, version, data),
            status=200,
            act=lambda session: (writing.change(session, asker, evaluation_id, version, data), version + 1),
        ),
    )


@put("/evaluations/{evaluation_id:uuid}/moves/{move_id:uuid}", guards=only(H, S), status_code=200, sync_to_thread=True)
def move_evaluation(
    asker: NamedDependency[Asker],
    evaluation_id: PathId,
    move_id: PathId,
    data: JSONBody[EvaluationMoved],
    if_match: IfMatch = None,
) -> Response[Evaluation]:
    """What the trace says is worked out before the transaction, in which nobody else could write."""
    version, trace = expected_version(if_match), None
    with asker.database.reading() as session:
        if data.move in moving.TRACED and not receipts_of(session, (move_id,)):
            seen = repository.find(session, asker, evaluation_id)
            trace = writing.trace_of(session, asker, evaluation_id) if seen is not None else None
    return write_once(
        asker,
        Write(
            id=move_id,
            noun="evaluation-move",
            content=(evaluation_id, version, data),
            status=200,
            act=lambda session: (
                moving.move(session, asker, evaluation_id, version, asked=data, trace=trace),
                version + 1,
            ),
        ),
    )


@get("/coaching-actions", guards=only(H, S), sync_to_thread=True)
def list_coaching_actions(
    asker: NamedDependency[Asker],
    *,
    coaching_state: Stage = None,
    handler: Of = None,
    evaluation: After = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Page[CoachingAction]:
    """Handlers are given their own."""
    wanted = coaching.CoachingFilter(state=coaching_state, handler=handler, evaluation=evaluation)
    with asker.database.reading() as session:
        return coaching.page(session, asker, wanted, cursor, limit)


@put("/coaching-actions/{action_id:uuid}", guards=only(S), status_code=201, sync_to_thread=True)
def write_coaching_action(
    asker: NamedDependency[Asker], action_id: PathId, data: JSONBody[CoachingWrite]
) -> Response[CoachingAction]:
    return write_once(
        asker,
        Write(
            id=action_id,
            noun="coaching-action",
            content=(data,),
            act=lambda session: (coaching.write(session, asker, action_id, data), 1),
        ),
    )


@put(
    "/coaching-actions/{action_id:uuid}/changes/{change_id:uuid}",
    guards=only(H, S),
    status_code=200,
    sync_to_thread=True,
)
def change_coaching_action(
    asker: NamedDependency[Asker],
    action_id: PathId,
    change_id: PathId,
    data: JSONBody[CoachingChange],
    if_match: IfMatch = None,
) -> Response[CoachingAction]:
    version = expected_version(if_match)
    return write_once(
        asker,
        Write(
            id=change_id,
            noun="coaching-action-change",
            content=(action_id, version, data),
            status=200,
            act=lambda session: (coaching.change(session, asker, action_id, version, data), version + 1),
        ),
    )


ROUTES = (
    list_contacts_to_review,
    list_handlers,
    list_evaluations,
    read_evaluation,
    begin_evaluation,
    change_evaluation,
    move_evaluation,
    list_coaching_actions,
    write_coaching_action,
    change_coaching_action,
)
