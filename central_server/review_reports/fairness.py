"""Scores by groups of handlers, with small groups withheld."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.orm import Session

from agent_desktop.contract.review_reports import FairnessReport, Grouping
from agent_desktop.contract.samples import NEW_HANDLER_DAYS
from agent_desktop.reviews.fairness import Scored, by_key, groups
from central_server.review_reports.reading import Reviewed, reviewed
from central_server.review_reports.span import Asked

YEAR = 365


def fairness(session: Session, now: datetime, asked: Asked) -> FairnessReport:
    """Of contacts that began on the days asked about."""
    found = list(reviewed(session, asked))
    ways: dict[str, Callable[[Reviewed], str]] = {
        "team": lambda each: each.team,
        "since": _since,
        "reviewer_team": lambda each: "own" if each.reviewer_team == each.team else "other",
    }
    groupings = (Grouping(by=by, groups=groups(by_key(_scored(found, key)))) for by, key in ways.items())
    return FairnessReport(since=asked.since, until=asked.until, as_of=now, groupings=tuple(groupings))


def _scored(found: list[Reviewed], key: Callable[[Reviewed], str]) -> list[tuple[str, Scored]]:
    return [(key(each), Scored(each.handler, each.score.whole)) for each in found if each.score.whole is not None]


def _since(each: Reviewed) -> str:
    """How long the handler was here when the contact began."""
    days = (each.started_at - each.handler_since).days
    if days < NEW_HANDLER_DAYS:
        return "new"
    return "first_year" if days < YEAR else "longer"
