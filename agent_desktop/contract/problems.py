"""Problem details (RFC 9457): the one shape of every refusal the server gives."""

from enum import StrEnum

from agent_desktop.contract.base import Record

MEDIA_TYPE = "application/problem+json"


class ProblemType(StrEnum):
    """The last part of a problem's `type`, a URI of the form /problems/<type>."""

    SIGN_IN_REQUIRED = "sign-in-required"  # 401: no token, or one that is out of date
    SIGN_IN_FAILED = "sign-in-failed"  # 401: name and password do not fit
    THROTTLED = "throttled"  # 429: too many tries; Retry-After says when
    NOT_ALLOWED = "not-allowed"  # 403: this role may not
    REASON_REQUIRED = "reason-required"  # 400: no valid Access-Reason on a read of a person's record
    MALFORMED = "malformed"  # 400: not JSON, or not the record asked for
    REFUSED = "refused"  # 422: understood, but a rule forbids it; `errors` says which field
    ID_REUSED = "id-reused"  # 422: this id came before with other content
    CLOCK = "clock"  # 422: a moment lies too far in the future
    NOT_FOUND = "not-found"  # 404
    METHOD_NOT_ALLOWED = "method-not-allowed"  # 405
    UNDER_REVIEW = "under-review"  # 409: somebody has an evaluation of this contact already
    GATES_NOT_PASSED = "gates-not-passed"  # 409: the course asks more of whoever is to be signed off
    CURSOR_UNKNOWN = "cursor-unknown"  # 410: ask again from the start
    ERASED = "erased"  # 410: it was here, and was erased
    CHANGED = "changed"  # 412: someone else changed it since it was read
    PRECONDITION_REQUIRED = "precondition-required"  # 428: an edit without If-Match
    TOO_LARGE = "too-large"  # 413
    RANGE = "range"  # 416: these bytes are not there, or several ranges were asked for at once
    BUSY = "busy"  # 503: the database is busy; send again
    STORAGE_FULL = "storage-full"  # 507: the server has no room; nothing was written
    INTERNAL = "internal"  # 500: our fault; the request id finds it in the log


class FieldError(Record, frozen=True, kw_only=True):
    """One field that was refused. `field` is a path such as "answers.bin"."""

    field: str
    message: str


class Problem(Record, frozen=True, kw_only=True):
    """A refusal: what happened, in words a person may read. Never a trace, never personal data."""

    type: str
    title: str
    status: int
    detail: str = ""
    instance: str = ""
    request_id: str = ""
    errors: tuple[FieldError, ...] = ()

    @property
    def kind(self) -> str:
        """The last part of `type`, comparable with ProblemType."""
        return self.type.rsplit("/", 1)[-1]
