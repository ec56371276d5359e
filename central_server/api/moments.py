"""Times that cannot be right are refused before anything is stored."""

from datetime import UTC, datetime, timedelta

from agent_desktop.contract.problems import FieldError, ProblemType
from central_server.refusals import Refusal

FUTURE_ALLOWED = timedelta(minutes=5)
"""A desktop corrects its clock at each handshake; what is left is drift."""

EARLIEST = datetime(1900, 1, 2, tzinfo=UTC)


def check_moments(now: datetime, **moments: datetime | None) -> None:
    """Raises Refusal (422 clock) for any moment over five minutes in the future, or before 1900."""
    errors = [
        FieldError(field=field, message="This time is not possible. Is the computer's clock right?")
        for field, moment in moments.items()
        if moment is not None and not EARLIEST <= moment <= now + FUTURE_ALLOWED
    ]
    if errors:
        raise Refusal(ProblemType.CLOCK, errors=errors)
