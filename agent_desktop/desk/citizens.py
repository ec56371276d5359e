"""Finding, adding and correcting people."""

from uuid import UUID

from agent_desktop.contract.base import Page, Record
from agent_desktop.contract.citizens import Citizen, CitizenChange, CitizenMatch, CitizenSearch, CitizenWrite
from agent_desktop.desk.changed import Changed
from agent_desktop.desk.desk import Desk
from agent_desktop.faults import EnvironmentFault
from agent_desktop.language import t
from agent_desktop.sync import citizens as wire

LONGEST_SEARCH = 200
"""Characters; the contract's limit on CitizenSearch.text."""


class Added(Record, frozen=True, kw_only=True):
    citizen: Citizen
    changed: Changed


class Corrected(Record, frozen=True, kw_only=True):
    citizen: Citizen
    changed: Changed


def find(desk: Desk, text: str, *, cursor: str | None = None) -> Page[CitizenMatch]:
    """People who fit the words as typed: names, postcode, date of birth, e-mail, number or case reference.

    Nothing typed finds nobody. Raises EnvironmentFault for more than 200 characters, and ServerFaults.
    """
    words = " ".join(text.split())
    if not words:
        return Page(items=())
    if len(words) > LONGEST_SEARCH:
        raise EnvironmentFault(
            t("That is too long to search for."),
            kept=t("Everything you typed is still on this screen."),
            do=t("Search with up to {count} characters: a name, a postcode or a date of birth.").format(
                count=LONGEST_SEARCH
            ),
        )
    return wire.search(desk.line, CitizenSearch(text=words, cursor=cursor))


def look_at(desk: Desk, citizen_id: UUID, *, contact_id: UUID | None = None) -> Citizen:
    """One person as the server holds them now."""
    return wire.read(desk.line, citizen_id, contact_id=contact_id)


def add(desk: Desk, citizen_id: UUID, write: CitizenWrite) -> Added:
    """Someone new. `citizen_id` is made by the screen, so that a second try adds nobody twice."""
    citizen = wire.add(desk.line, citizen_id, write)
    return Added(citizen=citizen, changed=Changed(citizens=frozenset({citizen.id})))


def change(desk: Desk, citizen: Citizen, change: CitizenChange, change_id: UUID) -> Corrected:
    """`citizen` as it was read. Raises SomeoneChangedIt where a colleague was faster, FieldsRefused by field."""
    corrected = wire.change(desk.line, citizen, change, change_id)
    return Corrected(citizen=corrected, changed=Changed(citizens=frozenset({corrected.id})))
