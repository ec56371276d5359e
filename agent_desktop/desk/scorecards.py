"""What supervisors do with scorecards: versions at the server, and those in hand kept on this computer as typed.

What is asked of the server raises ServerFaults. SomeoneChangedIt: read it again. FieldsRefused: its `what` says why,
and its `errors` name the place, such as `content.sections.0.questions.2.words`.
"""

from datetime import datetime
from uuid import UUID

from msgspec.structs import replace

from agent_desktop.contract.base import Id, Moment, Record
from agent_desktop.contract.scorecards import (
    ScorecardContent,
    ScorecardMove,
    ScorecardVersion,
    ScorecardVersionChange,
    ScorecardVersionInfo,
    ScorecardVersionMove,
    ScorecardVersionWrite,
)
from agent_desktop.desk.at_server import every, in_words, write_id
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.faults import SentWithOtherContent
from agent_desktop.desk.in_hand import Shelf
from agent_desktop.ids import new_id
from agent_desktop.sync import scorecards as wire


class ScorecardInHand(Record, frozen=True, kw_only=True):
    """`id`: of its version on the server, or of the draft that it will be.

    `info` and `saved`: the version and what it says as the server last had them (None where it never did).
    """

    id: Id
    scorecard_id: Id
    info: ScorecardVersionInfo | None
    saved: ScorecardContent | None
    content: ScorecardContent
    change_note: str = ""
    kept_at: Moment

    @property
    def unsaved(self) -> bool:
        """Whether there is anything that the server has not."""
        note = self.info.change_note if self.info else ""
        return self.content != self.saved or self.change_note != note


SCORECARDS = Shelf("scorecard", ScorecardInHand)


def overview(desk: Desk) -> tuple[ScorecardVersionInfo, ...]:
    """All versions of all scorecards, newest first."""
    return every(desk, wire.versions)


def open_version(desk: Desk, version_id: UUID) -> ScorecardVersion:
    """One version whole."""
    return wire.read(desk.line, version_id)


def begun(desk: Desk, content: ScorecardContent, scorecard_id: UUID | None = None) -> ScorecardInHand:
    """A draft that is nowhere yet: of a new scorecard, or a new version of one."""
    return ScorecardInHand(
        id=new_id(),
        scorecard_id=scorecard_id or new_id(),
        info=None,
        saved=None,
        content=content,
        kept_at=desk.clock.now(),
    )


def in_hand(desk: Desk, version: ScorecardVersion) -> ScorecardInHand:
    """As the server has it."""
    return ScorecardInHand(
        id=version.info.id,
        scorecard_id=version.info.scorecard_id,
        info=version.info,
        saved=version.content,
        content=version.content,
        change_note=version.info.change_note,
        kept_at=desk.clock.now(),
    )


def open_for_editing(desk: Desk, version_id: UUID) -> ScorecardInHand:
    """What only this computer has of it goes before what the server has."""
    kept = next((hand for hand in SCORECARDS.every(desk) if hand.id == version_id), None)
    return in_hand(desk, open_version(desk, version_id)) if kept is None else kept


def saved(desk: Desk, hand: ScorecardInHand) -> ScorecardInHand:
    """The draft on the server, and no more kept here."""
    info = _begun(desk, hand) if hand.info is None else _changed(desk, hand.info, hand)
    SCORECARDS.forget(desk, hand.id)
    return replace(hand, info=info, saved=hand.content, kept_at=desk.clock.now())


def move(
    desk: Desk, info: ScorecardVersionInfo, move: ScorecardMove, *, at: datetime | None = None, note: str = ""
) -> ScorecardVersionInfo:
    """The next step in the life of a version, as it was read. `at`: from when it counts; None: now."""
    asked = ScorecardVersionMove(move=move, at=at, note=note)
    with in_words():
        return wire.move(desk.line, info, write_id(desk, info.id, info.version, asked), asked)


def both(desk: Desk, older: UUID, newer: UUID) -> tuple[ScorecardVersion, ScorecardVersion]:
    return open_version(desk, older), open_version(desk, newer)


def with_one_before(desk: Desk, info: ScorecardVersionInfo) -> tuple[ScorecardVersion, ScorecardVersion] | None:
    """The version before, and this one; None where it is the first."""
    earlier = [each for each in overview(desk) if each.scorecard_id == info.scorecard_id and each.number < info.number]
    return both(desk, max(earlier, key=lambda each: each.number).id, info.id) if earlier else None


def _begun(desk: Desk, hand: ScorecardInHand) -> ScorecardVersionInfo:
    """Also where it was begun before, and this computer never heard of it."""
    asked = ScorecardVersionWrite(scorecard_id=hand.scorecard_id, content=hand.content, change_note=hand.change_note)
    try:
        with in_words():
            return wire.write(desk.line, hand.id, asked)
    except SentWithOtherContent:
        return _changed(desk, open_version(desk, hand.id).info, hand)


def _changed(desk: Desk, info: ScorecardVersionInfo, hand: ScorecardInHand) -> ScorecardVersionInfo:
    asked = ScorecardVersionChange(content=hand.content, change_note=hand.change_note)
    with in_words():
        return wire.change(desk.line, info, write_id(desk, info.id, info.version, asked), asked)
