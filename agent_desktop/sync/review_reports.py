"""What evaluations say together, over the wire, for supervisors."""

from datetime import date
from uuid import UUID

from agent_desktop.contract.review_reports import FairnessReport, ReviewReport
from agent_desktop.sync.call import Call
from agent_desktop.sync.line import Line


def read(line: Line, since: date, until: date, *, team: str, scorecard: UUID | None) -> ReviewReport:
    """Of contacts that began on those days, both included; "" and None: of all teams and scorecards."""
    return line.tell(
        Call(
            method="GET",
            route="/review-report",
            answer=ReviewReport,
            query={
                "since": since.isoformat(),
                "until": until.isoformat(),
                "team": team or None,
                "scorecard": str(scorecard) if scorecard else None,
            },
        )
    )


def fairness(line: Line, since: date, until: date) -> FairnessReport:
    """Groups of handlers on those days, none of them small."""
    query = {"since": since.isoformat(), "until": until.isoformat()}
    return line.tell(Call(method="GET", route="/fairness-report", answer=FairnessReport, query=query))
