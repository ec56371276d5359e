"""/review-report and /fairness-report."""

from typing import Annotated

from litestar import get
from litestar.di import NamedDependency
from litestar.params import QueryParameter

from agent_desktop.contract.review_reports import FairnessReport, ReviewReport
from central_server.api.asker import Asker
from central_server.api.guard import S, only
from central_server.review_reports.fairness import fairness
from central_server.review_reports.report import report

Days = Annotated[int, QueryParameter(name="days", ge=1, le=366)]
Team = Annotated[str, QueryParameter(name="team", max_length=100)]


@get("/review-report", guards=only(S), sync_to_thread=True)
def read_review_report(asker: NamedDependency[Asker], *, days: Days = 30, team: Team = "") -> ReviewReport:
    """Figures of handlers, and of no citizen."""
    with asker.database.reading() as session:
        return report(session, asker.now, days, team)


@get("/fairness-report", guards=only(S), sync_to_thread=True)
def read_fairness_report(asker: NamedDependency[Asker], *, days: Days = 90) -> FairnessReport:
    """Figures of groups alone."""
    with asker.database.reading() as session:
        return fairness(session, asker.now, days)


ROUTES = (read_review_report, read_fairness_report)
