"""Guided scripts held in memory: those in force, those to come, and the versions that open contacts are on."""

import logging
from collections.abc import Collection, Iterator, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec

from agent_desktop.contract.base import Record
from agent_desktop.contract.changes import ReferenceKind
from agent_desktop.contract.script_life import PublishedScript
from agent_desktop.contract.scripts import FORMAT
from agent_desktop.scripts.offering import in_force
from agent_desktop.store import kept_scripts, open_contacts, reference
from agent_desktop.store.opening import Store

if TYPE_CHECKING:
    from agent_desktop.desk.desk import Desk

KEPT_FOR = timedelta(hours=1)
"""At least: a contact that has begun a script is itself on disk only a moment later."""

log = logging.getLogger(__name__)


class Scripts(Record, frozen=True, kw_only=True):
    """Every version that the server has told of: whether one may be begun is a question of the moment (`now`)."""

    published: tuple[PublishedScript, ...] = ()


EMPTY = Scripts()


def held(store: Store) -> Scripts:
    """As the store has them; fewer, while they are still on their way. Raises StoreFaults.

    One that this desktop does not understand is left out: it might demand what would not be done.
    """
    return Scripts(published=tuple(_understood(reference.every(store, ReferenceKind.SCRIPT))))


def now(desk: "Desk") -> tuple[PublishedScript, ...]:
    """Those in force at this moment, subscripts too, by the script's id. Asks nobody."""
    return in_force(desk.scripts.published, desk.clock.now())


def keep(desk: "Desk", versions: Sequence[PublishedScript]) -> None:
    """Keep what a run is pinned to, so that a live contact never loses it. On disk when this returns.

    Raises StoreFaults.
    """
    kept_scripts.keep(desk.store, versions, desk.clock.now())


def recall(desk: "Desk", hashes: Collection[str]) -> tuple[PublishedScript, ...]:
    """Those of `hashes` that are here, kept or published, in their order. Raises StoreFaults."""
    kept = {each.hash: each for each in _understood(kept_scripts.recall(desk.store, hashes).values())}
    here = {each.hash: each for each in desk.scripts.published} | kept
    return tuple(here[version_hash] for version_hash in dict.fromkeys(hashes) if version_hash in here)


def forget(desk: "Desk") -> None:
    """Let go of versions that no open contact is on. Raises StoreFaults."""
    pinned = {
        pin.hash
        for contact in open_contacts.every(desk.store)
        for run in (contact.draft.run, *contact.draft.runs)
        if run is not None
        for pin in run.pins
    }
    kept_scripts.forget_all_but(desk.store, pinned, desk.clock.now() - KEPT_FOR)


def _understood(records: Collection[msgspec.Raw | bytes]) -> Iterator[PublishedScript]:
    for raw in records:
        try:
            version = msgspec.json.decode(raw, type=PublishedScript)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            log.info("a script of another version of this desktop is passed over")
            continue
        if version.script.format == FORMAT:
            yield version
