"""One contact screen as a record for the disk, and back."""

from agent_desktop.contacts.open_contact import Cursor, OpenContact
from agent_desktop.contacts.taken import restored
from ui.contacts.answer_work import AnswerWork
from ui.contacts.case_work import CaseWork
from ui.contacts.drawer_work import DrawerWork
from ui.contacts.people_work import PeopleWork
from ui.contacts.script_work import ScriptWork
from ui.contacts.state import ContactState
from ui.contacts.steps import Step
from ui.contacts.surroundings import Surroundings


class Snapshots:
    """Of one contact. `place`, `in_front`: of its tab."""

    def __init__(
        self,
        state: ContactState,
        around: Surroundings,
        people: PeopleWork,
        cases: CaseWork,
        drawers: DrawerWork,
        *,
        scripts: ScriptWork,
        answers: AnswerWork,
    ) -> None:
        self._state, self._around = state, around
        self._people, self._cases, self._scripts, self._drawers = people, cases, scripts, drawers
        self._answers = answers
        self.place = 0
        self.in_front = False

    def take(self, cursor: Cursor) -> OpenContact:
        """The contact as it stands: some tenths of a millisecond, nothing asked of anyone."""
        state = self._state
        return OpenContact(
            id=state.draft.id,
            draft=state.draft,
            saved_at=self._around.now(),
            place=self.place,
            in_front=self.in_front,
            step=state.step.name.lower(),
            by_number=state.by_number,
            choosing=state.choosing,
            somebody_else=state.somebody_else,
            scripted=state.scripted,
            declined_case_for=state.declined_case_for,
            reference=state.taken.own,
            beside=state.taken.beside,
            drawer=self._drawers.drawer,
            against=self._drawers.against,
            aside=self._drawers.aside,
            person_id=self._people.person_id,
            flag_id=self._drawers.flag_id,
            typed=self._typed,
            cursor=cursor,
            context=state.context,
        )

    @property
    def _typed(self) -> dict[str, str]:
        fields = self._people.typed | self._cases.typed | self._scripts.typed
        return fields | self._drawers.typed | self._answers.typed

    def restore_state(self, contact: OpenContact) -> None:
        """Everything that is shown; the words in fields come after it is painted."""
        state = self._state
        self.place, self.in_front = contact.place, contact.in_front
        state.take_up(contact.draft)
        state.context = contact.context
        state.step = _step(contact.step)
        state.by_number, state.choosing = contact.by_number, contact.choosing
        state.somebody_else, state.scripted = contact.somebody_else, contact.scripted
        state.declined_case_for = contact.declined_case_for
        state.taken = restored(contact.reference, contact.beside, contact.draft.cases)
        self._people.person_id = contact.person_id or self._people.person_id

    def restore_words(self, contact: OpenContact) -> None:
        self._people.put_back(contact.typed)
        self._cases.put_back(contact.typed)
        self._scripts.put_back(contact.typed)
        self._drawers.restore(contact)
        self._answers.restore(contact.typed)


def _step(code: str) -> Step:
    """A newer version may know more steps: then from the start."""
    return Step[code.upper()] if code.upper() in Step.__members__ else Step.IDENTITY
