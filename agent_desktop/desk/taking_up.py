"""Whoever the server let in takes up what this computer keeps for them: the key first, then the store."""

import logging
from datetime import datetime
from pathlib import Path

from agent_desktop.accounts.faults import KeyFileDamaged, KeyFileUnwritten, KeyringFault
from agent_desktop.contract.accounts import Tokens, User
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.here import Here, LastSignIn, last_sign_in
from agent_desktop.desk.own_store import (
    SPOILT,
    begin_anew,
    begin_without,
    finish_rescues,
    nothing_kept_words,
    open_own,
)
from agent_desktop.language import t
from agent_desktop.store.faults import StoreDiskFull, StoreWrongKey
from agent_desktop.store.opening import Store, memory_store

log = logging.getLogger(__name__)


def with_password(desk: Desk, tokens: Tokens, password: str) -> str:
    """Opens their store with the password just typed. Answers words that stay, "" for none. Raises StoreInUse."""
    name, now = tokens.user.username, desk.clock.now()
    said = ""
    try:
        key = _known_key(desk, name, password)
        if key is None:
            said = begin_without(desk.keys.path(name), StoreWrongKey(), now)
            key = desk.keys.make(name, password)
    except (StoreDiskFull, KeyFileUnwritten) as fault:
        log.info("nothing is kept on this computer: %s", fault.details)
        _begin(desk, tokens, memory_store(), b"")
        return nothing_kept_words()
    return " ".join(words for words in (said, with_key(desk, tokens, key)) if words)


def with_key(desk: Desk, tokens: Tokens, key: bytes) -> str:
    """The same, with the key at hand."""
    path, now = desk.keys.path(tokens.user.username), desk.clock.now()
    store, said = open_own(path, key, now)
    store, other = _of_this_user(store, path, key, tokens.user, now)
    resumed = finish_rescues(store, desk.keys.asides(tokens.user.username), key) if store.path else ""
    _begin(desk, tokens, store, key)
    return " ".join(words for words in (said, other, resumed) if words)


def same_again(desk: Desk, tokens: Tokens, password: str) -> None:
    """The store is open already. A password that was changed at the server locks the key from now on."""
    here = desk.here
    if here is None:
        with_password(desk, tokens, password)
        return
    here.confirmed(tokens, desk.clock)
    if not here.lasting:
        return
    name = tokens.user.username
    try:
        if _opens(desk, name, password) != here.key:
            desk.keys.rewrap(name, password, here.key)
    except KeyFileUnwritten as fault:
        log.info("the key is still locked with the password of before: %s", fault.details)


def _opens(desk: Desk, username: str, password: str) -> bytes | None:
    """The key that this password opens, if any. A key file that is damaged opens nothing."""
    try:
        return desk.keys.unlock_with_password(username, password)
    except KeyFileDamaged as fault:
        log.info("%s", fault.details)
        return None


def _known_key(desk: Desk, username: str, password: str) -> bytes | None:
    key = _opens(desk, username, password)
    if key is not None:
        return key
    try:
        key = desk.keys.unlock_from_keyring(username)
    except KeyringFault:
        return None
    if key is not None:  # the password is another than before, and the keyring knows better
        desk.keys.rewrap(username, password, key)
    return key


def _of_this_user(store: Store, path: Path, key: bytes, user: User, now: datetime) -> tuple[Store, str]:
    """An account of the same name may be another: what waits of that one is not this one's to see or send."""
    try:
        last = last_sign_in(store)
    except SPOILT as fault:
        store.close()
        return begin_anew(path, key, fault, now)
    if last is None or last.user.id == user.id:
        return store, ""
    store.close()
    begin_without(path, StoreWrongKey(), now, final=True)
    opened, _ = open_own(path, key, now)
    return opened, t("What this computer kept belongs to an earlier account of your name. It was set aside whole.")


def _begin(desk: Desk, tokens: Tokens, store: Store, key: bytes) -> None:
    now = desk.clock.now()
    last = LastSignIn(user=tokens.user, policy=tokens.policy, at=now, newest=now)
    here = Here(store=store, key=key, path=desk.keys.path(tokens.user.username), last=last)
    here.confirmed(tokens, desk.clock)
    desk.here = here
