"""What every panel is worded by: the moment, the reference data held, and who is signed in. Asks nobody."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from agent_desktop.cases.promise_words import HOME_ZONE
from agent_desktop.contract.contacts import ContactContext
from agent_desktop.contract.script_life import PublishedScript
from agent_desktop.contract.script_runs import Mode
from agent_desktop.desk import cases, scripts
from agent_desktop.desk.catalogue import Catalogue
from agent_desktop.desk.desk import Desk
from agent_desktop.flags.standing import ShownFlag, shown
from ui.contacts.history_rows import Around


class Surroundings:
    """Reads only what the desk holds in memory, so any of it may be asked while painting."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def catalogue(self) -> Catalogue:
        return self._desk.catalogue

    @property
    def handler(self) -> str:
        return self._desk.user.name if self._desk.user else ""

    def now(self) -> datetime:
        return self._desk.clock.now()

    def today(self) -> date:
        return self.now().astimezone(ZoneInfo(self.zone)).date()

    @property
    def zone(self) -> str:
        """Of the authority: that of its calendars."""
        return next((calendar.zone for calendar in self.catalogue.calendars.values()), HOME_ZONE)

    def around(self) -> Around:
        held = self.catalogue
        return Around(now=self.now(), zone=self.zone, services=held.services, departments=held.departments)

    @property
    def scripts(self) -> tuple[PublishedScript, ...]:
        """Those in force at this moment."""
        return scripts.now(self._desk)

    @property
    def line(self) -> bool:
        """Whether the server is within reach, as far as is known."""
        return self._desk.watch.fault() is None

    @property
    def mode(self) -> Mode:
        """What scripts are gone through for here."""
        return self._desk.mode

    def promise(self, service_code: str) -> datetime:
        return cases.promise_for(self._desk, service_code, self.now())

    def flags(self, context: ContactContext) -> tuple[ShownFlag, ...]:
        """The flags in force of whoever the context is about."""
        return shown(context.flags, self.catalogue.flags, self.today())
