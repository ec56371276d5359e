"""The desk of practice: an ordinary one, whose line leads to an invented authority in memory and nowhere else.

Of the live desk it gets what every desktop holds, read once, and nothing that leads back to it. Its store is a file of
its own with a key of its own, or in memory where the live one is. The keyring is never asked.
"""

import logging
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from msgspec import structs

from agent_desktop.accounts.store_keys import StoreKeys
from agent_desktop.clock import Clock
from agent_desktop.contract.changes import CATALOGUE_KINDS, ReferenceItem, ReferenceKind
from agent_desktop.contract.practice_scenarios import PracticeScenario, ServerLine
from agent_desktop.contract.reviewing import ReviewMaterial
from agent_desktop.contract.scorecards import ScorecardContent
from agent_desktop.contract.script_runs import Mode
from agent_desktop.contract.scripts import ScriptVersion
from agent_desktop.desk import catalogue, leases, outbox, scorecards_in_force, scripts, signing_in
from agent_desktop.desk.contacts import open_citizen
from agent_desktop.desk.desk import Desk, open_desk
from agent_desktop.desk.here import Here, LastSignIn
from agent_desktop.desk.holding import sought
from agent_desktop.desk.reference import take_page
from agent_desktop.desk.script_checking import named
from agent_desktop.faults import EnvironmentFault
from agent_desktop.ids import new_id
from agent_desktop.language import language, t
from agent_desktop.practice.authority.authority import PASSWORD, USERNAME, Authority
from agent_desktop.practice.authority.records import Accepted
from agent_desktop.practice.fitting import misfits
from agent_desktop.practice.misfit import Misfit
from agent_desktop.practice.people import beside, citizen_id, invent
from agent_desktop.practice.without_a_server import shipped_reference, shipped_scripts
from agent_desktop.store import facts, held, numbers, reference
from agent_desktop.store import outbox as rows_on_disk
from agent_desktop.store.faults import StoreDiskFull, StoreFault, StoreInUse
from agent_desktop.store.opening import Store, memory_store, open_store
from agent_desktop.sync import accounts as wire
from agent_desktop.sync.practice_session import ADDRESS, PracticeLine, practice_session

FOLDER = "practice"
"""Beside the live stores."""

KEPT = "practice"
"""The fact under which an attempt in hand is kept."""

MOST_TURNS = 20
"""Exchanges until all of a contact has come through."""

_NEEDED = CATALOGUE_KINDS | {ReferenceKind.SCRIPT}

_PURPOSE = b"agent-desktop practice store 1"

Kind = TypeVar("Kind")

log = logging.getLogger(__name__)


class PracticeRefused(EnvironmentFault):
    """It cannot begin, or what was done could not be judged."""


@dataclass(frozen=True)
class Handed:
    """What goes over from the live desk, once. `path`: where the store of practice stands; None: in memory.

    `key`: of that store, worked out from the live one's, which cannot be worked out from it. `scorecards`: those that
    contacts are reviewed by, () where the server never told.
    """

    items: tuple[ReferenceItem, ...]
    handler: str
    clock: Clock
    path: Path | None = None
    key: bytes = field(default=b"", repr=False)
    scorecards: tuple[ScorecardContent, ...] = ()


@dataclass(eq=False)
class PracticeDesk:
    """`said`: words for whoever practises, where something happened to what was kept; "" where nothing did.

    `scorecards`: as Handed has them.
    """

    desk: Desk
    authority: Authority
    line: PracticeLine
    scenario: PracticeScenario
    said: str = ""
    scorecards: tuple[ScorecardContent, ...] = ()

    def be(self, line: ServerLine) -> None:
        """The line to the server, from now."""
        self.line.line = line

    def person(self, name: str) -> UUID:
        """The id of whom the scenario calls `name`."""
        return citizen_id(self.authority.telling, name)

    def close(self) -> None:
        """What is kept stays. Nobody waits for an answer any more."""
        self.line.close()
        self.desk.close()


def hand_over(live: Desk) -> Handed:
    """Reads what the live desk holds of reference data. Not on the screen's thread. Raises StoreFaults.

    Where nothing ever came from a server, what ships with the program stands for it.
    """
    here = live.here
    items: tuple[ReferenceItem, ...] = ()
    if here is not None:
        items = tuple(_item(kind, raw) for kind in ReferenceKind for raw in reference.keyed(here.store, kind))
    kinds = {item.kind for item in items}
    if ReferenceKind.SERVICE not in kinds:
        items = shipped_reference()
    elif ReferenceKind.SCRIPT not in kinds:
        items = (*items, *shipped_scripts())
    scorecards = scorecards_in_force.held(live) if here is not None else ()
    return replace(_nothing_handed(live), items=items, scorecards=scorecards)


