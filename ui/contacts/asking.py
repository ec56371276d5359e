"""What the contact screen asks of the desk about the contact itself: who it is, their history, and its end."""

from collections.abc import Callable, Collection, Sequence
from uuid import UUID

from agent_desktop.contacts.draft import ContactDraft
from agent_desktop.contract.base import Page
from agent_desktop.contract.cases import Case
from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.contacts import Contact, ContactContext, HistoryItem
from agent_desktop.contract.script_life import PublishedScript
from agent_desktop.desk import cases, contacts, history, scripts
from agent_desktop.desk.contacts import Finished
from ui.bridge import Asked
from ui.contacts.asking_people import AskingAboutPeople, Failed
from ui.knowledge.asking import AskingForAnswers


class Asking(AskingAboutPeople):
    """Everything that is asked for one contact."""

    @property
    def answers(self) -> AskingForAnswers:
        """What is asked about answers."""
        return AskingForAnswers(self._desk, self._bridge, self._owner)

    def begin(self, draft: ContactDraft, done: Callable[[ContactContext], None], failed: Failed) -> Asked:
        return self._ask(lambda: contacts.begin(self._desk, draft.caller, self.contact_id), done, failed)

    def begin_held(self, draft: ContactDraft, done: Callable[[ContactContext | None], None], failed: Failed) -> Asked:
        return self._ask(lambda: contacts.begin_held(self._desk, draft.caller), done, failed, near=True)

    def open_held(self, citizen_id: UUID, done: Callable[[ContactContext | None], None], failed: Failed) -> Asked:
        return self._ask(lambda: contacts.open_held(self._desk, citizen_id), done, failed, near=True)

    def open(self, citizen_id: UUID, done: Callable[[ContactContext], None], failed: Failed) -> Asked:
        return self._ask(lambda: contacts.open_citizen(self._desk, citizen_id, self.contact_id), done, failed)

    def history(
        self,
        citizen_id: UUID,
        *,
        cursor: str | None,
        channel: Channel | None,
        service_code: str | None,
        done: Callable[[Page[HistoryItem]], None],
        failed: Failed,
    ) -> Asked:
        return self._ask(
            lambda: history.more(
                self._desk,
                citizen_id,
                cursor=cursor,
                channel=channel,
                service_code=service_code,
                contact_id=self.contact_id,
            ),
            done,
            failed,
        )

    def contact(self, contact_id: UUID, done: Callable[[Contact], None], failed: Failed) -> Asked:
        return self._ask(lambda: contacts.look_at(self._desk, contact_id, during=self.contact_id), done, failed)

    def case(self, case_id: UUID, done: Callable[[Case], None], failed: Failed) -> Asked:
        return self._ask(lambda: cases.look_at(self._desk, case_id, contact_id=self.contact_id), done, failed)

    def reference(self, done: Callable[[str], None], failed: Failed) -> Asked:
        return self._ask(lambda: cases.take_reference(self._desk), done, failed)

    def keep_scripts(self, versions: Sequence[PublishedScript], failed: Failed) -> Asked:
        """What a run is pinned to stays on this computer, whatever is retired."""
        return self._ask(lambda: scripts.keep(self._desk, versions), lambda _none: None, failed, near=True)

    def recall_scripts(
        self, hashes: Collection[str], done: Callable[[tuple[PublishedScript, ...]], None], failed: Failed
    ) -> Asked:
        return self._ask(lambda: scripts.recall(self._desk, hashes), done, failed, near=True)

    def finish(self, draft: ContactDraft, done: Callable[[Finished], None], failed: Failed) -> Asked:
        return self._ask(lambda: contacts.finish(self._desk, draft), done, failed, near=True)
