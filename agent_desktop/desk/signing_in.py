"""Meeting the server, signing in and out."""

import logging
from datetime import timedelta

from agent_desktop.accounts.remembering import Remembering
from agent_desktop.contract.about import About
from agent_desktop.contract.accounts import Tokens, User
from agent_desktop.contract.base import Record
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.leases import Leases
from agent_desktop.faults import EnvironmentFault
from agent_desktop.language import t, tn
from agent_desktop.sync import accounts as wire
from agent_desktop.sync.about import about
from agent_desktop.sync.faults import ServerFault, SignInNeeded

LONGEST_USERNAME = 100
LONGEST_PASSWORD = 1024
"""Characters, as the contract has them."""

log = logging.getLogger(__name__)


class SignedIn(Record, frozen=True, kw_only=True):
    """`notice`: translated words the handler should read once; "" for none."""

    user: User
    remembered: bool
    notice: str = ""


def handshake(desk: Desk) -> About:
    """Makes sure that the server is ours and speaks our version, and sets the clock by it. Raises ServerFault."""
    told = about(desk.client)
    desk.clock.compare(told.now)
    return told


def sign_in(desk: Desk, username: str, password: str, *, remember: bool) -> SignedIn:
    """Raises SignInRefused, Throttled and the other ServerFaults; a keyring that fails is only a notice."""
    name = username.strip()
    _check_typed(name, password)
    tokens = wire.sign_in(desk.client, name, password)
    _keep(desk, tokens)
    desk.remembered.username = tokens.user.username
    trouble = _remember(desk, tokens) if remember else _forget(desk)
    return _signed_in(desk, tokens, trouble)


def can_remember() -> bool:
    """Whether this computer has a keyring that keeps secrets secret. Asks it, so not on the screen's thread."""
    return Remembering("").available()


def no_keyring_words() -> str:
    """What to say where it has none."""
    return t("This computer has no keyring service, so you are not remembered after you close Agent Desktop.")


def resume(desk: Desk) -> SignedIn | None:
    """Signs in as whoever was remembered for this server; None: nobody, or no longer.

    Raises ServerFault where the server cannot be asked, KeyringFault where the keyring is locked.
    """
    if not desk.remembered.username:
        return None
    token = desk.remembered.keyring.recall(desk.remembered.username)
    if not token:
        return None
    try:
        tokens = wire.refresh(desk.client, token)
    except SignInNeeded:
        _forget(desk)
        return None
    _keep(desk, tokens)
    return _signed_in(desk, tokens, _remember(desk, tokens))


def sign_out(desk: Desk) -> None:
    """Forgets everything here, then tells the server if it can be told. Never raises an EnvironmentFault."""
    refresh_token = desk.keeper.let_go()
    _forget(desk)
    desk.leases = Leases()
    if not refresh_token:
        return
    try:
        wire.sign_out(desk.client, refresh_token)
    except ServerFault as fault:
        log.info("signed out here; the server could not be told: %s", fault.details)


def clock_notice(desk: Desk) -> str:
    """Words for a computer whose clock is noticeably off; "" where it is not."""
    if not desk.clock.noticeably_off:
        return ""
    minutes = round(abs(desk.clock.offset) / timedelta(minutes=1))
    if desk.clock.offset > timedelta(0):
        words = tn(
            "This computer's clock is {count} minute slow. Times are taken from the server.",
            "This computer's clock is {count} minutes slow. Times are taken from the server.",
            minutes,
        )
    else:
        words = tn(
            "This computer's clock is {count} minute fast. Times are taken from the server.",
            "This computer's clock is {count} minutes fast. Times are taken from the server.",
            minutes,
        )
    return words.format(count=minutes)


def _keep(desk: Desk, tokens: Tokens) -> None:
    """The answer that brought the tokens was heard while nobody was signed in: say that this is over."""
    desk.keeper.keep(tokens)
    heard = desk.watch.connection
    desk.watch.saw_action(None, heard.latency_ms if heard else None, signed_in=True)


def _signed_in(desk: Desk, tokens: Tokens, trouble: str) -> SignedIn:
    notice = " ".join(words for words in (trouble, clock_notice(desk)) if words)
    return SignedIn(user=tokens.user, remembered=desk.remembered.on, notice=notice)


def _remember(desk: Desk, tokens: Tokens) -> str:
    """Words about what went wrong; "" where it worked."""
    try:
        if desk.remembered.remember(tokens):
            return ""
    except EnvironmentFault as fault:
        return f"{fault.what} {fault.kept}"
    return no_keyring_words()


def _forget(desk: Desk) -> str:
    """Words about what went wrong; "" where it worked."""
    try:
        desk.remembered.forget()
    except EnvironmentFault as fault:
        return fault.what
    return ""


def _check_typed(username: str, password: str) -> None:
    if not username or not password:
        raise EnvironmentFault(t("Type both your user name and your password."))
    if len(username) > LONGEST_USERNAME or len(password) > LONGEST_PASSWORD:
        raise EnvironmentFault(
            t("The user name or the password is too long to be right."), do=t("Check both and try again.")
        )
