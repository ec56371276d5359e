"""What stands on the paper of one review, line by line. It names no citizen: it is about the handler's work."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from agent_desktop.contract.evaluations import CoachingAction, Evaluation, EvaluationContent, Given
from agent_desktop.contract.scorecards import ScorecardContent, ScorecardQuestion
from agent_desktop.dates import day, duration
from agent_desktop.language import language, t, tn
from agent_desktop.reviews.asking import NOTHING, asked, overrules
from agent_desktop.reviews.worth import possible, stands
from ui.contacts.words import channel_words
from ui.reviews.coaching_part import action_words
from ui.reviews.words import class_words, moment_words, per_cent, score_words, state_words, step_words, value_words


class Kind(StrEnum):
    """How a line looks."""

    TITLE = "title"
    HEADING = "heading"
    STRONG = "strong"
    TEXT = "text"
    QUIET = "quiet"


class Line(NamedTuple):
    kind: Kind
    words: str


def paper(evaluation: Evaluation, card: ScorecardContent, actions: Sequence[CoachingAction]) -> tuple[Line, ...]:
    """All of it, from the top."""
    return (
        Line(Kind.TITLE, t("Review: {title}").format(title=evaluation.info.contact_title)),
        *_head(evaluation),
        *_sections(evaluation, card),
        *_feedback(evaluation.content),
        *_coaching(actions),
        *_life(evaluation, card),
    )


def _head(evaluation: Evaluation) -> Iterable[Line]:
    info, score = evaluation.info, evaluation.info.score
    when = info.started_at.astimezone()
    yield Line(Kind.STRONG, t("Score: {score}").format(score=score_words(score)))
    told = [state_words(info.state), t("target {number} %").format(number=info.target)]
    if score is not None and score.critical is not None:
        told.append(t("critical questions {number}").format(number=per_cent(score.critical)))
    if score is not None and score.failed:
        told.append(t("fails the whole review"))
    if info.first_score is not None and info.first_score != score:
        told.append(t("first score {score}").format(score=score_words(info.first_score)))
    yield Line(Kind.TEXT, " · ".join(told))
    about = (channel_words(info.channel), f"{day(when.date(), language())} {when:%H:%M}", duration(info.seconds))
    yield Line(Kind.QUIET, " · ".join((info.handler_name, *about)))
    yield Line(Kind.QUIET, t("reviewed by {name}").format(name=info.reviewer_name))
    card = t("{title}, version {number}").format(
        title=info.scorecard_title.in_language(language()), number=info.scorecard_number
    )
    yield Line(Kind.QUIET, card)


def _sections(evaluation: Evaluation, card: ScorecardContent) -> Iterable[Line]:
    """Only what was asked."""
    answers = evaluation.content.answers
    codes = {question.code for question in asked(card, answers)}
    scores = evaluation.info.score.sections if evaluation.info.score else {}
    for section in card.sections:
        own = [question for question in section.questions if question.code in codes]
        if own:
            title = section.title.in_language(language())
            yield Line(Kind.HEADING, f"{title} · {per_cent(scores.get(section.code))}")
        for question in own:
            yield from _question(question, answers.get(question.code, NOTHING))


def _question(question: ScorecardQuestion, given: Given) -> Iterable[Line]:
    yield Line(Kind.STRONG, question.words.in_language(language()))
    told = [value_words(question, given.value) or "–"]
    points = stands(question, given.value)
    if points is not None and possible(question):
        most = possible(question)
        told.append(tn("{points} of {most} point", "{points} of {most} points", most).format(points=points, most=most))
    if question.critical is not None:
        told.append(class_words(question.critical))
    if given.at is not None:
        told.append(moment_words(given.at))
    yield Line(Kind.TEXT, " · ".join(told))
    causes = {each.code: each.words.in_language(language()) for each in question.root_causes}
    for code in given.root_causes:
        yield Line(Kind.TEXT, t("Root cause: {cause}").format(cause=causes.get(code, code)))
    if given.comment:
        yield Line(Kind.TEXT, given.comment)
    if overrules(given):
        said = t("The trace says: {answer}.").format(answer=value_words(question, given.from_trace or ""))
        yield Line(Kind.QUIET, f"{said} {given.overruled_because}")
    elif given.from_trace is not None:
        yield Line(Kind.QUIET, t("Answered by the trace."))


def _feedback(content: EvaluationContent) -> Iterable[Line]:
    if content.feedback or content.remarks:
        yield Line(Kind.HEADING, t("Feedback to the handler"))
    if content.feedback:
        yield Line(Kind.TEXT, content.feedback)
    for remark in content.remarks:
        yield Line(Kind.TEXT, f"{moment_words(remark.at)} · {remark.words}")


def _coaching(actions: Sequence[CoachingAction]) -> Iterable[Line]:
    if actions:
        yield Line(Kind.HEADING, t("To practise"))
    for action in actions:
        yield Line(Kind.TEXT, action.words)
        yield Line(Kind.QUIET, action_words(action))


def _life(evaluation: Evaluation, card: ScorecardContent) -> Iterable[Line]:
    yield Line(Kind.HEADING, t("What became of it"))
    words = {q.code: q.words.in_language(language()) for section in card.sections for q in section.questions}
    for step in evaluation.life:
        yield Line(Kind.TEXT, step_words(step))
    for each in evaluation.disputes:
        said = t("Disputed, {question}: {words}")
        yield Line(Kind.TEXT, said.format(question=words.get(each.question, each.question), words=each.words))
