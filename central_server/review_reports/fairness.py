"""Scores by groups of handlers, with small groups withheld."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from agent_desktop.contract.review_reports import FairnessReport, Grouping
from agent_desktop.contract.samples import NEW_HANDLER_DAYS
from agent_desktop.reviews.fairness import Scored, by_key, groups
from central_server.review_reports.reading import Reviewed, reviewed

YEAR = 365


def fairness(session: Session, now: datetime, days: int) -> FairnessReport:
    """Of contacts that began in the last `days`."""
    found = list(reviewed(session, now - timedelta(days=days), now))
    ways: dict[str, Callable[[Reviewed], str]] = {
        "team": lambda each: each.team,
        "since": _since,
        "reviewer_team": lambda each: "own" if each.reviewer_team == each.team else "other",
    }
    groupings = (Grouping(by=by, groups=groups(by_key(_scored(found, key)))) for by, key in ways.items())
    return FairnessReport(days=days, as_of=now, groupings=tuple(groupings))


def _scored(found: list[Reviewed], key: Callable[[Reviewed], str]) -> list[tuple[str, Scored]]:
    return [(key(each), Scored(each.handler, each.score.whole)) for each in found if each.score.whole is not None]


def _since(each: Reviewed) -> str:
    """How long the handler was here when the contact began."""
    days = (each.started_at - each.handler_since).days
    if days < NEW_HANDLER_DAYS:
        return "new"
    return "first_year" if days < YEAR else "longer"