def _nothing_handed(live: Desk) -> Handed:
    """Where practice has its store, and with which key."""
    clock = Clock(read=live.clock.read, offset=live.clock.offset)
    here, user = live.here, live.user
    handler = user.name if user else ""
    if here is None or not here.lasting or not user:
        return Handed(items=(), handler=handler, clock=clock)
    path = StoreKeys(here.path.parents[1] / FOLDER, ADDRESS).path(user.username)
    return Handed(items=(), handler=handler, clock=clock, path=path, key=_own_key(here.key))


def why_not(live: Desk, scenario: PracticeScenario) -> tuple[Misfit, ...]:
    """Why the scenario does not fit the scripts in force here; () where it does, or no script has come yet. That an
    answer is missing is no reason while answers are still on their way. Raises StoreFaults.
    """
    versions = {each.script.id: ScriptVersion(hash=each.hash, script=each.script) for each in scripts.now(live)}
    if not versions:
        return ()
    against = named(live, language()).catalogue
    if reference.progress(live.store).filling:
        against = structs.replace(against, articles=(*against.articles, *scenario.expects.articles))
    return misfits(scenario, versions, against)


def open_practice(
    handed: Handed, scenario: PracticeScenario, *, seed: int, attempt: str, others: Iterable[PracticeScenario] = ()
) -> PracticeDesk:
    """Signed in, with the catalogue and the scripts. Not on the screen's thread. Raises StoreInUse, EnvironmentFault.

    `attempt`: a word that no other attempt has; the ids of its people are made of it. `others`: whose people are found
    beside those of the scenario.
    """
    authority = Authority(
        handed.items, handler=handed.handler, seed=attempt, number=seed, now=handed.clock.now, read=sought
    )
    authority.people(invent(scenario, authority.telling))
    authority.people(beside(scenario, others, authority.telling))
    line = PracticeLine(authority, seed)
    desk = open_desk(
        ADDRESS,
        clock=handed.clock,
        store_folder=handed.path.parents[1] if handed.path else Path(FOLDER),
        session=lambda: practice_session(line),
    )
    desk.mode = Mode.PRACTICE
    store, said = _open_store(handed)
    try:
        _sign_in(desk, store, handed)
        _take_what_a_call_needs(desk, handed)
        leases.top_up(desk)  # in stock, as at the desk of anyone who works
    except BaseException:
        store.close()
        desk.close()
        raise
    return PracticeDesk(
        desk=desk, authority=authority, line=line, scenario=scenario, said=said, scorecards=handed.scorecards
    )


def hold_who_is_known(practice: PracticeDesk) -> None:
    """Whom the contact is to be with is held on this computer, as somebody spoken with a short while ago would be:
    before the line goes away there is no other way to have them. Raises StoreFaults, ServerFaults."""
    person = practice.scenario.expects.person
    if person is not None:
        open_citizen(practice.desk, practice.person(person), new_id())


def take_material(practice: PracticeDesk, contact_id: UUID) -> ReviewMaterial:
    """What a reviewer would be shown of the finished contact. The line is well from here on, so that all of it comes
    through. Raises PracticeRefused, StoreFaults.
    """
    practice.be(ServerLine.GOOD)
    for _ in range(MOST_TURNS):
        found = practice.authority.review_material(contact_id)
        if found is not None and not outbox.counts(practice.desk).waiting:
            return found
        outbox.send_all(practice.desk)
        outbox.deliver(practice.desk)
    found = practice.authority.review_material(contact_id)
    if found is None:
        raise PracticeRefused(
            t("What you did in this call could not be looked at, so there is no score."),
            kept=t("Nothing of it reached a real citizen or case."),
            do=t("Try again. If it happens again, tell whoever looks after Agent Desktop."),
        )
    return found


def forget_people(practice: PracticeDesk) -> None:
    """Practice is left: nobody of it stays in the store, and nothing of the attempt. Raises StoreFaults."""
    _forget(practice.desk.store)


def _forget(store: Store) -> None:
    rows_on_disk.withdraw_all(store, [row.id for row in rows_on_disk.every(store)])
    facts.forget(store, KEPT)
    numbers.give_up(store)  # the next call is at another authority, which has not given them out
    held.wipe(store)  # and every open contact; without a trace


