"""Signing in without the server, for those whom it let in on this computer not long ago.

The password opens the key, the key opens the store, and the store says until when this may be done. A guess costs
what the key's derivation costs (some tenth of a second and 64 MiB), so tries are not counted further.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from msgspec.structs import replace

from agent_desktop.accounts.faults import KeyFileDamaged
from agent_desktop.contract.accounts import User
from agent_desktop.dates import day
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.here import Here, LastSignIn, last_sign_in
from agent_desktop.desk.own_store import open_own
from agent_desktop.faults import EnvironmentFault
from agent_desktop.language import language, t
from agent_desktop.store import held, open_contacts
from agent_desktop.store.faults import StoreFault
from agent_desktop.store.opening import Store
from agent_desktop.sync.faults import (
    AnswerNotUnderstood,
    CertificateNotVerified,
    Heard,
    NotOurServer,
    ServerFault,
    ServerFull,
    ServerInTrouble,
)

CLOCK_LEEWAY = timedelta(minutes=5)
"""How far a clock may be behind the newest moment seen: as much as the server allows the other way."""

log = logging.getLogger(__name__)


class NotSignedInHere(EnvironmentFault):
    """Neither the server nor this computer let them in."""


def may_do_without(fault: ServerFault) -> bool:
    """Whether `fault` says that the server is out of reach, rather than what it thinks of this desktop."""
    out_of_reach = (ServerInTrouble, ServerFull, NotOurServer, CertificateNotVerified, AnswerNotUnderstood)
    return fault.heard is Heard.NOTHING or isinstance(fault, out_of_reach)


def with_password(desk: Desk, username: str, password: str, fault: ServerFault, *, remembered: str) -> tuple[User, str]:
    """Who it is, and words that stay. Raises NotSignedInHere, StoreInUse.

    `fault`: why the server was not asked. `remembered`: a refresh token to go on with once there is a line, or "".
    A wrong password and a name that was never used here are told in the same words.
    """
    name = username.lower()
    return _sign_in(desk, name, lambda: desk.keys.unlock_with_password(name, password), fault, remembered)


def with_key(desk: Desk, username: str, key: bytes, fault: ServerFault, *, remembered: str) -> tuple[User, str]:
    """The same for one whom the keyring remembers."""
    return _sign_in(desk, username, lambda: key, fault, remembered)


def no_longer(desk: Desk, username: str, password: str) -> None:
    """The server refused this password. If it is the one that was right here, the account has ended or its password
    has changed: nobody signs in here without the server from now on, and the people held are forgotten.

    What waits to be sent stays, and the typed words of open contacts, locked as before. Never raises.
    """
    name = username.lower()
    try:
        key = desk.keys.unlock_with_password(name, password)
        if key is None:
            return
        if desk.here is not None:
            _end(desk.here)
            return
        store, _ = open_own(desk.keys.path(name), key, desk.clock.now())
        try:
            last = last_sign_in(store)
            if last is not None:
                _end(Here(store=store, key=key, path=desk.keys.path(name), last=last))
        finally:
            store.close()
    except (StoreFault, KeyFileDamaged) as trouble:
        log.info("what is held of an ended account stays, locked: %s", trouble.details)


def working_words(desk: Desk) -> str:
    """For one who is signed in here alone."""
    until = desk.offline_until
    words = t("There is no connection to the server, so you work on this computer. What you finish is sent later.")
    if until is None:
        return words
    local = until.astimezone()
    when = f"{day(local.date(), language(), local.date())}, {local:%H:%M}"
    return f"{words} " + t("You can sign in like this until {when}.").format(when=when)


def _sign_in(
    desk: Desk, username: str, unlock: Callable[[], bytes | None], fault: ServerFault, remembered: str
) -> tuple[User, str]:
    desk.watch.saw_handshake(fault, None, signed_in=False)
    key = unlock()
    if key is None or not desk.keys.path(username).exists():
        raise NotSignedInHere(
            fault.what,
            do=f"{fault.do} "
            + t("To work without the server, use the name and the password you last signed in with on this computer."),
            details=fault.details,
        )
    store, said = open_own(desk.keys.path(username), key, desk.clock.now())
    try:
        last = _last(store, said)
        now = _now(desk, last)
        _check(last, now)
    except BaseException:
        store.close()
        raise
    here = Here(store=store, key=key, path=desk.keys.path(username), last=last)
    here.seen(now)
    desk.here = here
    desk.keeper.keep_here(last.user, remembered)
    return last.user, said


def _last(store: Store, said: str) -> LastSignIn:
    """`said`: what happened to the store just now. A new one does not know who was let in; the server does."""
    last = last_sign_in(store)
    if last is None:
        raise NotSignedInHere(
            t("Without the server nobody can sign in here now."),
            kept=t("What waited to be sent is kept on this computer."),
            do=" ".join(words for words in (said, t("Sign in once there is a connection.")) if words),
        )
    return last


def _now(desk: Desk, last: LastSignIn) -> datetime:
    """A clock that was fast is still taken for fast. One that was slow may have been set right since, and the server
    takes no time of the future: so it is left alone.
    """
    fast = min(timedelta(0), timedelta(seconds=last.behind_s))
    desk.clock.offset = fast
    return desk.clock.now()


def _check(last: LastSignIn, now: datetime) -> None:
    kept, later = t("What waits to be sent is kept on this computer."), t("Sign in once there is a connection.")
    until = last.offline_until
    if last.ended:
        raise NotSignedInHere(t("The server did not let you in the last time."), kept=kept, do=later)
    if until is None:
        raise NotSignedInHere(t("Nobody may sign in here without the server."), kept=kept, do=later)
    if now > until:
        raise NotSignedInHere(
            t("You were last signed in at the server too long ago to work without it."), kept=kept, do=later
        )
    slow = max(timedelta(0), timedelta(seconds=last.behind_s))
    if now + slow + CLOCK_LEEWAY < last.newest:
        raise NotSignedInHere(
            t("This computer's clock shows a time before you last worked here."),
            kept=kept,
            do=t("Have the clock set right, or sign in once there is a connection."),
        )


def _end(here: Here) -> None:
    here.end()
    held.forget_people(here.store)
    for contact in open_contacts.every(here.store):
        if contact.context is not None:
            open_contacts.keep(here.store, replace(contact, context=None))
    here.store.sweep()
