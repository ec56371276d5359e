"""Each refusal of the server as the fault it is for this desktop. Pure."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from http import HTTPStatus

import msgspec

from agent_desktop.contract.base import REQUEST_ID_HEADER
from agent_desktop.contract.problems import FieldError, Problem, ProblemType
from agent_desktop.language import t, tn
from agent_desktop.sync import faults
from agent_desktop.sync.call import Call, Told
from agent_desktop.sync.moments import header_moment
from agent_desktop.sync.plain_words import plain_words, token_words

MOST_FIELD_ERRORS = 100
LONGEST_WAIT = 3600
"""Seconds. A server that asks for more is told to the handler as an hour."""


def refusal(call: Call[Told], status: int, headers: Mapping[str, str], body: bytes) -> faults.ServerFault:
    """The fault for `status` (400 and up). A body that is no Problem changes nothing but the words."""
    problem = _problem(body)
    kind = token_words(problem.kind) if problem else ""
    request_id = token_words(headers.get(REQUEST_ID_HEADER, ""))
    details = f"{call.shown}: {status} {kind} (request {request_id or '?'})"
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return throttled(wait_seconds(headers.get("Retry-After", "")), details)
    if status == HTTPStatus.UNPROCESSABLE_ENTITY:
        return _unprocessable(problem, kind, details)
    if status == HTTPStatus.UNAUTHORIZED and kind == ProblemType.SIGN_IN_FAILED:
        return _sign_in_failed(details)
    if status in _BY_STATUS:
        known = _BY_KIND.get(kind) or _BY_STATUS[HTTPStatus(status)]
        return known(details)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return in_trouble(details)
    return faults.RequestRefused(
        t("The server did not take this."),
        do=t("Try again. If it happens again, copy the details for whoever looks after Agent Desktop."),
        details=details,
    )


def wait_seconds(retry_after: str) -> int | None:
    """Retry-After as seconds from now, 0 to an hour; None where it says nothing usable."""
    text = retry_after.strip()
    if text.isascii() and text.isdigit():
        return min(int(text[:9]), LONGEST_WAIT)
    moment = header_moment(text)
    return None if moment is None else min(max(0, round((moment - datetime.now(UTC)).total_seconds())), LONGEST_WAIT)


def throttled(wait: int | None, details: str) -> faults.Throttled:
    """`wait`: seconds to wait; None where the server did not say."""
    if wait is None:
        do = t("Wait a minute, then try again.")
    elif wait < 60:  # noqa: PLR2004 - seconds in a minute
        do = tn("Try again in {count} second.", "Try again in {count} seconds.", wait).format(count=wait)
    else:
        minutes = -(-wait // 60)
        do = tn("Try again in {count} minute.", "Try again in {count} minutes.", minutes).format(count=minutes)
    return faults.Throttled(t("There were too many tries in a short time."), wait_seconds=wait, do=do, details=details)


def in_trouble(details: str) -> faults.ServerInTrouble:
    """The server failed for a reason of its own."""
    return faults.ServerInTrouble(
        t("The server has a fault and could not answer."), do=t("Try again in a moment."), details=details
    )


def sign_in_needed(details: str = "") -> faults.SignInNeeded:
    """The sign-in has ended."""
    return faults.SignInNeeded(t("You are no longer signed in."), do=t("Sign in to go on."), details=details)


def _sign_in_failed(details: str) -> faults.SignInRefused:
    return faults.SignInRefused(
        t("The user name or the password is wrong."), do=t("Check both and try again."), details=details
    )


def _not_allowed(details: str) -> faults.NotAllowed:
    return faults.NotAllowed(
        t("Your role does not allow this."), do=t("Ask a supervisor or an administrator."), details=details
    )


def _not_there(details: str) -> faults.NotThere:
    return faults.NotThere(
        t("The server has no such record, or no longer has it."), do=t("Search for it again."), details=details
    )


def _under_review(details: str) -> faults.UnderReview:
    return faults.UnderReview(
        t("Somebody reviews this contact already."),
        do=t("Choose another contact, or ask them."),
        details=details,
    )


def _gates_not_passed(details: str) -> faults.GatesNotPassed:
    return faults.GatesNotPassed(
        t("The course is not passed yet, so nobody can be signed off."),
        do=t("Look at what it still asks for, and sign once that is done."),
        details=details,
    )


def _cursor_unknown(details: str) -> faults.CursorUnknown:
    return faults.CursorUnknown(
        t("The server no longer knows what changed since then."),
        do=t("Nothing: everything is fetched anew."),
        details=details,
    )


def _erased(details: str) -> faults.Erased:
    return faults.Erased(
        t("This contact was erased, with everything that was said in it."),
        do=t("What was written about it in reviews is still there."),
        details=details,
    )


def _changed(details: str) -> faults.SomeoneChangedIt:
    return faults.SomeoneChangedIt(
        t("Someone else changed this while you had it open."),
        do=t("Look at what it says now, then save yours again if it still holds."),
        details=details,
    )


def _too_long(details: str) -> faults.TooLong:
    return faults.TooLong(
        t("This is longer than the server takes."), do=t("Shorten the notes or the answers."), details=details
    )


def _no_room(details: str) -> faults.ServerFull:
    return faults.ServerFull(
        t("The server has no room left. Nothing was written."),
        do=t("Keep this open and try again. Tell whoever looks after the server."),
        details=details,
    )


def _busy(details: str) -> faults.ServerInTrouble:
    return faults.ServerInTrouble(t("The server is busy."), do=t("Try again in a moment."), details=details)


_BY_STATUS: Mapping[HTTPStatus, Callable[[str], faults.ServerFault]] = {
    HTTPStatus.UNAUTHORIZED: sign_in_needed,
    HTTPStatus.FORBIDDEN: _not_allowed,
    HTTPStatus.NOT_FOUND: _not_there,
    HTTPStatus.CONFLICT: _under_review,
    HTTPStatus.GONE: _cursor_unknown,
    HTTPStatus.PRECONDITION_FAILED: _changed,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: _too_long,
    HTTPStatus.SERVICE_UNAVAILABLE: _busy,
    HTTPStatus.INSUFFICIENT_STORAGE: _no_room,
}

_BY_KIND: Mapping[str, Callable[[str], faults.ServerFault]] = {
    ProblemType.ERASED: _erased,
    ProblemType.GATES_NOT_PASSED: _gates_not_passed,
}
"""Those that share their status with another."""


def _unprocessable(problem: Problem | None, kind: str, details: str) -> faults.ServerFault:
    if kind == ProblemType.ID_REUSED:
        return faults.SentWithOtherContent(
            t("This is on the server already, as it stood when it was first sent."),
            do=t("Look at what the server holds before you send anything more."),
            details=details,
        )
    if kind == ProblemType.CLOCK:
        return faults.RequestRefused(
            t("The server says that a time in this lies too far in the future."),
            do=t("Have this computer's clock checked, then try again."),
            details=details,
        )
    errors = tuple(
        FieldError(field=plain_words(error.field, 100), message=plain_words(error.message))
        for error in (problem.errors if problem else ())[:MOST_FIELD_ERRORS]
    )
    said = plain_words(problem.detail) if problem else ""
    what = t("The server refused this: {reason}").format(reason=said) if said else t("The server refused this.")
    return faults.FieldsRefused(what, errors=errors, do=t("Correct what is marked and try again."), details=details)


def _problem(body: bytes) -> Problem | None:
    try:
        return msgspec.json.decode(body, type=Problem)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        return None
