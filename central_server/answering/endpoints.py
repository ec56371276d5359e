"""/article-feedback, /questions and /knowledge-report."""

from typing import Annotated

from litestar import Response, get, put
from litestar.di import NamedDependency
from litestar.params import JSONBody, QueryParameter

from agent_desktop.contract.answering import (
    Feedback,
    FeedbackState,
    FeedbackWrite,
    KnowledgeReport,
    Question,
    QuestionWrite,
    Settle,
)
from agent_desktop.contract.base import Page
from central_server.answering import feedback, questions, report, writes
from central_server.api.asker import Asker
from central_server.api.guard import A, H, S, T, only
from central_server.api.parameters import Cursor, IfMatch, Limit, PathId, ServiceCode
from central_server.api.preconditions import expected_version
from central_server.flags.service import today_of
from central_server.writes.receipts import write_once

State = Annotated[FeedbackState | None, QueryParameter(name="state")]
Mine = Annotated[bool, QueryParameter(name="mine")]
Days = Annotated[int, QueryParameter(name="days", ge=1, le=366)]


@get("/article-feedback", guards=only(S, T, A), sync_to_thread=True)
def list_feedback(
    asker: NamedDependency[Asker],
    *,
    mine: Mine = False,
    feedback_state: State = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Page[Feedback]:
    wanted = feedback.FeedbackFilter(state=feedback_state, reaches=asker.user.id if mine else None)
    with asker.database.reading() as session:
        return feedback.page(session, wanted, cursor, limit)


@put("/article-feedback/{feedback_id:uuid}", guards=only(H, S, T, A), status_code=201, sync_to_thread=True)
def give_feedback(
    asker: NamedDependency[Asker], feedback_id: PathId, data: JSONBody[FeedbackWrite]
) -> Response[Feedback]:
    return write_once(asker, writes.give(asker, feedback_id, data))


@put(
    "/article-feedback/{feedback_id:uuid}/changes/{change_id:uuid}",
    guards=only(S, T, A),
    status_code=200,
    sync_to_thread=True,
)
def settle_feedback(
    asker: NamedDependency[Asker],
    feedback_id: PathId,
    change_id: PathId,
    data: JSONBody[Settle],
    if_match: IfMatch = None,
) -> Response[Feedback]:
    return write_once(asker, writes.settle_feedback(asker, feedback_id, change_id, expected_version(if_match), data))


@get("/questions", guards=only(S, T, A), sync_to_thread=True)
def list_questions(
    asker: NamedDependency[Asker],
    *,
    question_state: State = None,
    service_code: ServiceCode = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Page[Question]:
    wanted = questions.QuestionFilter(state=question_state, service_code=service_code)
    with asker.database.reading() as session:
        return questions.page(session, wanted, cursor, limit)


@put("/questions/{question_id:uuid}", guards=only(H, S, T, A), status_code=201, sync_to_thread=True)
def ask_question(
    asker: NamedDependency[Asker], question_id: PathId, data: JSONBody[QuestionWrite]
) -> Response[Question]:
    return write_once(asker, writes.ask(asker, question_id, data))


@put(
    "/questions/{question_id:uuid}/changes/{change_id:uuid}", guards=only(S, T, A), status_code=200, sync_to_thread=True
)
def settle_question(
    asker: NamedDependency[Asker],
    question_id: PathId,
    change_id: PathId,
    data: JSONBody[Settle],
    if_match: IfMatch = None,
) -> Response[Question]:
    return write_once(asker, writes.settle_question(asker, question_id, change_id, expected_version(if_match), data))


@get("/knowledge-report", guards=only(S, T, A), sync_to_thread=True)
def read_knowledge_report(asker: NamedDependency[Asker], days: Days = 30) -> KnowledgeReport:
    with asker.database.reading() as session:
        return report.report(session, asker.now, today_of(asker.now), days)


ROUTES = (
    list_feedback,
    give_feedback,
    settle_feedback,
    list_questions,
    ask_question,
    settle_question,
    read_knowledge_report,
)
