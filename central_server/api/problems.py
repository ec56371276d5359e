"""Every failure as problem details (RFC 9457), and its trace, without personal data, in the log."""

import logging
import sqlite3
import traceback
from typing import Any

from litestar import Request, Response
from litestar.exceptions import HTTPException
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from agent_desktop.contract.problems import MEDIA_TYPE, Problem, ProblemType
from central_server.refusals import STATUS, TITLE, Refusal

log = logging.getLogger("central_server")

BUSY_AGAIN_SECONDS = "2"
SQLITE_BUSY, SQLITE_LOCKED, SQLITE_FULL = 5, 6, 13
POSTGRESQL_FULL = "53100"
POSTGRESQL_BUSY = ("55P03", "40001", "40P01", "57014", "53300", "57P01", "57P02", "57P03")
"""Lock not given in time, serialisation, deadlock, cancelled, too many connections, shutting down or starting."""

BY_STATUS = {
    400: ProblemType.MALFORMED,
    401: ProblemType.SIGN_IN_REQUIRED,
    403: ProblemType.NOT_ALLOWED,
    404: ProblemType.NOT_FOUND,
    405: ProblemType.METHOD_NOT_ALLOWED,
    413: ProblemType.TOO_LARGE,
}


def answer_problem(request: Request[Any, Any, Any], error: Exception) -> Response[Problem]:
    """The answer to any exception."""
    refusal = refusal_of(error)
    told = problem(refusal, error, request.scope["state"]["request_id"])
    return Response(told, status_code=told.status, media_type=MEDIA_TYPE, headers=refusal.headers)


def problem(refusal: Refusal, error: Exception, request_id: str) -> Problem:
    """What is said of `refusal`. Where the server is at fault, the log says where `error` happened."""
    if refusal.kind in {ProblemType.INTERNAL, ProblemType.BUSY, ProblemType.STORAGE_FULL}:
        log.error("%s in request %s\n%s", refusal.kind.value, request_id, _trace(error))
    return Problem(
        type=f"/problems/{refusal.kind.value}",
        title=TITLE[refusal.kind],
        status=STATUS[refusal.kind],
        detail=refusal.detail,
        instance=f"/requests/{request_id}",
        request_id=request_id,
        errors=refusal.errors,
    )


def refusal_of(error: Exception) -> Refusal:
    """Which refusal any exception comes to."""
    if isinstance(error, Refusal):
        return error
    if isinstance(error, RecursionError):
        return Refusal(ProblemType.MALFORMED, "The body is nested too deeply.")
    if isinstance(error, HTTPException):
        return _of_framework(error)
    if isinstance(error, PoolTimeout):
        return _busy()
    if isinstance(error, DBAPIError):
        return _of_database(error)
    return Refusal(ProblemType.INTERNAL, "This is our fault, and it was written to the server's log.")


def _of_framework(error: HTTPException) -> Refusal:
    kind = BY_STATUS.get(error.status_code)
    if kind is None:
        return Refusal(ProblemType.INTERNAL)
    headers = {"Allow": error.headers["allow"]} if error.headers and "allow" in error.headers else {}
    detail = ""
    if kind is ProblemType.MALFORMED:
        faults = [str(each.get("message", "")) for each in error.extra or () if isinstance(each, dict)]
        detail = "; ".join(faults) or str(error.__cause__ or "The body is not the JSON that is asked for.")
    return Refusal(kind, detail[:500], headers=headers)


def _of_database(error: DBAPIError) -> Refusal:
    original: Any = error.orig
    state = getattr(original, "sqlstate", None)
    code = getattr(original, "sqlite_errorcode", 0) & 0xFF if isinstance(original, sqlite3.Error) else 0
    if code == SQLITE_FULL or state == POSTGRESQL_FULL:
        return Refusal(ProblemType.STORAGE_FULL, "Nothing was written. Tell the administrator.")
    lost = error.connection_invalidated or (type(error).__name__ == "OperationalError" and code == 0 and state is None)
    if code in {SQLITE_BUSY, SQLITE_LOCKED} or state in POSTGRESQL_BUSY or lost:
        return _busy()
    return Refusal(ProblemType.INTERNAL, "This is our fault, and it was written to the server's log.")


def _busy() -> Refusal:
    return Refusal(ProblemType.BUSY, "Send it again shortly.", headers={"Retry-After": BUSY_AGAIN_SECONDS})


def _trace(error: BaseException | None) -> str:
    """Where it happened. Messages are left out: a database's may quote what was typed."""
    parts: list[str] = []
    while error is not None:
        parts.append("".join(traceback.format_tb(error.__traceback__)) + type(error).__name__)
        error = error.__cause__ or error.__context__
    return "\nafter\n".join(parts)
