"""The proof of the poor line is worth something only if it sees what it looks for: a lost word, a write done twice."""

from pathlib import Path
from uuid import UUID

import pytest
from msgspec.structs import replace
from sqlalchemy import insert, select

from agent_desktop.ids import new_id
from central_server.audit.tables import AuditRow
from central_server.database.engine import make_engine
from central_server.database.session import Database
from tests.faults import through_a_poor_line
from tests.faults.authority import Before, Story, check_all_there_once
from tests.faults.kills import SAFE_S, Memory
from tests.faults.scripted import NOTES, Entry

CONTACT = new_id()
KILLED_AT = 10.0
QUICKLY_CUT = replace(through_a_poor_line.POOR, black_hole=0.0, loss=0.1)
"""Silence is proved elsewhere; here it would only take its time."""
OLD, YOUNG = KILLED_AT - SAFE_S - 0.1, KILLED_AT - 0.1


def typed(*moments: float) -> Memory:
    """A contact with a word typed at each moment; killed, and opened again is still to come."""
    memory = Memory()
    memory.read(Entry(what="opened", at=0.0, contact_id=CONTACT))
    for number, at in enumerate(moments):
        memory.read(Entry(what="word", at=at, contact_id=CONTACT, place=NOTES, word=f"w{number} "))
    memory.killed(KILLED_AT)
    return memory


def found(text: str | None, contact_id: UUID = CONTACT) -> Entry:
    there = {} if text is None else {contact_id: {NOTES: text}}
    return Entry(what="found", at=KILLED_AT + 1, open=there)


def test_the_last_second_may_be_lost_and_nothing_before_it() -> None:
    typed(OLD, OLD, YOUNG).read(found("w0 w1 w2 "))
    typed(OLD, OLD, YOUNG).read(found("w0 w1 "))
    typed(YOUNG).read(found(None))
    for lost in ("w0 ", "w0 w2 ", "w0 w1 w2 w3 ", None):
        with pytest.raises(AssertionError):
            typed(OLD, OLD, YOUNG).read(found(lost))


def test_what_was_on_the_disk_once_stays_there() -> None:
    memory = typed(YOUNG, YOUNG)
    memory.read(found("w0 w1 "))
    memory.killed(KILLED_AT + 1)
    with pytest.raises(AssertionError):
        memory.read(found("w0 "))


def test_a_contact_that_was_finished_is_not_open_again() -> None:
    with pytest.raises(AssertionError):
        typed(OLD).read(found("w0 ", new_id()))


def test_a_small_day_on_a_poor_line_and_what_would_be_wrong_with_it(tmp_path: Path) -> None:
    """`check_all_there_once` is what the proof rests on: it holds for what was typed, and for nothing else."""
    checked: list[tuple[str, Before, dict[UUID, Story]]] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(through_a_poor_line, "check_all_there_once", lambda *given: checked.append(given))
        through_a_poor_line.proof(tmp_path, contacts=15, line=QUICKLY_CUT)
    ((url, was, stories),) = checked
    check_all_there_once(url, was, stories)
    (first, *_) = stories.values()
    for wrong in (
        replace(first, notes=first.notes + "."),
        replace(first, changes=first.changes[:-1]),
        replace(first, changes=first.changes[::-1]),
        replace(first, place="elsewhere"),
        replace(first, case_id=new_id()),
    ):
        with pytest.raises(AssertionError):
            check_all_there_once(url, was, stories | {first.contact_id: wrong})
    with pytest.raises(AssertionError):
        check_all_there_once(url, was, {key: story for key, story in stories.items() if key != first.contact_id})
    with Database(make_engine(url)).writing() as session:
        again = session.scalars(select(AuditRow).where(AuditRow.subject_id == first.contact_id)).first()
        assert again is not None
        row = {column.key: getattr(again, column.key) for column in AuditRow.__table__.columns}
        session.execute(insert(AuditRow).values(row | {"id": new_id()}))
    with pytest.raises(AssertionError, match="done twice"):
        check_all_there_once(url, was, stories)
