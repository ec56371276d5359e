"""What a trainee practises, and what came of it: it is here without a line, and at the server once there is one.

What those who train do with it is in desk.training.
"""

from collections.abc import Iterable
from threading import Lock
from uuid import UUID

import msgspec

from agent_desktop.contract.base import Moment, Record, Words
from agent_desktop.contract.deliveries import DeliveryKind
from agent_desktop.contract.practice import (
    Attempt,
    AttemptInfo,
    AttemptWrite,
    Course,
    Enrolment,
)
from agent_desktop.contract.scripts import Script
from agent_desktop.desk import scenarios_here, scorecards_in_force, scripts, walkthroughs
from agent_desktop.desk.at_server import every
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.practice_fitting import Fitting, Offered
from agent_desktop.desk.training import (
    cohort,
    comment,
    enrol,
    enrolment_of,
    keep_scenario,
    kept_scenarios,
    remark,
    remarks,
    retire_scenario,
    settle_remark,
    sign_off,
    stumbles,
    withdraw,
)
from agent_desktop.desk.writing import row_for
from agent_desktop.language import language
from agent_desktop.practice.fitting import Misfit
from agent_desktop.practice.library import shipped, shipped_courses
from agent_desktop.store import facts
from agent_desktop.store import outbox as rows_on_disk
from agent_desktop.sync import practice as wire
from agent_desktop.sync.refusals import sign_in_needed

__all__ = [
    "Mine",
    "Misfit",
    "Offered",
    "Seen",
    "attempt",
    "attempts",
    "cohort",
    "comment",
    "courses",
    "enrol",
    "enrolment_of",
    "keep_attempt",
    "keep_scenario",
    "kept_scenarios",
    "mark_read",
    "mine",
    "offered",
    "remark",
    "remarks",
    "renew",
    "retire_scenario",
    "seen",
    "settle_remark",
    "sign_off",
    "stumbles",
    "titles",
    "withdraw",
]

_MINE = "practice mine"
_turn = Lock()
"""What is here of one's own is read and written anew by one at a time."""


class Mine(Record, frozen=True, kw_only=True):
    """Of whoever works here. `attempts`: newest first, those too that wait to be sent. `as_of`: when the server last
    told; None: it never did on this computer. `read`: by attempt, how many comments were looked at here."""

    attempts: tuple[AttemptInfo, ...] = ()
    enrolment: Enrolment | None = None
    as_of: Moment | None = None
    read: dict[UUID, int] = msgspec.field(default_factory=dict)

    @property
    def unread(self) -> frozenset[UUID]:
        """Attempts with comments that were not looked at on this computer yet."""
        return frozenset(info.id for info in self.attempts if info.comments > self.read.get(info.id, 0))


def courses() -> tuple[Course, ...]:
    """As the library ships them."""
    return shipped_courses()


def offered(desk: Desk, *, checked: bool = True) -> tuple[Offered, ...]:
    """The library's, and those of the authority as the server last told of them; by level, then as they are called.

    Asks nobody. `checked`: each is played through, some second in all the first time after scripts changed; else only
    what was found before is told of. Raises StoreFaults.
    """
    own = scenarios_here.own(desk)
    fit = Fitting(desk, checked=checked)
    found = [fit.offered(each, own=False) for each in shipped()] + [fit.offered(each, own=True) for each in own]
    spoken = language()
    return tuple(sorted(found, key=lambda each: (each.scenario.level, each.scenario.title.in_language(spoken))))


def titles(desk: Desk) -> dict[str, str]:
    """What each scenario that is here is called, by its name; by level, then as they are called. Raises StoreFaults."""
    spoken = language()
    return {each.scenario.id: each.scenario.title.in_language(spoken) for each in offered(desk, checked=False)}


def mine(desk: Desk) -> Mine:
    """As this computer has it. Asks nobody. Raises StoreFaults."""
    return facts.get(desk.store, _MINE, Mine) or Mine()


def attempts(desk: Desk) -> tuple[AttemptInfo, ...]:
    """One's own, newest first, as this computer has them. Raises StoreFaults."""
    return mine(desk).attempts


