"""What the invented authority does not do, told as a server tells it: with a status and a problem."""

from collections.abc import Sequence

from agent_desktop.contract.problems import FieldError, Problem, ProblemType

STATUS = {
    ProblemType.SIGN_IN_REQUIRED: 401,
    ProblemType.SIGN_IN_FAILED: 401,
    ProblemType.REASON_REQUIRED: 400,
    ProblemType.MALFORMED: 400,
    ProblemType.REFUSED: 422,
    ProblemType.ID_REUSED: 422,
    ProblemType.NOT_FOUND: 404,
    ProblemType.CURSOR_UNKNOWN: 410,
    ProblemType.CHANGED: 412,
    ProblemType.STORAGE_FULL: 507,
}


class Refused(Exception):  # noqa: N818 - an answer, and no defect
    """`errors`: which fields, where it is those."""

    def __init__(self, kind: ProblemType, detail: str = "", errors: Sequence[FieldError] = ()) -> None:
        super().__init__(kind)
        self.problem = Problem(
            type=f"/problems/{kind}",
            title=kind.value.replace("-", " "),
            status=STATUS[kind],
            detail=detail,
            errors=tuple(errors),
        )


def not_found() -> Refused:
    return Refused(ProblemType.NOT_FOUND)


def refused_field(field: str, message: str) -> Refused:
    return Refused(ProblemType.REFUSED, errors=(FieldError(field=field, message=message),))
