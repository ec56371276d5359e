"""A real contact on its way to a practice scenario: what those who train choose from, and the least that is needed."""

from datetime import date
from enum import StrEnum

from msgspec import field

from agent_desktop.contract.base import Id, Moment, Record
from agent_desktop.contract.cases import CaseState, WireAnswers
from agent_desktop.contract.citizens import Address, Channel, Language, Phone
from agent_desktop.contract.contacts import IdentityMethod, NumberKind
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.contract.script_runs import ScriptRun
from agent_desktop.contract.scripts import Script


class ContactForPractice(Record, frozen=True, kw_only=True):
    """One line of GET /api/v1/contacts-for-practice: a finished contact with a script run. It names nobody.

    `script`: the id of the script begun first. `whole`: it was gone through to an outcome; only such a one can be
    rewritten.
    """

    id: Id
    script: str
    channel: Channel
    service_code: str | None
    finished_at: Moment
    seconds: int
    whole: bool


class PersonRole(StrEnum):
    """COLLEAGUE: whoever handled the contact. They are named so that no name of theirs is left in it."""

    CITIZEN = "citizen"
    REPRESENTATIVE = "representative"
    COLLEAGUE = "colleague"


class PersonThen(Record, frozen=True, kw_only=True):
    """Somebody real in a contact. `relation`, `may_discuss` and `valid_until`: of the representative."""

    role: PersonRole
    name: str
    latin_name: str = ""
    birth_date: date | None = None
    died_on: date | None = None
    languages: tuple[Language, ...] = ()
    preferred_channel: Channel | None = None
    preferred_format: str = ""
    address: Address | None = None
    phones: tuple[Phone, ...] = ()
    email: str = ""
    relation: str = ""
    may_discuss: tuple[str, ...] = ()
    valid_until: date | None = None


class CaseForPractice(Record, frozen=True, kw_only=True):
    """A case of the citizen's. `raised`: in this contact; otherwise it was open when the contact began."""

    reference: str
    service_code: str
    opened_at: Moment
    raised: bool
    state: CaseState
    progress: str = ""
    place: str = ""
    answers: WireAnswers = field(default_factory=dict)


class PracticeMaterial(Record, frozen=True, kw_only=True):
    """GET /api/v1/contacts/{id}/practice-material: for those who train; every look is written down.

    404 where there is no such contact; 410 `erased`; 422 where no script was gone through to its end.
    `number`: that rang, E.164, "" for none. `flags`: codes in force then; restricted ones are not told. `articles`:
    short names of those given. `scripts`: by hash, those that the runs pinned and the server has still.
    """

    contact: Id
    started_at: Moment
    channel: Channel
    number: str = ""
    number_kind: NumberKind = NumberKind.NONE
    service_code: str | None = None
    outcome: Outcome
    notes: str = ""
    identity: IdentityMethod | None = None
    people: tuple[PersonThen, ...] = ()
    runs: tuple[ScriptRun, ...] = ()
    scripts: dict[str, Script] = field(default_factory=dict)
    flags: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    cases: tuple[CaseForPractice, ...] = ()
