"""What stands around the step of a script: where it is, the case it leads to, and the answers that it names."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QObject

from agent_desktop.cases.promise_words import HOME_ZONE, by_when
from agent_desktop.contacts.draft import CaseDraft
from agent_desktop.contract.knowledge import Article, ArticleState
from agent_desktop.contract.script_runs import Frame, RunState
from agent_desktop.contract.scripts import Spoken
from agent_desktop.faults import EnvironmentFault
from agent_desktop.language import language, t
from agent_desktop.scripts.foreseeing import ahead, interrupting, own_cases, own_matter
from agent_desktop.scripts.standing import here
from agent_desktop.scripts.view import StepView, form_answers
from ui.bridge import Fault
from ui.contacts.asking import Asking
from ui.contacts.case_work import CaseWork
from ui.contacts.centre import Centre
from ui.contacts.script_books import ScriptBooks
from ui.contacts.side import Side
from ui.contacts.state import ContactState
from ui.contacts.surroundings import Surroundings
from ui.knowledge.reading import article_view
from ui.scripts.shown_step import ShownStep, shown_step

MOST_SEGMENTS = 5
"""Of the line that shows how far the script has come: a longer one is shown in as many, or its title had no room."""


class ScriptScene(QObject):
    """Reads the contact and paints; changes nothing of it but the case foreseen."""

    def __init__(
        self,
        state: ContactState,
        asking: Asking,
        around: Surroundings,
        books: ScriptBooks,
        *,
        cases: CaseWork,
        centre: Centre,
        side: Side,
        failed: Callable[[Fault], None],
    ) -> None:
        super().__init__(state)
        self._state, self._asking, self._around, self._books = state, asking, around, books
        self._cases, self._centre, self._side, self._failed = cases, centre, side, failed
        self._named: tuple[str, ...] = ()
        self._articles: tuple[Article, ...] = ()

    # ---- the step ----------------------------------------------------------------------------------------------------

    def step(self, run: RunState) -> ShownStep:
        """As its page shows it now. Raises ScriptFault where the script leads nowhere."""
        self._foresee(run)
        services = self._around.catalogue.services
        return shown_step(
            self._books.shelf,
            run,
            self._around.now(),
            flags=self._around.catalogue.flags,
            values=self._values(run),
            cases={code: service.case_title.in_language(language()) for code, service in services.items()},
            line=self._around.line,
        )

    def _values(self, run: RunState) -> dict[str, str]:
        """Words for the placeholders, in the citizen's language; what is not known is left out."""
        case = self._case_spoken_of(run)
        promise = self._promise(case, run) if case is not None else ""
        own = own_cases(self._books.shelf, run)
        reference = case.reference if case is not None else "" if own else self._state.at_hand
        found = {"promise": promise, "reference": reference, "handler": self._around.handler}
        return {name: words for name, words in found.items() if words}

    def _case_spoken_of(self, run: RunState) -> CaseDraft | None:
        """What the script in hand leads to, or has raised."""
        if interrupting(run):
            return self._own_case(run) or self._state.foreseen_beside
        return self._state.foreseen or self._own_case(run) or self._state.foreseen_beside

    def _own_case(self, run: RunState) -> CaseDraft | None:
        """The case of the script in hand: that which it raised last. Of one that raises none, the case in hand."""
        draft, own = self._state.draft, own_cases(self._books.shelf, run)
        if not own or (draft.case is not None and draft.case.service_code in own):
            return draft.case
        return next((case for case in reversed(draft.cases) if case.service_code in own), None)

    def _promise(self, case: CaseDraft, run: RunState) -> str:
        held = self._around.catalogue
        service = held.services.get(case.service_code)
        calendar = held.calendars.get(service.calendar_code) if service else None
        zone = calendar.zone if calendar else HOME_ZONE
        return by_when(case.promised_at, zone, self._around.now(), run.situation.language)

    def _foresee(self, run: RunState) -> None:
        """The cases that the way ahead may raise, as far as they are known and not raised yet."""
        state, about = self._state, self._state.draft.service_code
        held, raised = self._around.catalogue.services, {case.service_code for case in state.draft.cases}
        lies_ahead = ahead(self._books.shelf, run, about)
        own = [code for code in lies_ahead.own if code in held] if run.ended is None else []
        if raised & own_matter(self._books.shelf, run, about):
            own = []
        code = about if about in own else next(iter(own), None)
        beside = lies_ahead.foreseen if lies_ahead.foreseen in held.keys() - raised else None
        state.foreseen = self._foreseen(run, code, state.foreseen, beside=False)
        state.foreseen_beside = self._foreseen(run, beside, state.foreseen_beside, beside=True)

    def _foreseen(self, run: RunState, code: str | None, before: CaseDraft | None, *, beside: bool) -> CaseDraft | None:
        """As `before`, while it is of the same service and its reference is there."""
        if code is None:
            return None
        self._cases.references.have(code, beside=beside, again=False)
        if before is None or before.service_code != code or not before.reference:
            try:
                before = self._cases.new_case(code, beside=beside)
            except EnvironmentFault:  # a promise that never falls due: said when it is raised
                return None
        return replace(before, answers=form_answers(self._books.shelf, run, code))

    # ---- around it ---------------------------------------------------------------------------------------------------

    def paint(self, run: RunState, shown: ShownStep, *, filling: bool) -> None:
        seen = shown.view
        total = seen.done + 1 + seen.still
        self._centre.show_script(
            self._title(run),
            t("what the case still needs") if filling else self._below(run, seen),
            segments(seen.done, total, ended=seen.ended),
            t("Step {number} of {count}").format(number=seen.done + 1, count=total),
            may_go_on=not seen.ended,
            back_to=self._back_to(run),
        )
        if seen.articles != self._named:
            self._named, self._articles = seen.articles, ()
            self._ask(seen.articles)
        self._show_articles(run.situation.language)

    def _title(self, run: RunState) -> str:
        return self._books.shelf.book(_begun(run).hash).script.title.in_language(language())

    def _below(self, run: RunState, seen: StepView) -> str:
        begun = _begun(run)
        number = self._books.number(begun.hash)
        spoken = {"cy": t("Welsh")}.get(run.situation.language, t("English"))
        words = t("script v{number}, {language}").format(number=number or "?", language=spoken)
        inside = seen.script.title.in_language(language()) if here(run).hash != begun.hash else ""
        return " · ".join(part for part in (words, inside) if part)

    def _back_to(self, run: RunState) -> str:
        """What it interrupts, in words; "" where it is nothing."""
        if not _begun(run).interrupts:
            return ""
        after = self._books.shelf.book(run.frames[0].hash).script.title.in_language(language())
        return t("then back to “{title}”").format(title=after)

    def _ask(self, slugs: tuple[str, ...]) -> None:
        if not slugs:
            return

        def done(found: tuple[Article, ...]) -> None:
            offered = tuple(each for each in found if each.state is not ArticleState.ARCHIVED)
            if slugs == self._named and offered != self._articles:
                self._articles = offered
                self._state.changed.emit()

        self._asking.answers.by_slug(slugs, done, self._failed)

    def ask_anew(self) -> None:
        """Articles came after the step that names them, or are others by now."""
        self._ask(self._named)

    def _show_articles(self, spoken: Spoken) -> None:
        now, today, departments = self._around.now(), self._around.today(), self._around.catalogue.departments
        self._side.show_answers(
            tuple(article_view(each, spoken, now=now, today=today, departments=departments) for each in self._articles)
        )

    def paint_choice(self) -> None:
        """Which script is being chosen."""
        self._centre.show_script(t("Which script?"), "", (), "", may_go_on=True)

    def clear(self) -> None:
        """No script leads."""
        self._state.foreseen = self._state.foreseen_beside = None
        self._named, self._articles = (), ()
        self._side.show_answers(())


def _begun(run: RunState) -> Frame:
    """Of the script that the handler began, or that interrupts it: a subscript is a part of that."""
    return next((frame for frame in reversed(run.frames) if frame.interrupts), run.frames[0])


def segments(done: int, total: int, *, ended: bool) -> tuple[tuple[bool, bool], ...]:
    """Whether each part of the way is done, and whether it is the present one."""
    shown = min(total, MOST_SEGMENTS)
    place = min(shown - 1, done * shown // total)
    return tuple((number < place or ended, number == place and not ended) for number in range(shown))
