"""How any part of the server says no. The API turns a Refusal into problem details (RFC 9457)."""

from collections.abc import Mapping, Sequence

from agent_desktop.contract.problems import FieldError, ProblemType

STATUS: Mapping[ProblemType, int] = {
    ProblemType.REASON_REQUIRED: 400,
    ProblemType.MALFORMED: 400,
    ProblemType.SIGN_IN_REQUIRED: 401,
    ProblemType.SIGN_IN_FAILED: 401,
    ProblemType.NOT_ALLOWED: 403,
    ProblemType.NOT_FOUND: 404,
    ProblemType.METHOD_NOT_ALLOWED: 405,
    ProblemType.UNDER_REVIEW: 409,
    ProblemType.GATES_NOT_PASSED: 409,
    ProblemType.CURSOR_UNKNOWN: 410,
    ProblemType.ERASED: 410,
    ProblemType.CHANGED: 412,
    ProblemType.TOO_LARGE: 413,
    ProblemType.RANGE: 416,
    ProblemType.REFUSED: 422,
    ProblemType.ID_REUSED: 422,
    ProblemType.CLOCK: 422,
    ProblemType.PRECONDITION_REQUIRED: 428,
    ProblemType.THROTTLED: 429,
    ProblemType.INTERNAL: 500,
    ProblemType.BUSY: 503,
    ProblemType.STORAGE_FULL: 507,
}

TITLE: Mapping[ProblemType, str] = {
    ProblemType.REASON_REQUIRED: "A reason is needed to look at a person's record",
    ProblemType.MALFORMED: "The request could not be read",
    ProblemType.SIGN_IN_REQUIRED: "Sign in first",
    ProblemType.SIGN_IN_FAILED: "The user name and password do not fit",
    ProblemType.NOT_ALLOWED: "Your role does not allow this",
    ProblemType.NOT_FOUND: "There is nothing here",
    ProblemType.METHOD_NOT_ALLOWED: "This cannot be done here",
    ProblemType.UNDER_REVIEW: "Somebody reviews this contact already",
    ProblemType.GATES_NOT_PASSED: "The course is not passed yet",
    ProblemType.CURSOR_UNKNOWN: "What changed since then is not known any more",
    ProblemType.ERASED: "It was erased",
    ProblemType.CHANGED: "Someone else changed it",
    ProblemType.TOO_LARGE: "The request is too large",
    ProblemType.RANGE: "These bytes are not there",
    ProblemType.REFUSED: "Something in it is not right",
    ProblemType.ID_REUSED: "This id was used before for something else",
    ProblemType.CLOCK: "A time in it cannot be right",
    ProblemType.PRECONDITION_REQUIRED: "Say which version you are changing",
    ProblemType.THROTTLED: "Too many tries",
    ProblemType.INTERNAL: "The server failed",
    ProblemType.BUSY: "The server is busy",
    ProblemType.STORAGE_FULL: "The server has no room left",
}


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not a defect
    """The request is refused. `detail` may be read by a person and holds no personal data."""

    def __init__(
        self,
        kind: ProblemType,
        detail: str = "",
        *,
        errors: Sequence[FieldError] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(kind)
        self.kind = kind
        self.detail = detail
        self.errors = tuple(errors)
        self.headers = dict(headers or {})


def refuse_fields(errors: Sequence[FieldError]) -> None:
    """Raises Refusal (422) if there is any error."""
    if errors:
        raise Refusal(ProblemType.REFUSED, errors=errors)


def refused_field(field: str, message: str) -> Refusal:
    """A 422 about one field."""
    return Refusal(ProblemType.REFUSED, errors=(FieldError(field=field, message=message),))


def not_found(what: str) -> Refusal:
    """A 404 that says what was looked for, such as "citizen"."""
    return Refusal(ProblemType.NOT_FOUND, f"There is no such {what}.")
