"""Each thing a server can say leads to one fate, and nothing is ever lost by it."""

from datetime import timedelta
from itertools import repeat

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET, Raw
from msgspec.structs import replace

from agent_desktop.contract.deliveries import DeliveryKind, Verdict
from agent_desktop.contract.problems import FieldError, Problem, ProblemType
from agent_desktop.outbox.backoff import LONGEST_S, wait_seconds
from agent_desktop.outbox.rows import OutboxRow, RowState
from agent_desktop.outbox.verdicts import Fate, fate_of, judge, meets, renewed
from tests.unit.outbox import made


def problem(kind: str, status: int = 422, *errors: FieldError, detail: str = "") -> Problem:
    return Problem(type=f"/problems/{kind}", title="", status=status, detail=detail, errors=errors)


def judged(row: OutboxRow, status: int, said: Problem | None = None) -> tuple[Fate, OutboxRow]:
    (one,) = judge((row,), (Verdict(id=row.id, status=status, problem=said),), made.NOW, repeat(0.5))
    return one.fate, one.row


@pytest.mark.parametrize("status", [408, 423, 425, 429, 500, 502, 503, 504, 507, 599, 0, 100, 302])
def test_what_may_pass_is_tried_again_later(status: int) -> None:
    fate, row = judged(made.contact_row(), status)
    assert fate is Fate.AGAIN
    assert (row.state, row.attempts) == (RowState.WAITING, 1)
    assert row.next_try_at is not None
    assert made.NOW < row.next_try_at <= made.NOW + timedelta(seconds=LONGEST_S)


@pytest.mark.parametrize("status", [400, 403, 404, 405, 409, 410, 413, 415, 422, 428, 451])
def test_what_will_never_be_taken_is_kept_with_words(status: int) -> None:
    before = made.case_row(made.contact_row().id)
    fate, row = judged(before, status)
    assert fate is Fate.REFUSED
    assert row.state is RowState.REFUSED
    assert row.said
    assert row.body == before.body


@pytest.mark.parametrize("kind", DeliveryKind)
def test_what_is_missing_on_the_server_is_said_of_each_kind(kind: DeliveryKind) -> None:
    row = replace(made.contact_row(), kind=kind)
    _, refused = judged(row, 404, problem(ProblemType.NOT_FOUND, 404))
    assert refused.said.endswith(".")


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (ProblemType.ID_REUSED, "on the server already"),
        (ProblemType.CLOCK, "clock"),
        (ProblemType.REFUSED, "No such service. Correct it"),
    ],
)
def test_the_words_say_what_to_do(kind: ProblemType, words: str) -> None:
    error = FieldError(field="service_code", message="No such service.")
    _, row = judged(made.contact_row(), 422, problem(kind, 422, error))
    assert words in row.said
    assert row.problem == kind
    assert row.errors == (error,)


def test_a_sign_in_that_ended_leaves_the_row_as_it_is() -> None:
    before = made.contact_row()
    assert judged(before, 401) == (Fate.SIGN_IN, before)


def test_a_case_is_not_to_blame_for_a_contact_that_was_not_taken() -> None:
    contact = made.contact_row()
    case = replace(made.case_row(contact.id), after=(contact.id,))
    refused = Verdict(id=contact.id, status=422, problem=problem(ProblemType.REFUSED))
    without = Verdict(id=case.id, status=404, problem=problem(ProblemType.NOT_FOUND, 404))
    first, second = judge((contact, case), (refused, without), made.NOW, repeat(0.5))
    assert (first.fate, second.fate) == (Fate.REFUSED, Fate.HELD)
    assert second.row == case


def test_a_case_whose_contact_went_before_it_long_ago_is_refused() -> None:
    case = made.case_row(made.contact_row().id)
    fate, row = judged(case, 404, problem(ProblemType.NOT_FOUND, 404))
    assert fate is Fate.REFUSED
    assert "does not have the contact" in row.said


def test_what_was_not_looked_at_waits_as_it_is() -> None:
    one, other = made.contact_row(), made.contact_row()
    taken = judge((one, other), (Verdict(id=one.id, status=201, record=Raw(b"{}")),), made.NOW, repeat(0.5))
    assert [each.row.id for each in taken] == [one.id]
    assert taken[0].fate is Fate.ACCEPTED


def test_a_row_sent_again_is_as_if_it_had_never_been_refused() -> None:
    before = made.contact_row()
    _, refused = judged(before, 422, problem(ProblemType.REFUSED))
    assert renewed(refused) == before
    assert renewed(meets(before, Raw(b"{}"), ())) == before


@given(st.integers(-100, 999))
def test_every_status_has_one_fate(status: int) -> None:
    assert fate_of(status) in set(Fate) - {Fate.HELD}
    assert (fate_of(status) is Fate.ACCEPTED) == (200 <= status < 300)


@given(st.integers(1, 10_000), st.floats(0, 1, exclude_max=True))
def test_the_wait_grows_to_a_minute_and_never_further(attempts: int, chance: float) -> None:
    wait = wait_seconds(attempts, chance)
    assert 0 < wait <= LONGEST_S
    assert wait <= 2 ** min(attempts - 1, 10)


@given(st.integers(1, 100), st.floats(0, 1, exclude_max=True), st.floats(0, 3600))
def test_nobody_comes_back_before_the_server_said(attempts: int, chance: float, retry_after: float) -> None:
    assert retry_after <= wait_seconds(attempts, chance, retry_after) <= retry_after + 1


def test_a_row_with_no_record_in_its_verdict_is_accepted_all_the_same() -> None:
    row = made.contact_row()
    (one,) = judge((row,), (Verdict(id=row.id, status=200),), made.NOW, repeat(0.0))
    assert (one.fate, one.record) == (Fate.ACCEPTED, UNSET)
