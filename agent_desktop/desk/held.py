"""What this computer holds for whoever works here, told plainly, and forgotten when they say so."""

from collections.abc import Mapping
from pathlib import Path

from agent_desktop.accounts.faults import KeyFileDamaged
from agent_desktop.contract.base import Moment, Record
from agent_desktop.contract.changes import ReferenceKind
from agent_desktop.desk import holding
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.own_store import locked, rescue_words, take_over
from agent_desktop.faults import EnvironmentFault
from agent_desktop.language import t
from agent_desktop.store import held as people_held
from agent_desktop.store import numbers, outbox, reference
from agent_desktop.store.held import HeldPerson
from agent_desktop.store.outbox import Counts

__all__ = ["Held", "HeldPerson", "WrongPassword", "expire", "held", "recover", "wipe"]


class Held(Record, frozen=True, kw_only=True):
    """`reference`: how many of each kind. `as_of`: when the server last let this user in. `bytes_on_disk`: of the store
    with its log. `offline_until`: until when they may sign in without the server (None: not at all).

    `on_disk` is False where nothing can be written: all this ends with the program. `asides`: folders with stores set
    aside in which something may still wait.
    """

    people: tuple[HeldPerson, ...]
    reference: Mapping[ReferenceKind, int]
    as_of: Moment | None
    bytes_on_disk: int
    references_left: int
    waiting: Counts
    offline_until: Moment | None
    on_disk: bool = True
    asides: tuple[str, ...] = ()


class WrongPassword(EnvironmentFault):
    """No store that was set aside opens with it."""


def held(desk: Desk) -> Held:
    """Raises SignInNeeded and StoreFaults."""
    holding.expire(desk)
    store, here = desk.store, desk.here
    return Held(
        people=people_held.people(store),
        reference=reference.counts(store),
        as_of=here.last.at if here else None,
        bytes_on_disk=_size(store.path),
        references_left=numbers.left(store),
        waiting=outbox.counts(store),
        offline_until=desk.offline_until,
        on_disk=store.path is not None,
        asides=tuple(str(folder) for folder in _asides(desk)),
    )


def expire(desk: Desk) -> None:
    """Forget people whose time is over. Raises StoreFaults."""
    holding.expire(desk)


def wipe(desk: Desk) -> None:
    """Forget everyone held. Open contacts and what waits to be sent stay. Raises StoreFaults."""
    people_held.forget_people(desk.store)


def recover(desk: Desk, earlier_password: str) -> str:
    """What waits in stores that were set aside, opened with a password this user had before. Answers words.

    Slow on purpose, as every password is: not on the screen's thread. Raises WrongPassword, StoreFaults.
    """
    said = []
    for folder in _asides(desk):
        try:
            key = desk.keys.unlock_aside(folder, earlier_password)
        except KeyFileDamaged:
            continue
        if key is not None:
            said.append(rescue_words(take_over(desk.store, folder, key)))
    if not said:
        raise WrongPassword(
            t("Nothing that was set aside opens with this password."),
            kept=t("It stays on this computer as it is."),
            do=t("Try the password you had when you last worked here."),
        )
    return " ".join(said)


def _asides(desk: Desk) -> tuple[Path, ...]:
    return locked(desk.keys.asides(desk.user.username)) if desk.user else ()


def _size(path: Path | None) -> int:
    """Bytes of the store's own files; 0 where there are none."""
    if path is None:
        return 0
    parts = (path.with_name(path.name + ending) for ending in ("", "-wal", "-shm"))
    return sum(part.stat().st_size for part in parts if part.exists())