def renew(desk: Desk) -> Mine:
    """As the server has it, and what still waits here; the authority's own scenarios and walkthroughs with it.

    Kept when this returns.

    Raises ServerFaults and StoreFaults.
    """
    facts.put(desk.store, scenarios_here.OWN, every(desk, wire.scenarios))
    walkthroughs.renew(desk)
    scorecards_in_force.renew(desk)
    told = every(desk, lambda line, cursor: wire.attempts(line, cursor=cursor))
    enrolment = wire.enrolment(desk.line)
    with _turn:
        waiting = {row.id for row in rows_on_disk.every(desk.store) if row.kind is DeliveryKind.PRACTICE_ATTEMPT}
        before, known = mine(desk), {info.id for info in told}
        here = [info for info in before.attempts if info.id in waiting - known]
        read = {info.id: before.read[info.id] for info in told if info.id in before.read}
        attempts = _newest_first((*told, *here))
        renewed = Mine(attempts=attempts, enrolment=enrolment, as_of=desk.clock.now(), read=read)
        facts.put(desk.store, _MINE, renewed)
    return renewed


def mark_read(desk: Desk, attempt_id: UUID, comments: int) -> Mine:
    """So many comments of it were looked at. Raises StoreFaults."""
    with _turn:
        before = mine(desk)
        marked = msgspec.structs.replace(before, read={**before.read, attempt_id: comments})
        facts.put(desk.store, _MINE, marked)
    return marked


def keep_attempt(desk: Desk, attempt_id: UUID, asked: AttemptWrite) -> AttemptInfo:
    """On disk when this returns, and sent when there is a line; once, however often it is kept. Raises StoreFaults."""
    title = _title(desk, asked.scenario)
    info = _info(desk, attempt_id, asked, title)
    row = row_for(
        desk, DeliveryKind.PRACTICE_ATTEMPT, attempt_id, asked, citizen_id=None, about=title.in_language(language())
    )
    rows_on_disk.add(desk.store, (row,))
    with _turn:
        before = mine(desk)
        others = (each for each in before.attempts if each.id != attempt_id)
        facts.put(desk.store, _MINE, msgspec.structs.replace(before, attempts=_newest_first((info, *others))))
    return info


class Seen(Record, frozen=True, kw_only=True):
    """An attempt to be looked at again, with those versions of its scripts that are here, by hash."""

    attempt: Attempt
    scripts: dict[str, Script]


def seen(desk: Desk, attempt_id: UUID) -> Seen:
    """As `attempt`, with the words of its scripts."""
    whole = attempt(desk, attempt_id)
    pins = {pin.hash for run in whole.content.runs for pin in run.pins}
    return Seen(attempt=whole, scripts={each.hash: each.script for each in scripts.recall(desk, pins)})


def attempt(desk: Desk, attempt_id: UUID) -> Attempt:
    """One whole, to be looked at again; from here while it waits to be sent. Raises ServerFaults and StoreFaults."""
    row = rows_on_disk.get(desk.store, attempt_id)
    if row is None or row.kind is not DeliveryKind.PRACTICE_ATTEMPT:
        return wire.attempt(desk.line, attempt_id)
    content = msgspec.json.decode(row.body, type=AttemptWrite)
    return Attempt(info=_info(desk, attempt_id, content, _title(desk, content.scenario)), content=content)


def _newest_first(infos: Iterable[AttemptInfo]) -> tuple[AttemptInfo, ...]:
    return tuple(sorted(infos, key=lambda info: (info.began_at, info.id), reverse=True))


def _info(desk: Desk, attempt_id: UUID, asked: AttemptWrite, title: Words) -> AttemptInfo:
    """As the server will list it. Raises SignInNeeded where nobody works here any more."""
    user = desk.user
    if user is None:
        raise sign_in_needed()
    return AttemptInfo(
        id=attempt_id,
        trainee=user.id,
        trainee_name=user.name,
        scenario=asked.scenario,
        scenario_title=title,
        course=asked.course,
        language=asked.language,
        began_at=asked.began_at,
        ended=asked.ended,
        worked=asked.worked,
        score=asked.score,
        critical=asked.critical,
        hints=asked.hints,
    )


def _title(desk: Desk, scenario: str) -> Words:
    found = next((each for each in scenarios_here.all_here(desk) if each.id == scenario), None)
    return Words(en=found.title.en, cy=found.title.cy) if found else Words(en=scenario)
