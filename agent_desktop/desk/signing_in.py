"""Meeting the server, signing in and out. Without a line: agent_desktop.desk.signing_in_here."""

import logging
from datetime import timedelta
from time import monotonic

from agent_desktop.accounts.remembering import Remembering
from agent_desktop.contract.about import About
from agent_desktop.contract.accounts import Tokens, User
from agent_desktop.contract.base import Record
from agent_desktop.desk import signing_in_here, taking_up
from agent_desktop.desk.desk import Desk, open_desk
from agent_desktop.faults import EnvironmentFault
from agent_desktop.language import t, tn
from agent_desktop.store import held
from agent_desktop.store.faults import StoreFault
from agent_desktop.sync import accounts as wire
from agent_desktop.sync.about import about
from agent_desktop.sync.faults import NotAllowed, ServerFault, SignInNeeded, SignInRefused

LONGEST_USERNAME = 100
LONGEST_PASSWORD = 1024
"""Characters, as the contract has them."""

log = logging.getLogger(__name__)


class SignedIn(Record, frozen=True, kw_only=True):
    """`notice`: translated words the handler should read once; "" for none. `lasting`: words that stay until they are
    put away, about what this computer kept. `offline`: signed in on this computer alone, without the server.
    """

    user: User
    remembered: bool
    notice: str = ""
    lasting: str = ""
    offline: bool = False


def handshake(desk: Desk) -> About:
    """Makes sure that the server is ours and speaks our version, and sets the clock by it. Raises ServerFault.

    Its patience is short: who is to work without the server must not wait long to hear of it.
    """
    began = monotonic()
    try:
        told = about(desk.prober)
    except ServerFault as fault:
        desk.watch.saw_handshake(fault, None, signed_in=desk.keeper.signed_in)
        raise
    took = round((monotonic() - began) * 1000)
    desk.watch.saw_handshake(None, took, signed_in=desk.keeper.signed_in)
    desk.client.newest_api = desk.prober.newest_api
    desk.clock.compare(told.now)
    return told


def sign_in(desk: Desk, username: str, password: str, *, remember: bool) -> SignedIn:
    """At the server; where it is out of reach, here alone if the policy allows it.

    Raises SignInRefused, Throttled and the other ServerFaults, NotSignedInHere and StoreInUse; a keyring that fails is
    only a notice.
    """
    name = username.strip()
    _check_typed(name, password)
    try:
        handshake(desk)
        tokens = wire.sign_in(desk.client, name, password)
    except (SignInRefused, NotAllowed):
        signing_in_here.no_longer(desk, name, password)
        raise
    except ServerFault as fault:
        if not signing_in_here.may_do_without(fault):
            raise
        token = _recalled(desk, name.lower()) if remember else ""
        user, lasting = signing_in_here.with_password(desk, name, password, fault, remembered=token)
        desk.remembered.username, desk.remembered.on = user.username, bool(token)
        return _signed_in_here(desk, user, lasting)
    lasting = _take_up(desk, tokens, password)
    desk.remembered.username = tokens.user.username
    trouble = _remember(desk, tokens) if remember else _forget(desk)
    return _signed_in(desk, tokens, trouble, lasting)


def sign_in_again(desk: Desk, password: str) -> SignedIn:
    """Whoever works here, after the session ran out or once there is a line: their work goes on.

    Raises what `sign_in` raises; without a line nothing changes and its fault is told.
    """
    user = desk.user
    if user is None:
        raise SignInNeeded(t("Nobody is signed in here any more."), do=t("Sign in to go on."))
    _check_typed(user.username, password)
    try:
        handshake(desk)
        tokens = wire.sign_in(desk.client, user.username, password)
    except (SignInRefused, NotAllowed):
        signing_in_here.no_longer(desk, user.username, password)
        raise
    if tokens.user.id != user.id:
        _tell_signed_out(desk, tokens.refresh_token)
        raise EnvironmentFault(
            t("That is another account than the one that works here."), do=t("Sign out, then sign in with the other.")
        )
    taking_up.same_again(desk, tokens, password)
    _keep(desk, tokens)
    return _signed_in(desk, tokens, _remember(desk, tokens) if desk.remembered.on else "", "")


def can_remember() -> bool:
    """Whether this computer has a keyring that keeps secrets secret. Asks it, so not on the screen's thread."""
    return Remembering("").available()


def no_keyring_words() -> str:
    """What to say where it has none."""
    return t("This computer has no keyring service, so you are not remembered after you close Agent Desktop.")


