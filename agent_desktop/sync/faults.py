"""Everything that can go wrong between this desktop and the server, each with plain words to show.

`heard` says what the fault tells about the line (see agent_desktop.desk.connection).
"""

from enum import StrEnum
from typing import ClassVar

from agent_desktop.contract.problems import FieldError
from agent_desktop.faults import EnvironmentFault
from agent_desktop.language import t


class Heard(StrEnum):
    """What one exchange tells about the line to the server."""

    ANSWER = "answer"  # our server answered, be it with a refusal of what was asked
    NOTHING = "nothing"  # no answer came
    REFUSAL = "refusal"  # something answers, and it cannot be worked with
    PORTAL = "portal"  # the network answers in the server's place: it wants a sign-in of its own
    SIGN_IN = "sign_in"  # our server answers and wants a sign-in


class ServerFault(EnvironmentFault):
    """Any of the faults below."""

    heard: ClassVar[Heard] = Heard.ANSWER

    def __init__(self, what: str, *, do: str = "", details: str = "") -> None:
        super().__init__(what, kept=t("Everything you typed is still on this screen."), do=do, details=details)


# ---- the line ------------------------------------------------------------------------------------------------------


class AddressWrong(ServerFault):
    """The server's address cannot be used as it is written."""

    heard = Heard.REFUSAL


class ServerAway(ServerFault):
    """No connection came about: nothing was sent."""

    heard = Heard.NOTHING


class ServerSilent(ServerFault):
    """The request went out and no answer came in time."""

    heard = Heard.NOTHING


class AnswerCutShort(ServerFault):
    """The connection ended before the whole answer was here."""

    heard = Heard.NOTHING


class CertificateNotVerified(ServerFault):
    """The server could not prove who it is: nothing was sent."""

    heard = Heard.REFUSAL


class NotOurServer(ServerFault):
    """Something answers at this address that is not ours: another program, another web site."""

    heard = Heard.REFUSAL


class NetworkWantsSignIn(NotOurServer):
    """A captive portal: the network leads every request to a page of its own until someone signs in there."""

    heard = Heard.PORTAL


class AnswerNotUnderstood(ServerFault):
    """Too large, not JSON, or not the record that was asked for."""

    heard = Heard.REFUSAL


class VersionsApart(ServerFault):
    """The server speaks a newer or an older version than this desktop."""

    heard = Heard.REFUSAL


# ---- the server's own trouble --------------------------------------------------------------------------------------


class ServerInTrouble(ServerFault):
    """A 5xx: the server, or what stands before it, failed."""

    heard = Heard.REFUSAL


class ServerFull(ServerFault):
    """507: the server has no room. Nothing was written."""

    heard = Heard.REFUSAL


# ---- what the server will not do -----------------------------------------------------------------------------------


class SignInNeeded(ServerFault):
    """Nobody is signed in, or no longer. The screen keeps everything and offers to sign in."""

    heard = Heard.SIGN_IN


class SignInRefused(ServerFault):
    """The user name and the password do not fit."""

    heard = Heard.SIGN_IN


class Throttled(ServerFault):
    """Too many tries. `wait_seconds` is how long the server asks us to wait; None: it did not say."""

    def __init__(self, what: str, *, wait_seconds: int | None, do: str = "", details: str = "") -> None:
        super().__init__(what, do=do, details=details)
        self.wait_seconds = wait_seconds


class NotAllowed(ServerFault):
    """403: this role may not do that."""


class NotThere(ServerFault):
    """404: no such record, or not any longer."""


class Erased(ServerFault):
    """410: it was here, and was taken away for good."""


class UnderReview(ServerFault):
    """409: somebody has an evaluation of this contact already."""


class GatesNotPassed(ServerFault):
    """409: the course asks more of whoever is to be signed off."""


class CursorUnknown(ServerFault):
    """410: the server no longer knows what changed since then. Everything is asked for anew; nobody need be told."""


class SomeoneChangedIt(ServerFault):
    """412: a colleague changed the record since it was read. Look at it again, then decide."""


class TooLong(ServerFault):
    """413: more than the server takes."""


class FieldsRefused(ServerFault):
    """422: a rule forbids it. `errors` says which field and why, in the server's words made harmless."""

    def __init__(self, what: str, *, errors: tuple[FieldError, ...], do: str = "", details: str = "") -> None:
        super().__init__(what, do=do, details=details)
        self.errors = errors


class SentWithOtherContent(ServerFault):
    """422 id-reused: this id is on the server already, with other content."""


class RequestRefused(ServerFault):
    """Any other 4xx."""
