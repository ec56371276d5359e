"""An open contact as it stands on disk: everything needed to open it again, after a power cut, as it was."""

from msgspec import field

from agent_desktop.contacts.draft import ContactDraft
from agent_desktop.contract.base import Id, Moment, Record
from agent_desktop.contract.citizens import Citizen
from agent_desktop.contract.contacts import ContactContext


class Cursor(Record, frozen=True, kw_only=True):
    """Where the typing stood: the field's name, and the selection as the field counts (UTF-16 units)."""

    field: str = ""
    anchor: int = 0
    position: int = 0


class PanelWords(Record, frozen=True, kw_only=True):
    """Words typed in the panel `panel` about someone, against the record as it was then (`about`).

    `was_open`: the panel was open when the person was left.
    """

    panel: str
    about: Citizen
    typed: dict[str, str]
    was_open: bool = False


class OpenContact(Record, frozen=True, kw_only=True):
    """`place`: of its tab, from 0. `step`: code of the step in hand.

    `reference`: taken for what the contact is about, whether used or not; `beside`: those of other cases, by service,
    also of cases taken back (agent_desktop.contacts.taken).

    `typed`: words that stand in fields and are no part of the draft yet, by the field's name ("details.email",
    "flags.own_words", "form.bin"). `drawer`: the panel open beside it, "" for none; `against`: the record that the
    words in it were typed against. `aside`: what was typed in panels that are not open now.
    `person_id`, `flag_id`: the ids that the next person added and the next flag recorded will have.
    `scripted`: the guided script of the draft leads, not `step`.
    `context`: the person in hand as last seen; never with a restricted flag's own words.
    """

    id: Id
    draft: ContactDraft
    saved_at: Moment
    place: int = 0
    in_front: bool = False
    step: str = ""
    by_number: bool = False
    choosing: bool = False
    somebody_else: bool = False
    scripted: bool = False
    declined_case_for: str = ""
    reference: str = ""
    beside: dict[str, str] = field(default_factory=dict)
    drawer: str = ""
    against: Citizen | None = None
    aside: tuple[PanelWords, ...] = ()
    person_id: Id | None = None
    flag_id: Id | None = None
    typed: dict[str, str] = field(default_factory=dict)
    cursor: Cursor = Cursor()
    context: ContactContext | None = None
