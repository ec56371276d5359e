"""The store of whoever signs in: opened with their key; or set aside whole and begun anew with what waits in it."""

import logging
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from time import sleep

from agent_desktop.contract.base import Record
from agent_desktop.language import t, tn
from agent_desktop.store import kept_scripts, open_contacts, outbox
from agent_desktop.store.aside import rescue, set_aside
from agent_desktop.store.faults import StoreDamaged, StoreDiskFull, StoreFault, StoreInUse, StoreTooNew, StoreWrongKey
from agent_desktop.store.one_process import OneProcess
from agent_desktop.store.opening import Store, memory_store, open_store

SPOILT = (StoreWrongKey, StoreDamaged, StoreTooNew)
"""Faults at which a store is set aside."""

DONE = "rescued"
"""A file of this name stands in a folder set aside once what waited there is in the store again."""
LOCKED = "locked"
"""The same in a folder whose store opens with the password of before alone."""

RELEASE_TRIES, RELEASE_S = 20, 0.1
"""A store that was signed out of a moment ago is let go of on another thread: so long it is waited for."""

log = logging.getLogger(__name__)


class Rescue(Record, frozen=True, kw_only=True):
    """What became of one store set aside, now in `folder`. `saved`: rows of the outbox; `contacts`: open ones."""

    folder: str
    saved: int = 0
    contacts: int = 0
    unreadable: int = 0
    whole: bool = True
    opened: bool = True


def open_own(path: Path, key: bytes, now: datetime) -> tuple[Store, str]:
    """The store, and words for its owner where something happened to it ("" where nothing did).

    Raises StoreInUse. A disk on which nothing can be written gives a store in memory.
    """
    try:
        try:
            return _opened(path, key), ""
        except SPOILT as fault:
            return begin_anew(path, key, fault, now)
    except StoreDiskFull as fault:
        log.info("nothing is kept on this computer: %s", fault.details)
        return memory_store(), nothing_kept_words()


def begin_anew(path: Path, key: bytes, fault: StoreFault, now: datetime) -> tuple[Store, str]:
    """The closed store at `path` is set aside; what waited in it is in the new one. Raises StoreDiskFull."""
    log.info("a store was set aside: %s", fault.details)
    folder = set_aside(path, now)
    store = _opened(path, key)
    return store, f"{what_happened(fault)} {rescue_words(take_over(store, folder, key))}"


def begin_without(path: Path, fault: StoreFault, now: datetime, *, final: bool = False) -> str:
    """What stands at `path` is set aside without being opened. Words; "" where nothing stood there.

    `final`: nothing is ever to be rescued from it here. Raises StoreInUse and StoreDiskFull.
    """
    if not path.exists():
        return ""
    alone = OneProcess(path)
    try:
        folder = set_aside(path, now)
    finally:
        alone.release()
    _mark(folder, DONE if final else LOCKED)
    return f"{what_happened(fault)} {rescue_words(Rescue(folder=str(folder), opened=False))}"


def take_over(store: Store, folder: Path, key: bytes) -> Rescue:
    """What waits in the store set aside in `folder`, put into `store`. Doing it again does nothing twice."""
    rescued = rescue(folder, key)
    outbox.add(store, rescued.rows)
    open_here = {contact.id for contact in open_contacts.every(store)}
    opened = [contact for contact in rescued.contacts if contact.id not in open_here]
    for contact in opened:
        open_contacts.keep(store, contact)
    if opened:  # a call in the middle of a script goes on with it, whatever was retired since
        kept_scripts.keep(store, rescued.scripts, max(contact.saved_at for contact in opened))
    if rescued.whole or rescued.rows or rescued.contacts:
        _mark(folder, DONE)
    return Rescue(
        folder=str(folder),
        saved=len(rescued.rows),
        contacts=len(opened),
        unreadable=rescued.unreadable,
        whole=rescued.whole,
    )


def to_rescue(folders: Iterable[Path]) -> tuple[Path, ...]:
    """Those set aside, under the key of today, from which nothing was rescued yet."""
    return tuple(each for each in folders if not (each / DONE).exists() and not (each / LOCKED).exists())


def locked(folders: Iterable[Path]) -> tuple[Path, ...]:
    """Those that wait for a password of before."""
    return tuple(each for each in folders if (each / LOCKED).exists() and not (each / DONE).exists())


def finish_rescues(store: Store, folders: Iterable[Path], key: bytes) -> str:
    """A rescue that a power cut interrupted goes on. Words, or "" where there was none."""
    said = []
    for folder in to_rescue(folders):
        try:
            done = take_over(store, folder, key)
        except StoreDiskFull:
            continue
        if done.saved or done.contacts:
            said.append(rescue_words(done))
    return " ".join(said)


def what_happened(fault: StoreFault) -> str:
    """To a store that is set aside."""
    if isinstance(fault, StoreTooNew):
        return t("What this computer kept for you was written by a newer Agent Desktop.")
    if isinstance(fault, StoreWrongKey):
        return t("What this computer kept for you cannot be opened.")
    return t("What this computer kept for you is damaged.")


def rescue_words(done: Rescue) -> str:
    """Where it is now, and what was saved of it."""
    words = [t("It was set aside whole, in {folder}.").format(folder=done.folder)]
    if not done.opened:
        words.append(t("To get back what waits in it, type the password you had before under Held on this computer."))
        return " ".join(words)
    if done.saved:
        saved = tn(
            "{count} record that waits to be sent was saved from it.",
            "{count} records that wait to be sent were saved from it.",
            done.saved,
        )
        words.append(saved.format(count=done.saved))
    if done.contacts:
        opened = tn(
            "{count} contact that was open is open again.",
            "{count} contacts that were open are open again.",
            done.contacts,
        )
        words.append(opened.format(count=done.contacts))
    if not done.saved and done.whole and not done.unreadable:
        words.append(t("Nothing in it waited to be sent."))
    if done.unreadable:
        lost = tn("{count} record could not be read.", "{count} records could not be read.", done.unreadable)
        words.append(lost.format(count=done.unreadable))
    elif not done.whole:
        words.append(t("There may be records in it that could not be read."))
    return " ".join(words)


def nothing_kept_words() -> str:
    """For a computer where nothing can be written."""
    return t(
        "There is no room on this computer, or Agent Desktop may not write to it: what you do is kept only until you "
        "close Agent Desktop. Make room, then sign in again."
    )


def _mark(folder: Path, mark: str) -> None:
    with suppress(OSError):  # without it the rescue is tried once more, which does no harm
        (folder / mark).touch(mode=0o600)


def _opened(path: Path, key: bytes) -> Store:
    for _ in range(RELEASE_TRIES):
        try:
            return open_store(path, key)
        except StoreInUse:
            sleep(RELEASE_S)
    return open_store(path, key)