# ---- what is kept of an attempt in hand ------------------------------------------------------------------------------


def keep(practice: PracticeDesk, attempt: object) -> None:
    """On disk when this returns. Raises StoreFaults."""
    facts.put(practice.desk.store, KEPT, attempt)


def keep_quietly(practice: PracticeDesk, attempt: object) -> None:
    """The same at the end of the program. Never raises a StoreFault."""
    try:
        keep(practice, attempt)
    except StoreFault as fault:
        log.info("the practice call in hand could not be kept: %s", fault.details)


def kept(live: Desk, kind: type[Kind]) -> Kind | None:
    """The attempt that was in hand when the program ended; None where none was, or what is kept cannot be read."""
    handed = _nothing_handed(live)
    if handed.path is None or not handed.path.exists():
        return None
    try:
        store = open_store(handed.path, handed.key)
    except StoreFault as fault:
        log.info("what was kept of practice cannot be read: %s", fault.details)
        return None
    try:
        return facts.get(store, KEPT, kind)
    except StoreFault as fault:
        log.info("what was kept of practice cannot be read: %s", fault.details)
        return None
    finally:
        store.close()


def drop_kept(live: Desk) -> None:
    """The attempt that was in hand is given up: its people go. Never raises a StoreFault."""
    handed = _nothing_handed(live)
    if handed.path is None or not handed.path.exists():
        return
    try:
        store = open_store(handed.path, handed.key)
    except StoreFault as fault:
        log.info("what was kept of practice stays, locked: %s", fault.details)
        return
    try:
        _forget(store)
    except StoreFault as fault:
        log.info("what was kept of practice stays, locked: %s", fault.details)
    finally:
        store.close()


def go_on(practice: PracticeDesk, accepted: tuple[Accepted, ...]) -> None:
    """What the authority had taken before the program ended, it has again."""
    practice.authority.write_again(accepted)


# ---- opening ---------------------------------------------------------------------------------------------------------


def _own_key(live: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256  # late: only practice needs it
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=len(live), salt=None, info=_PURPOSE).derive(live)


def _item(kind: ReferenceKind, held_as: tuple[str, bytes]) -> ReferenceItem:
    from msgspec import Raw

    key, record = held_as
    return ReferenceItem(kind=kind.value, key=key, record=Raw(record))


def _open_store(handed: Handed) -> tuple[Store, str]:
    """What cannot be read is made anew: nothing in it is anybody's but the attempt that was in hand."""
    if handed.path is None:
        return memory_store(), ""
    try:
        return open_store(handed.path, handed.key), ""
    except StoreInUse:
        raise
    except StoreDiskFull as fault:
        log.info("nothing of practice is kept on this computer: %s", fault.details)
        return memory_store(), _nothing_kept_words()
    except StoreFault as fault:
        log.info("the store of practice is made anew: %s", fault.details)
    for ending in ("", "-wal", "-shm"):
        with suppress(OSError):
            handed.path.with_name(handed.path.name + ending).unlink()
    try:
        return open_store(handed.path, handed.key), t("What was kept of your practice cannot be read. It begins anew.")
    except StoreInUse:
        raise
    except StoreFault as fault:
        log.info("nothing of practice is kept on this computer: %s", fault.details)
        return memory_store(), _nothing_kept_words()


def _nothing_kept_words() -> str:
    return t(
        "There is no room on this computer: if you close Agent Desktop in the middle of a practice call, it is gone."
    )


def _sign_in(desk: Desk, store: Store, handed: Handed) -> None:
    signing_in.handshake(desk)
    tokens = wire.sign_in(desk.client, USERNAME, PASSWORD)
    now = desk.clock.now()
    last = LastSignIn(user=tokens.user, policy=tokens.policy, at=now, newest=now)
    desk.here = Here(store=store, key=handed.key, path=handed.path or Path(FOLDER), last=last)
    desk.here.carry_over()
    desk.keeper.keep(tokens)
    desk.watch.saw_action(None, None, signed_in=True)


def _take_what_a_call_needs(desk: Desk, handed: Handed) -> None:
    """Catalogue and scripts as they were handed over; the answers come behind them, as at work."""
    needed = sum(item.kind in _NEEDED for item in handed.items)
    while True:
        take_page(desk)
        progress = reference.progress(desk.store)
        if progress.cursor is not None and (not progress.filling or progress.got >= needed):
            break
    desk.catalogue = catalogue.held(desk.store)
    desk.scripts = scripts.held(desk.store)
