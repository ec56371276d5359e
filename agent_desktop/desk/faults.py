"""The faults at which a screen does more than show their words. All are EnvironmentFaults."""

from agent_desktop.accounts.faults import KeyringFault
from agent_desktop.desk.finishing import FinishedEarlier
from agent_desktop.faults import EnvironmentFault
from agent_desktop.sync.faults import (
    FieldsRefused,
    NotAllowed,
    NotThere,
    ServerFault,
    SignInNeeded,
    SignInRefused,
    SomeoneChangedIt,
    Throttled,
)

__all__ = [
    "EnvironmentFault",
    "FieldsRefused",
    "FinishedEarlier",
    "KeyringFault",
    "NotAllowed",
    "NotThere",
    "ServerFault",
    "SignInNeeded",
    "SignInRefused",
    "SomeoneChangedIt",
    "Throttled",
]
