"""What evaluations say together: asked of the server each time, and kept nowhere. Everything raises ServerFaults."""

from datetime import date

from agent_desktop.contract.base import Id, Record
from agent_desktop.contract.review_reports import FairnessReport, ReviewReport
from agent_desktop.desk.desk import Desk
from agent_desktop.sync import review_reports as wire


class Span(Record, frozen=True, kw_only=True):
    """Contacts that began on the days `since` to `until`, both included. "" and None: of all teams and scorecards."""

    since: date
    until: date
    team: str = ""
    scorecard_id: Id | None = None


class Reports(Record, frozen=True, kw_only=True):
    """`fairness` is of the same days, whatever team and scorecard were asked for."""

    report: ReviewReport
    fairness: FairnessReport


def reports(desk: Desk, span: Span) -> Reports:
    """Both, one after the other. Raises FieldsRefused for days that are none."""
    return Reports(
        report=wire.read(desk.line, span.since, span.until, team=span.team, scorecard=span.scorecard_id),
        fairness=wire.fairness(desk.line, span.since, span.until),
    )
