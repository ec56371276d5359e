"""What those who write scripts do with their versions. All of it at the server: nothing of a draft is kept here.

Everything raises ServerFaults. SomeoneChangedIt: read it again. FieldsRefused: its `what` says why, and for words that
the check found fault with its `errors` on `source` name each line.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from agent_desktop.contract.script_life import (
    LONGEST_SOURCE,
    Move,
    ScriptVersionChange,
    ScriptVersionInfo,
    ScriptVersionMove,
    ScriptVersionText,
    ScriptVersionWrite,
)
from agent_desktop.desk.at_server import every, write_id
from agent_desktop.desk.desk import Desk
from agent_desktop.language import t
from agent_desktop.sync import scripts as wire
from agent_desktop.sync.faults import FieldsRefused, TooLong


def overview(desk: Desk) -> tuple[ScriptVersionInfo, ...]:
    """All versions of all scripts, newest first."""
    return every(desk, wire.versions)


def open_version(desk: Desk, version_id: UUID) -> ScriptVersionText:
    """One version whole, its file as it was written."""
    return wire.read(desk.line, version_id)


def begin_draft(desk: Desk, version_id: UUID, source: str, change_note: str) -> ScriptVersionInfo:
    """A new version of the script that `source` names. Sent again with the same id, it is still one draft."""
    _refuse_too_long(source)
    with _in_words():
        return wire.write(desk.line, version_id, ScriptVersionWrite(source=source, change_note=change_note))


def save_draft(desk: Desk, info: ScriptVersionInfo, source: str, change_note: str) -> ScriptVersionInfo:
    """Other words for a draft of one's own, as it was read."""
    _refuse_too_long(source)
    asked = ScriptVersionChange(source=source, change_note=change_note)
    with _in_words():
        return wire.change(desk.line, info, write_id(desk, info.id, info.version, asked), asked)


def move(
    desk: Desk, info: ScriptVersionInfo, move: Move, *, at: datetime | None = None, note: str = ""
) -> ScriptVersionInfo:
    """The next step in the life of a version, as it was read. `at`: from when it is (no longer) in force; None: now."""
    asked = ScriptVersionMove(move=move, at=at, note=note)
    with _in_words():
        return wire.move(desk.line, info, write_id(desk, info.id, info.version, asked), asked)


def _refuse_too_long(source: str) -> None:
    if len(source) > LONGEST_SOURCE:
        raise _too_long()


def _too_long(details: str = "") -> TooLong:
    return TooLong(
        t("This script is longer than a script can be."),
        do=t("Split it into scripts that go through each other as subscripts."),
        details=details,
    )


@contextmanager
def _in_words() -> Iterator[None]:
    """Refusals that say what is wrong with a script, not with a form."""
    try:
        yield
    except TooLong as fault:
        raise _too_long(fault.details) from fault
    except FieldsRefused as fault:
        if not fault.errors:
            raise
        what = t("The server refused this: {reason}").format(reason=fault.errors[0].message)
        raise FieldsRefused(what, errors=fault.errors, do=_what_to_do(fault), details=fault.details) from fault


def _what_to_do(fault: FieldsRefused) -> str:
    in_the_words = any(error.field == "source" for error in fault.errors)
    return t("Correct what is marked and try again.") if in_the_words else ""
