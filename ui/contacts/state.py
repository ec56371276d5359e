"""What one open contact is at this moment. Frozen records, replaced; whoever paints listens to `changed`."""

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from agent_desktop.contacts.draft import ContactDraft
from agent_desktop.contract.citizens import Citizen
from agent_desktop.contract.contacts import ContactContext
from ui.contacts.steps import Step


class ContactState(QObject):
    """Signals: changed() after anything but the notes is another.

    `by_number`: the person came with the caller's number; `choosing`: another person is being looked for;
    `somebody_else`: the speaker has no authority on record; `reference`: taken, and free until there is a case.
    """

    changed = Signal()

    def __init__(self, draft: ContactDraft, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.draft = draft
        self.context: ContactContext | None = None
        self.step = Step.IDENTITY
        self.by_number = False
        self.choosing = False
        self.somebody_else = False
        self.reference = ""
        self.reference_trouble = ""
        self.sending = False
        self.form_complete = False

    @property
    def citizen(self) -> Citizen | None:
        return self.context.citizen if self.context else None

    def take_notes(self, words: str) -> None:
        """A key stroke in the notes repaints nothing else."""
        self.draft = replace(self.draft, notes=words)

    def put(self, draft: ContactDraft) -> None:
        self.draft = draft
        self.changed.emit()

    def go(self, step: Step) -> None:
        self.step = step
        self.changed.emit()

    def show_context(self, context: ContactContext, *, by_number: bool) -> None:
        """Another person, or the first: what was established about the one before does not carry over."""
        self.context = context
        self.by_number = by_number
        self.choosing = False
        self.somebody_else = False
        self.draft = replace(
            self.draft,
            citizen_id=context.citizen.id if context.citizen else None,
            speaking_with=None,
            identity=None,
        )
        self.changed.emit()

    def put_citizen(self, citizen: Citizen) -> None:
        """The same person's record, corrected."""
        if self.context is not None and self.citizen is not None and self.citizen.id == citizen.id:
            self.context = replace(self.context, citizen=citizen)
            self.changed.emit()