def no_line_words(server_url: str) -> str:
    """What the page says where `server_url` is out of reach just now; "" where it answers, whatever it says."""
    try:
        desk = open_desk(server_url)
    except EnvironmentFault:
        return ""
    try:
        handshake(desk)
    except ServerFault as fault:
        if not signing_in_here.may_do_without(fault):
            return ""
    else:
        return ""
    finally:
        desk.close()
    return t("The server is out of reach. If you signed in on this computer before, you can work without it.")


def resume(desk: Desk) -> SignedIn | None:
    """Signs in as whoever was remembered for this server; None: nobody, or no longer.

    Raises ServerFault where the server cannot be asked and nobody may work without it, KeyringFault where the keyring
    is locked, StoreInUse.
    """
    name = desk.remembered.username
    token = desk.remembered.keyring.recall(name) if name else None
    if not token:
        return None
    key = desk.keys.unlock_from_keyring(name)
    if key is None:  # without the password their store stays shut: it is to be typed this time
        _forget(desk)
        return None
    try:
        handshake(desk)
        tokens = wire.refresh(desk.client, token)
    except SignInNeeded:
        _forget(desk)
        return None
    except ServerFault as fault:
        if not signing_in_here.may_do_without(fault):
            raise
        user, lasting = signing_in_here.with_key(desk, name, key, fault, remembered=token)
        desk.remembered.on = True
        return _signed_in_here(desk, user, lasting)
    lasting = taking_up.with_key(desk, tokens, key)
    _keep(desk, tokens)
    return _signed_in(desk, tokens, _remember(desk, tokens), lasting)


def sign_out(desk: Desk) -> None:
    """Forgets everything here but what waits to be sent, then tells the server if it can be told.

    Never raises an EnvironmentFault.
    """
    here, desk.here = desk.here, None
    refresh_token = desk.keeper.let_go()
    if here is not None:
        here.heard.clear()
        try:
            here.seen(desk.clock.now())
            held.wipe(here.store)
        except StoreFault as fault:
            log.info("not everything could be wiped: %s", fault.details)
        here.store.close()
    _forget(desk)
    if refresh_token:
        _tell_signed_out(desk, refresh_token)


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


def _take_up(desk: Desk, tokens: Tokens, password: str) -> str:
    """Their store opens before they are signed in: one who cannot work here is not let in half."""
    try:
        lasting = taking_up.with_password(desk, tokens, password)
    except EnvironmentFault:
        _tell_signed_out(desk, tokens.refresh_token)
        raise
    _keep(desk, tokens)
    return lasting


def _keep(desk: Desk, tokens: Tokens) -> None:
    """The answer that brought the tokens was heard while nobody was signed in: say that this is over."""
    desk.keeper.keep(tokens)
    desk.watch.saw_action(None, None, signed_in=True)


def _signed_in(desk: Desk, tokens: Tokens, trouble: str, lasting: str) -> SignedIn:
    notice = " ".join(words for words in (trouble, clock_notice(desk)) if words)
    return SignedIn(user=tokens.user, remembered=desk.remembered.on, notice=notice, lasting=lasting)


def _signed_in_here(desk: Desk, user: User, lasting: str) -> SignedIn:
    return SignedIn(
        user=user,
        remembered=desk.remembered.on,
        notice=signing_in_here.working_words(desk),
        lasting=lasting,
        offline=True,
    )


def _tell_signed_out(desk: Desk, refresh_token: str) -> None:
    if desk.watch.away:
        return
    try:
        wire.sign_out(desk.client, refresh_token)
    except ServerFault as fault:
        log.info("signed out here; the server could not be told: %s", fault.details)


def _remember(desk: Desk, tokens: Tokens) -> str:
    """Words about what went wrong; "" where it worked."""
    try:
        if desk.remembered.remember(tokens):
            return ""
    except EnvironmentFault as fault:
        return f"{fault.what} {fault.kept}"
    return no_keyring_words()


def _recalled(desk: Desk, username: str) -> str:
    """The token that whoever signs in here alone goes on with once there is a line; "" for none."""
    try:
        return desk.remembered.keyring.recall(username) or ""
    except EnvironmentFault:
        return ""


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
    try:
        f"{username}{password}".encode()
    except UnicodeEncodeError as error:  # half a character, as a broken paste can leave
        raise EnvironmentFault(
            t("The user name or the password holds half a character."), do=t("Type both instead of pasting them.")
        ) from error
