"""What the screens' actions work with. One desk a program; the actions stand in the modules beside this one."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from agent_desktop.accounts.keeper import Keeper
from agent_desktop.accounts.remembering import Remembering
from agent_desktop.clock import Clock
from agent_desktop.contract.accounts import User
from agent_desktop.desk.catalogue import EMPTY, Catalogue
from agent_desktop.desk.connection import Watch
from agent_desktop.desk.leases import Leases
from agent_desktop.desk.remembered import Remembered
from agent_desktop.sync.client import Client
from agent_desktop.sync.faults import ServerFault
from agent_desktop.sync.line import Line

DRIFT = timedelta(seconds=5)
"""A Date header is whole seconds and some way old: less than this is no reason to set the clock anew."""


@dataclass
class Desk:
    """`client` carries actions, `prober` only the connection's probes."""

    client: Client
    prober: Client
    line: Line
    keeper: Keeper
    remembered: Remembered
    clock: Clock
    watch: Watch
    leases: Leases = field(default_factory=Leases)
    catalogue: Catalogue = EMPTY

    @property
    def user(self) -> User | None:
        """Whoever is signed in."""
        return self.keeper.user

    def close(self) -> None:
        """Lets go of the connections. Nobody is signed out."""
        self.client.close()
        self.prober.close()


def open_desk(
    server_url: str, *, last_username: str = "", ca_bundle: Path | None = None, clock: Clock | None = None
) -> Desk:
    """A desk for this server; talks to nobody yet. Raises EnvironmentFault for an address that cannot be used.

    `last_username`: who signed in last here (settings); `resume` looks for them in the keyring.
    `ca_bundle`: certificates to trust instead of the usual ones.
    """
    clock = clock or Clock()
    watch = Watch(clock)
    ear = _Ear(clock, watch)
    client = Client(server_url, ca_bundle=ca_bundle, listener=ear)
    remembered = Remembered(Remembering(client.server_url), last_username)
    keeper = Keeper(client, renewed=remembered.renewed)
    ear.keeper = keeper
    return Desk(
        client=client,
        prober=Client(server_url, ca_bundle=ca_bundle),
        line=Line(client, keeper),
        keeper=keeper,
        remembered=remembered,
        clock=clock,
        watch=watch,
    )


class _Ear:
    """What each exchange of an action tells about the line and about the clock."""

    def __init__(self, clock: Clock, watch: Watch) -> None:
        self._clock = clock
        self._watch = watch
        self.keeper: Keeper | None = None

    def heard(self, fault: ServerFault | None, latency_ms: int) -> None:
        signed_in = self.keeper is not None and self.keeper.signed_in
        self._watch.saw_action(fault, latency_ms, signed_in=signed_in)

    def server_time(self, moment: datetime) -> None:
        if abs(moment - self._clock.now()) > DRIFT:
            self._clock.compare(moment)
