"""Looking for an answer: asked at every key, the latest asking alone is answered; opened, it is read in full."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from agent_desktop.contract.answering import FeedbackKind, FeedbackWrite, QuestionWrite
from agent_desktop.contract.institutions import Institution
from agent_desktop.contract.knowledge import Article
from agent_desktop.contract.scripts import Spoken
from agent_desktop.desk.answering import RESTS
from agent_desktop.desk.answers import Asking, Found, HitKind
from agent_desktop.faults import EnvironmentFault
from agent_desktop.knowledge.opening import Opening
from agent_desktop.language import t, tn
from ui.bridge import Asked, Fault
from ui.cases.promise_lines import within_words
from ui.contacts.surroundings import Surroundings
from ui.knowledge.asking import AskingForAnswers, Standing
from ui.knowledge.found_rows import FoundRow, found_rows
from ui.knowledge.opening_words import opening_fact
from ui.knowledge.panel import AnswersPanel, Showing
from ui.knowledge.reading import AnswerView, article_view, institution_view, script_view, service_view
from ui.shell.notices import NoticeArea

UNDO_S = int(RESTS.total_seconds())
"""How long it is offered to take back what waits to be sent."""

Wanted = Callable[[], Spoken]


class Looking(QObject):
    """`spoken`: the language an answer is wanted in; `service`: what the contact is about, or None; `town`:
    where its citizen lives, or ""; `contact_id`: in which contact, None outside of any; `kinds`: what is looked for.

    Signals: fault(fault) for whoever shows the connection; sent() after something was put in the outbox.
    """

    fault = Signal(object)
    sent = Signal()

    def __init__(
        self,
        panel: AnswersPanel,
        asking: AskingForAnswers,
        around: Surroundings,
        notices: NoticeArea,
        parent: QObject,
        *,
        spoken: Wanted,
        service: Callable[[], str | None] = lambda: None,
        town: Callable[[], str] = str,
        contact_id: Callable[[], UUID | None] = lambda: None,
        kinds: frozenset[HitKind] = frozenset(HitKind),
    ) -> None:
        super().__init__(parent)
        self._panel, self._asking, self._around, self._notices = panel, asking, around, notices
        self._spoken, self._service, self._contact_id, self._kinds = spoken, service, contact_id, kinds
        self._town = town
        self._asked: Asked | None = None
        self._opening: Asked | None = None
        self._wanted: Asking | None = None
        self._chosen: Spoken | None = None
        self._found_by = ""
        panel.field.begun.connect(self._get_ready)
        panel.typed.connect(self._typed)
        panel.opened.connect(self.open)
        panel.model.more_wanted.connect(self._more)
        panel.question_wanted.connect(self.ask_editors)
        panel.question.given.connect(self._send_question)
        panel.doubt.given.connect(self._give_feedback)
        panel.reader.spoken_wanted.connect(self._read_in)
        panel.reader.answer_wanted.connect(self.open_slug)

    @property
    def asked(self) -> str:
        """What the answer chosen or being read was looked for with, "" where it was not."""
        if self._panel.showing is Showing.FOUND:
            return self._panel.field.words
        return "" if self._panel.showing is Showing.NOTHING else self._found_by

    # ---- searching ---------------------------------------------------------------------------------------------------

    def _typed(self, words: str) -> None:
        if self._asked is not None:
            self._asked.cancel()
            self._asked = None
        self._wanted = None
        if words:
            self._panel.make_room_for_found()
            self._wanted = self._asking_for(words)
            self._asked = self._asking.search(self._wanted, self._found, self._not_found)

    def _get_ready(self) -> None:
        """The first key comes soon."""
        if not self._panel.field.words:
            self._asking.get_ready(self._asking_for(""))

    def _asking_for(self, words: str) -> Asking:
        return Asking(
            words=words,
            language=self._spoken().value,
            service_code=self._service(),
            place=self._town(),
            kinds=self._kinds,
        )

    def look_again(self) -> None:
        """Answers came, or are others by now: what is shown is looked up anew, and the reader stays where it is."""
        if self._panel.showing is Showing.FOUND:
            self._typed(self._panel.field.words)

    def _found(self, found: Found) -> None:
        self._asked = None
        rows = found_rows(found.hits, self._around.catalogue.services)
        nothing = found.nearest or not rows
        said = found_words(self._panel.field.words, len(rows), found)
        self._panel.show_found(rows, more=found.more, said=said, nothing_fits=nothing, coming=found.coming)

    def _more(self, count: int) -> None:
        wanted = self._wanted
        if wanted is None:
            return
        self._asked = self._asking.search(replace(wanted, offset=count), self._add, self._not_found)

    def _add(self, found: Found) -> None:
        self._asked = None
        self._panel.model.add(found_rows(found.hits, self._around.catalogue.services), more=found.more)

    def _not_found(self, fault: Fault) -> None:
        self._asked = None
        self._panel.say(fault.what if isinstance(fault, EnvironmentFault) else t("The search failed."))
        self.fault.emit(fault)

    # ---- reading -----------------------------------------------------------------------------------------------------

    def open(self, row: FoundRow) -> None:
        self._chosen = None
        self._found_by = self._panel.field.words
        self._read(row.kind, row.id)

    def read(self, kind: HitKind, answer_id: str) -> None:
        """An answer that was not looked for here, in full, in the language wanted."""
        self._found_by = ""
        self._read(kind, answer_id)

    def _read(self, kind: HitKind, answer_id: str) -> None:
        if self._opening is not None:
            self._opening.cancel()
        if kind is HitKind.ARTICLE:
            self._opening = self._asking.article(UUID(answer_id), self._read_article, self._not_read)
        elif kind is HitKind.INSTITUTION:
            self._opening = self._asking.institution(UUID(answer_id), self._read_institution, self._not_read)
        elif kind is HitKind.SERVICE:
            self._read_service(answer_id)
        else:
            self._read_script(answer_id)

    def show(self, view: AnswerView) -> None:
        """One chosen in the list, while whoever chose it stays where they are."""
        self._found_by = self.asked
        self._panel.show_answer(view, opened=False)

    def open_slug(self, slug: str) -> None:
        """Another answer, to which this one leads."""

        def done(found: tuple[Article, ...]) -> None:
            if found:
                self._panel.show_answer(self.view_of(found[0]), by_link=True)
            else:
                self._notices.say(t("That answer is not on this computer."), tone="warn")

        self._asking.by_slug((slug,), done, self._not_read)

    def _read_in(self, spoken: Spoken) -> None:
        view = self._panel.reader.view
        if view is not None:
            self._chosen = spoken
            self._read(view.kind, view.id)

    def view_of(self, article: Article) -> AnswerView:
        """As it is read now."""
        return article_view(
            article,
            self._chosen or self._spoken(),
            now=self._around.now(),
            today=self._around.today(),
            departments=self._around.catalogue.departments,
        )

    def view_of_institution(self, institution: Institution, found: Opening | None = None) -> AnswerView:
        """As it is read now. `found`: whether they answer, as far as that was worked out."""
        return institution_view(institution, self._chosen or self._spoken(), opening_fact(found, self._around.now()))

    def _read_article(self, article: Article | None) -> None:
        if article is None:
            self._gone()
        else:
            self._panel.show_answer(self.view_of(article))

    def _read_institution(self, found: Standing | None) -> None:
        if found is None:
            self._gone()
        else:
            self._panel.show_answer(self.view_of_institution(found.institution, found.opening))

    def _read_service(self, code: str) -> None:
        held = self._around.catalogue
        service = held.services.get(code)
        if service is not None:
            department = held.departments.get(service.department_code)
            self._panel.show_answer(service_view(service, within_words(service.promise), department))

    def _read_script(self, script_id: str) -> None:
        found = next((each for each in self._around.scripts if each.script.id == script_id), None)
        if found is None:
            self._gone()
        else:
            self._panel.show_answer(script_view(found, self._around.catalogue.services))

    def _gone(self) -> None:
        self._panel.say(t("This answer is no longer there."))

    def _not_read(self, fault: Fault) -> None:
        self._notices.show_fault(fault)
        self.fault.emit(fault)

    # ---- what is said of answers -------------------------------------------------------------------------------------

    def ask_editors(self) -> None:
        """What was looked for, to be sent once it has been seen."""
        words = self._panel.field.words
        if words:
            self._panel.show_question(words)

    def doubt(self) -> None:
        """A word about the article being read."""
        view = self._panel.reader.view
        if view is not None and view.kind is HitKind.ARTICLE and self._panel.showing is Showing.ANSWER:
            self._panel.show_doubt(view)

    def _send_question(self, words: str) -> None:
        write = QuestionWrite(
            words=words,
            language=self._spoken(),
            service_code=self._service(),
            contact_id=self._contact_id(),
            asked_at=self._around.now(),
        )
        self._panel.go_back()
        self._asking.send_question(write, partial(self._sent, t("The question goes to the editors.")), self._not_sent)

    def _give_feedback(self, view: AnswerView, kind: FeedbackKind, remark: str) -> None:
        write = FeedbackWrite(
            article_id=UUID(view.id),
            version=view.version,
            kind=kind,
            remark=remark,
            contact_id=self._contact_id(),
            said_at=self._around.now(),
        )
        said = (
            t("Thank you. It goes to {name}.").format(name=view.owner) if view.owner else t("It goes to the editors.")
        )
        self._panel.go_back()
        self._asking.give_feedback(write, partial(self._sent, said), self._not_sent)

    def _sent(self, words: str, write_id: UUID) -> None:
        action = (t("Take it back"), partial(self._take_back, write_id))
        self._notices.say(words, tone="good", action=action, seconds=UNDO_S)
        self.sent.emit()

    def _not_sent(self, fault: Fault) -> None:
        self._notices.show_fault(fault)
        self.fault.emit(fault)

    def _take_back(self, write_id: UUID) -> None:
        self._asking.take_back(write_id, self._taken_back, self._not_sent)

    def _taken_back(self, taken: bool) -> None:
        words = t("Taken back. Nothing was sent.") if taken else t("It has been sent already.")
        self._notices.say(words, seconds=UNDO_S)


def found_words(typed: str, count: int, found: Found) -> str:
    """How many there are, or that nothing fits; and that more may still come."""
    if not count:
        said = t("Nothing found for “{words}”.").format(words=typed)
    elif found.nearest:
        said = t("Nothing fits “{words}”. These are the nearest.").format(words=typed)
    elif found.more:
        said = t("The first {count} are shown, and more as you go down.").format(count=count)
    else:
        said = tn("{count} answer.", "{count} answers.", count).format(count=count)
    filling = t("Answers are still coming to this computer: those here already are searched.")
    return f"{said} {filling}" if found.filling else said
