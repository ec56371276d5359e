"""/review-report and /fairness-report."""

from datetime import date
from typing import Annotated
from uuid import UUID

from litestar import get
from litestar.di import NamedDependency
from litestar.params import QueryParameter

from agent_desktop.contract.review_reports import FairnessReport, ReviewReport
from central_server.api.asker import Asker
from central_server.api.guard import S, only
from central_server.review_reports.fairness import fairness
from central_server.review_reports.report import report
from central_server.review_reports.span import asked

Since = Annotated[date | None, QueryParameter(name="since")]
Until = Annotated[date | None, QueryParameter(name="until")]
Team = Annotated[str, QueryParameter(name="team", max_length=100)]
Scorecard = Annotated[UUID | None, QueryParameter(name="scorecard")]

DAYS, DAYS_OF_GROUPS = 30, 90
"""Where nobody names any."""


@get("/review-report", guards=only(S), sync_to_thread=True)
def read_review_report(
    asker: NamedDependency[Asker],
    *,
    since: Since = None,
    until: Until = None,
    team: Team = "",
    scorecard: Scorecard = None,
) -> ReviewReport:
    """Figures of handlers, and of no citizen."""
    wanted = asked(asker.now, DAYS, since, until, team=team, scorecard=scorecard)
    with asker.database.reading() as session:
        return report(session, asker.now, wanted)


@get("/fairness-report", guards=only(S), sync_to_thread=True)
def read_fairness_report(asker: NamedDependency[Asker], *, since: Since = None, until: Until = None) -> FairnessReport:
    """Figures of groups alone."""
    wanted = asked(asker.now, DAYS_OF_GROUPS, since, until)
    with asker.database.reading() as session:
        return fairness(session, asker.now, wanted)


ROUTES = (read_review_report, read_fairness_report)
