"""What can be written about answers: the same whether it comes as a PUT or among deliveries."""

from uuid import UUID

from agent_desktop.contract.answering import Feedback, FeedbackWrite, Question, QuestionWrite, Settle
from central_server.answering import feedback, questions
from central_server.api.asker import Asker
from central_server.writes.receipts import Write


def give(asker: Asker, feedback_id: UUID, asked: FeedbackWrite) -> Write[Feedback]:
    return Write(
        id=feedback_id,
        noun="article-feedback",
        content=(asked,),
        act=lambda session: (feedback.give(session, asker, feedback_id, asked), 1),
    )


def ask(asker: Asker, question_id: UUID, asked: QuestionWrite) -> Write[Question]:
    return Write(
        id=question_id,
        noun="question",
        content=(asked,),
        act=lambda session: (questions.ask(session, asker, question_id, asked), 1),
    )


def settle_feedback(asker: Asker, feedback_id: UUID, change_id: UUID, version: int, asked: Settle) -> Write[Feedback]:
    return Write(
        id=change_id,
        noun="article-feedback-change",
        content=(feedback_id, version, asked),
        status=200,
        act=lambda session: (feedback.settle_feedback(session, asker, feedback_id, version, asked), version + 1),
    )


def settle_question(asker: Asker, question_id: UUID, change_id: UUID, version: int, asked: Settle) -> Write[Question]:
    return Write(
        id=change_id,
        noun="question-change",
        content=(question_id, version, asked),
        status=200,
        act=lambda session: (questions.settle_question(session, asker, question_id, version, asked), version + 1),
    )
