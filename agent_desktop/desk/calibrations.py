"""What supervisors do with calibrations. All of it at the server. Everything raises ServerFaults."""

from uuid import UUID

from agent_desktop.contract.calibrations import (
    Calibration,
    CalibrationCompare,
    CalibrationReport,
    CalibrationWrite,
    RaterDrift,
    Reviewer,
)
from agent_desktop.desk.at_server import every, write_id
from agent_desktop.desk.desk import Desk
from agent_desktop.sync import calibrations as wire


def calibrations(desk: Desk) -> tuple[Calibration, ...]:
    """Newest first."""
    return every(desk, wire.calibrations)


def read(desk: Desk, calibration_id: UUID) -> Calibration:
    """One as it stands for whoever works here."""
    return wire.read(desk.line, calibration_id)


def begin(desk: Desk, calibration_id: UUID, asked: CalibrationWrite) -> Calibration:
    """Begun once. Raises FieldsRefused."""
    return wire.begin(desk.line, calibration_id, asked)


def compare(desk: Desk, calibration: Calibration) -> Calibration:
    """The blind part ends. Raises SomeoneChangedIt; FieldsRefused while nothing can be compared."""
    return wire.compare(
        desk.line, calibration, write_id(desk, calibration.id, calibration.version, CalibrationCompare())
    )


def report(desk: Desk, calibration_id: UUID) -> CalibrationReport:
    """Of one that is compared. Raises NotAllowed while it is blind."""
    return wire.report(desk.line, calibration_id)


def drift(desk: Desk) -> tuple[RaterDrift, ...]:
    """Each reviewer over the calibrations compared so far, oldest first."""
    return wire.drift(desk.line)


def reviewers(desk: Desk) -> tuple[Reviewer, ...]:
    """Who may be asked to score."""
    return wire.reviewers(desk.line)
