"""The report for supervisors: what evaluations of some days say together."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, time, timedelta
from typing import NamedTuple, TypeVar
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from agent_desktop.contract.base import Words
from agent_desktop.contract.evaluations import CoachingState, Given
from agent_desktop.contract.review_reports import (
    Mean,
    OfCause,
    OfChannel,
    OfClass,
    OfHandler,
    OfQuestion,
    OfScorecard,
    OfService,
    OfTeam,
    OfWeek,
    ReviewReport,
)
from agent_desktop.contract.scorecards import ErrorClass, ScorecardContent, ScorecardQuestion
from agent_desktop.reviews.asking import NOTHING, overrules
from agent_desktop.reviews.asking import asked as asked_of
from agent_desktop.reviews.fairness import mean
from agent_desktop.reviews.worth import NOT_APPLICABLE, is_error, possible, stands
from central_server.accounts.tables import Account
from central_server.contacts.tables import ContactRow
from central_server.evaluations.tables import CoachingRow
from central_server.review_reports.reading import Reviewed, reviewed
from central_server.review_reports.span import Asked
from central_server.scorecards.repository import content_of
from central_server.scorecards.tables import ScorecardVersionRow

MOST_LISTED = 200
"""Of each list."""

Key = TypeVar("Key", bound=Hashable)


class _Answered(NamedTuple):
    """One answer to one question."""

    scorecard: UUID
    question: ScorecardQuestion
    given: Given


def report(session: Session, now: datetime, asked: Asked) -> ReviewReport:
    """Of contacts that began on the days asked about."""
    of_all = list(reviewed(session, asked._replace(team="", scorecard=None)))
    found = [each for each in of_all if _is_of(each, asked)]
    cards = _Cards(session)
    answers = list(_answers(cards, found))
    return ReviewReport(
        since=asked.since,
        until=asked.until,
        team=asked.team,
        scorecard_id=asked.scorecard,
        as_of=now,
        handled=_handled(session, asked),
        reviewed=len(found),
        scores=mean(_wholes(found)),
        classes=tuple(_of_class(each, found) for each in ErrorClass),
        teams=tuple(OfTeam(team=key, scores=own) for key, own in _means(found, lambda each: each.team)),
        handlers=_handlers(found),
        questions=_questions(answers),
        causes=_causes(answers),
        channels=tuple(OfChannel(channel=key, scores=own) for key, own in _means(found, lambda each: each.channel)),
        services=tuple(
            OfService(service_code=key or None, scores=own)
            for key, own in _means(found, lambda each: each.service_code or "")
        ),
        weeks=tuple(OfWeek(begins=key, scores=own) for key, own in _means(found, _monday_of)),
        disputed=sum(each.disputed for each in found),
        amended=sum(each.amended for each in found),
        open_coaching=_open_coaching(session, asked.team),
        all_teams=tuple(sorted({each.team for each in of_all if each.team})),
        all_scorecards=_scorecards(cards, of_all),
    )


def _is_of(each: Reviewed, asked: Asked) -> bool:
    return asked.team in ("", each.team) and asked.scorecard in (None, each.scorecard)


def _means(found: Iterable[Reviewed], by: Callable[[Reviewed], Key]) -> Iterable[tuple[Key, Mean]]:
    for key, own in _grouped(found, by).items():
        yield key, mean(_wholes(own))


def _wholes(found: Iterable[Reviewed]) -> Iterable[float]:
    return (each.score.whole for each in found if each.score.whole is not None)


def _grouped(found: Iterable[Reviewed], by: Callable[[Reviewed], Key]) -> Mapping[Key, list[Reviewed]]:
    groups: defaultdict[Key, list[Reviewed]] = defaultdict(list)
    for each in found:
        groups[by(each)].append(each)
    return dict(sorted(groups.items(), key=lambda item: str(item[0])))


def _monday_of(each: Reviewed) -> datetime:
    day = each.started_at.astimezone(UTC).date()
    return datetime.combine(day - timedelta(days=day.weekday()), time(), UTC)


def _of_class(which: ErrorClass, found: Sequence[Reviewed]) -> OfClass:
    without = sum(not each.score.errors.get(which) for each in found)
    return OfClass(error_class=which, accuracy=100 * without / len(found) if found else None, n=len(found))


def _handlers(found: Iterable[Reviewed]) -> tuple[OfHandler, ...]:
    made = [
        OfHandler(handler=key, handler_name=own[-1].handler_name, team=own[-1].team, scores=mean(_wholes(own)))
        for key, own in _grouped(found, lambda each: each.handler).items()
    ]
    return tuple(sorted(made, key=lambda each: (each.handler_name, each.handler)))[:MOST_LISTED]


def _scorecards(cards: "_Cards", found: Iterable[Reviewed]) -> tuple[OfScorecard, ...]:
    """By the title of the newest contact's version."""
    made = [
        OfScorecard(scorecard_id=key, title=cards.of(own[-1].card_version).title, scores=mean(_wholes(own)))
        for key, own in _grouped(found, lambda each: each.scorecard).items()
    ]
    return tuple(sorted(made, key=lambda each: (each.title.en, each.scorecard_id)))[:MOST_LISTED]


