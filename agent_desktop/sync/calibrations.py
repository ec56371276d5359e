"""Calibrations over the wire, for supervisors."""

from uuid import UUID

from agent_desktop.contract.base import Page
from agent_desktop.contract.calibrations import (
    Calibration,
    CalibrationCompare,
    CalibrationReport,
    CalibrationWrite,
    RaterDrift,
    Reviewer,
)
from agent_desktop.sync.call import Call
from agent_desktop.sync.line import Line

MOST = 100
"""Of one page."""


def calibrations(line: Line, cursor: str | None) -> Page[Calibration]:
    """Newest first."""
    query = {"cursor": cursor, "limit": MOST}
    return line.tell(Call(method="GET", route="/calibrations", answer=Page[Calibration], query=query))


def read(line: Line, calibration_id: UUID) -> Calibration:
    """One as it stands for whoever asks."""
    return line.tell(Call(method="GET", route="/calibrations/{id}", answer=Calibration, places={"id": calibration_id}))


def begin(line: Line, calibration_id: UUID, asked: CalibrationWrite) -> Calibration:
    return line.tell(
        Call(method="PUT", route="/calibrations/{id}", answer=Calibration, places={"id": calibration_id}, body=asked)
    )


def compare(line: Line, calibration: Calibration, change_id: UUID) -> Calibration:
    """The blind part ends. Raises SomeoneChangedIt."""
    return line.tell(
        Call(
            method="PUT",
            route="/calibrations/{id}/comparisons/{write_id}",
            answer=Calibration,
            places={"id": calibration.id, "write_id": change_id},
            headers={"If-Match": f'"{calibration.version}"'},
            body=CalibrationCompare(),
        )
    )


def report(line: Line, calibration_id: UUID) -> CalibrationReport:
    """Of one that is compared."""
    route = "/calibrations/{id}/report"
    return line.tell(Call(method="GET", route=route, answer=CalibrationReport, places={"id": calibration_id}))


def drift(line: Line) -> tuple[RaterDrift, ...]:
    """Each reviewer over the calibrations compared so far."""
    return line.tell(Call(method="GET", route="/calibration-drift", answer=tuple[RaterDrift, ...]))


def reviewers(line: Line) -> tuple[Reviewer, ...]:
    """Who may be asked to score."""
    return line.tell(Call(method="GET", route="/reviewers", answer=tuple[Reviewer, ...]))
