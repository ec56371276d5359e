"""The faults at which a screen does more than show their words. All are EnvironmentFaults."""

from agent_desktop.accounts.faults import KeyringFault
from agent_desktop.faults import EnvironmentFault
from agent_desktop.sync.faults import (
    FieldsRefused,
    GatesNotPassed,
    Heard,
    NotAllowed,
    NotThere,
    SentWithOtherContent,
    ServerFault,
    SignInNeeded,
    SignInRefused,
    SomeoneChangedIt,
    Throttled,
    UnderReview,
)

__all__ = [
    "EnvironmentFault",
    "FieldsRefused",
    "GatesNotPassed",
    "KeyringFault",
    "NotAllowed",
    "NotThere",
    "SentWithOtherContent",
    "ServerFault",
    "SignInNeeded",
    "SignInRefused",
    "SomeoneChangedIt",
    "Throttled",
    "UnderReview",
    "out_of_reach",
]


def out_of_reach(fault: object) -> bool:
    """Whether nothing is wrong but the way to the server: the work goes on with what this computer holds."""
    return isinstance(fault, ServerFault) and fault.heard not in {Heard.ANSWER, Heard.SIGN_IN}
