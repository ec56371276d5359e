"""What the screens' actions work with. One desk a program; the actions stand in the modules beside this one."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from agent_desktop.accounts.keeper import Keeper
from agent_desktop.accounts.remembering import Remembering
from agent_desktop.accounts.store_keys import StoreKeys
from agent_desktop.clock import Clock
from agent_desktop.contract.accounts import Tokens, User
from agent_desktop.contract.policy import Policy
from agent_desktop.contract.script_runs import Mode
from agent_desktop.desk.catalogue import EMPTY, Catalogue
from agent_desktop.desk.connection import Watch
from agent_desktop.desk.here import Here
from agent_desktop.desk.pace import Pace
from agent_desktop.desk.remembered import Remembered
from agent_desktop.desk.scripts import EMPTY as NO_SCRIPTS
from agent_desktop.desk.scripts import Scripts
from agent_desktop.store.opening import Store
from agent_desktop.sync.client import Client, Patience
from agent_desktop.sync.faults import Heard, ServerFault
from agent_desktop.sync.line import Line
from agent_desktop.sync.refusals import sign_in_needed

if TYPE_CHECKING:
    from requests import Session

DRIFT = timedelta(seconds=5)
"""A Date header is whole seconds and some way old: less than this is no reason to set the clock anew."""

PROBING = Patience(connect=3.0, silence=3.0, whole=6.0)
"""Of probes and of the handshake: they are a few hundred bytes, and someone waits to know how the line stands."""


@dataclass
class Desk:
    """`client` carries actions, `prober` only the handshake and the connection's probes.

    `here`: what of the one signed in is open on this computer; None while nobody is. `leasing` is held by whoever
    asks the server for case numbers. `mode`: what scripts are gone through for.
    """

    client: Client
    prober: Client
    line: Line
    keeper: Keeper
    remembered: Remembered
    clock: Clock
    watch: Watch
    keys: StoreKeys
    here: Here | None = None
    catalogue: Catalogue = EMPTY
    scripts: Scripts = NO_SCRIPTS
    leasing: Lock = field(default_factory=Lock)
    pace: Pace = field(default_factory=Pace)
    mode: Mode = Mode.LIVE

    @property
    def user(self) -> User | None:
        """Whoever works here, signed in at the server or on this computer alone."""
        return self.keeper.user

    @property
    def store(self) -> Store:
        """The store of whoever works here. Raises SignInNeeded where nobody does."""
        here = self.here
        if here is None:
            raise sign_in_needed()
        return here.store

    @property
    def policy(self) -> Policy:
        """What the administrator decided, as last heard."""
        return self.here.last.policy if self.here else Policy()

    @property
    def offline_until(self) -> datetime | None:
        """Until when they may sign in here without the server; None where they may not."""
        return self.here.last.offline_until if self.here and self.here.lasting else None

    def close(self) -> None:
        """Lets go of the connections and of the store. Nobody is signed out."""
        here, self.here = self.here, None
        if here is not None:
            here.store.close()
        self.client.close()
        self.prober.close()


def open_desk(
    server_url: str,
    *,
    last_username: str = "",
    ca_bundle: Path | None = None,
    clock: Clock | None = None,
    store_folder: Path | None = None,
    session: "Callable[[], Session] | None" = None,
) -> Desk:
    """A desk for this server; talks to nobody yet. Raises EnvironmentFault for an address that cannot be used.

    `last_username`: who signed in last here (settings); `resume` looks for them in the keyring.
    `ca_bundle`: certificates to trust instead of the usual ones. `store_folder`: where stores are kept instead of
    this user's own folder for data. `session`: makes what is talked on, instead of the usual one over the network.
    """
    clock = clock or Clock()
    watch = Watch(clock)
    ear = _Ear(clock, watch)
    client = Client(server_url, ca_bundle=ca_bundle, listener=ear, session=session)
    remembered = Remembered(Remembering(client.server_url), last_username)

    def renewed(tokens: Tokens) -> None:
        remembered.renewed(tokens)
        if desk.here is not None:
            desk.here.confirmed(tokens, clock)

    keeper = Keeper(client, renewed, ended=watch.session_ended, known_fault=watch.fault)
    ear.keeper = keeper
    desk = Desk(
        client=client,
        prober=Client(server_url, ca_bundle=ca_bundle, patience=PROBING, session=session),
        line=Line(client, keeper),
        keeper=keeper,
        remembered=remembered,
        clock=clock,
        watch=watch,
        keys=StoreKeys(store_folder or _own_folder(), client.server_url),
    )
    return desk


def _own_folder() -> Path:
    """This user's own, on this computer alone: case numbers held here must never travel to a second one."""
    from platformdirs import user_data_path  # late: only the first sign-in needs it

    return user_data_path("agent-desktop", appauthor=False, roaming=False)


class _Ear:
    """What each exchange of an action tells about the line and about the clock."""

    def __init__(self, clock: Clock, watch: Watch) -> None:
        self._clock = clock
        self._watch = watch
        self.keeper: Keeper | None = None

    def heard(self, fault: ServerFault | None, latency_ms: int) -> None:
        """A token that ran out is renewed unseen: that a sign-in is wanted tells nothing before that has failed."""
        signed_in = self.keeper is not None and self.keeper.signed_in
        over = fault if fault is None or fault.heard is not Heard.SIGN_IN else None
        self._watch.saw_action(over, latency_ms, signed_in=signed_in)

    def server_time(self, moment: datetime) -> None:
        if abs(moment - self._clock.now()) > DRIFT:
            self._clock.compare(moment)
