"""Which faults only signing in again helps against."""

from agent_desktop.faults import EnvironmentFault


def wants_sign_in(fault: object) -> bool:
    """Whether only signing in again helps."""
    from agent_desktop.desk.faults import SignInNeeded  # late: with it comes the whole wire

    return isinstance(fault, EnvironmentFault) and isinstance(fault, SignInNeeded)