# ---- question by question ------------------------------------------------------------------------------------------


class _Cards:
    """Versions of scorecards, each read once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._read: dict[UUID, ScorecardContent] = {}

    def of(self, version: UUID) -> ScorecardContent:
        if version not in self._read:
            self._read[version] = content_of(self._session.get_one(ScorecardVersionRow, version))
        return self._read[version]


def _answers(cards: _Cards, found: Iterable[Reviewed]) -> Iterable[_Answered]:
    """Only of questions that were asked: what hangs on another answer may not have been."""
    for each in found:
        answers = each.answers
        for question in asked_of(cards.of(each.card_version), answers):
            yield _Answered(each.scorecard, question, answers.get(question.code, NOTHING))


def _questions(answers: Iterable[_Answered]) -> tuple[OfQuestion, ...]:
    """Those that lose the most first."""
    by_question: defaultdict[tuple[UUID, str], list[_Answered]] = defaultdict(list)
    for each in answers:
        if possible(each.question):
            by_question[each.scorecard, each.question.code].append(each)
    made = [_question(scorecard, own) for (scorecard, _code), own in by_question.items()]
    return tuple(sorted(made, key=lambda each: (each.gained if each.gained is not None else 101, each.code)))[
        :MOST_LISTED
    ]


def _question(scorecard: UUID, own: Sequence[_Answered]) -> OfQuestion:
    counted = [
        (points, possible(each.question))
        for each in own
        if (points := stands(each.question, each.given.value)) is not None
    ]
    could = sum(pair[1] for pair in counted)
    return OfQuestion(
        scorecard_id=scorecard,
        code=own[-1].question.code,
        words=own[-1].question.words,
        answered=len(counted),
        not_applicable=sum(each.given.value == NOT_APPLICABLE for each in own),
        gained=100 * sum(pair[0] for pair in counted) / could if could else None,
        errors=sum(is_error(each.question, each.given.value) for each in own),
        from_trace=sum(each.given.from_trace is not None for each in own),
        overruled=sum(overrules(each.given) for each in own),
    )


def _causes(answers: Iterable[_Answered]) -> tuple[OfCause, ...]:
    counts: Counter[str] = Counter()
    words: dict[str, Words] = {}
    for each in answers:
        known = {cause.code: cause.words for cause in each.question.root_causes}
        for code in each.given.root_causes:
            if code in known:
                counts[code] += 1
                words[code] = known[code]
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(OfCause(code=code, words=words[code], count=count) for code, count in ordered[:MOST_LISTED])


# ---- what stands beside --------------------------------------------------------------------------------------------


def _handled(session: Session, asked: Asked) -> int:
    counted = (
        select(func.count())
        .select_from(ContactRow)
        .join(Account, Account.id == ContactRow.handled_by)
        .where(ContactRow.started_at >= asked.begins, ContactRow.started_at < asked.ends)
    )
    return session.scalar(counted.where(Account.team == asked.team) if asked.team else counted) or 0


def _open_coaching(session: Session, team: str) -> int:
    counted = (
        select(func.count())
        .select_from(CoachingRow)
        .join(Account, Account.id == CoachingRow.handler)
        .where(CoachingRow.state == CoachingState.OPEN.value)
    )
    return session.scalar(counted.where(Account.team == team) if team else counted) or 0
