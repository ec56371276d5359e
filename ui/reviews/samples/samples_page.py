"""The page of samples: all of them on the left, on the right the one chosen or the form to draw another."""

import secrets
from collections.abc import Mapping
from functools import partial
from uuid import UUID

from PySide6.QtCore import QTimer

from agent_desktop.contract.reviewing import ContactToReview
from agent_desktop.contract.samples import Sample, SampleItem, SamplePreview
from agent_desktop.desk import samples as at_desk
from agent_desktop.desk.faults import FieldsRefused
from agent_desktop.desk.review_opening import ToOpen
from agent_desktop.ids import new_id
from agent_desktop.language import language, t
from ui.bridge import Asked, Fault
from ui.reviews.pages import ReviewPage, Room
from ui.reviews.samples.draw_form import DrawForm
from ui.reviews.samples.sample_page import SamplePage
from ui.reviews.samples.words import done_words, kind_word
from ui.reviews.thing_list import ThingList, ThingRow, beside_each_other
from ui.shell.empty import EmptyState
from ui.style import parts, theme
from ui.style.announcing import announce
from ui.style.naming import name_controls
from ui.style.stack import Stack
from ui.style.tokens import SPACE

REST_MS = 400
"""After the last change by hand, before what it would give is asked for."""


class SamplesPage(ReviewPage):
    """For supervisors."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self._samples: dict[UUID, Sample] = {}
        self._current: UUID | None = None
        self._asked: Asked | None = None
        self._drawing: UUID | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._ask_what_it_gives)
        self.setAccessibleName(t("Samples"))
        name_controls({"reviews.samples": self})
        self.stack = Stack()
        said = t("Draw one: which contacts, how many, by which seed.")
        self.nothing, self.detail = EmptyState("list-checks", t("No sample yet"), said), SamplePage(self._services)
        self.detail.opened.connect(self._review)
        self.detail.again_wanted.connect(self._draw_like_it)
        self.detail.close_wanted.connect(self._close)
        self.form: DrawForm | None = None
        for page in (self.nothing, self.detail):
            self.stack.addWidget(page)
            theme.dress(page)
        self.things = ThingList(t("Samples"), t("Draw a sample"), "list-checks")
        self.things.chosen.connect(self.open_thing)
        self.things.new_wanted.connect(self.begin)
        between = beside_each_other(self.things, t("Sample"), self.stack)
        parts.column(self, margin=(SPACE.normal + 2, 0, SPACE.normal + 2, SPACE.normal)).addWidget(between)
        self.begin_at(self.things)
        self.refresh()

    # ---- all of them ----------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Anew from the server."""
        self._room.bridge.ask(partial(at_desk.samples, self._room.desk), self._show_all, self._room.failed, owner=self)

    def _show_all(self, samples: tuple[Sample, ...]) -> None:
        self._samples = {sample.id: sample for sample in samples}
        rows = [
            ThingRow(
                sample.id,
                f"{sample.asked.title}\n{kind_word(sample.asked.kind)} · {done_words(sample)}",
                "check" if sample.closed_at or sample.done == sample.drawn else "list-checks",
            )
            for sample in samples
        ]
        self.things.show_rows(rows, self._current)
        waiting = sum(sample.drawn - sample.done for sample in samples if not sample.closed_at)
        self._room.count("samples", waiting)
        if self._current is None and samples and self.stack.currentWidget() is self.nothing:
            self.open_thing(samples[0].id)
        elif self._current in self._samples:
            self._show(self._samples[self._current])

    def open_thing(self, thing: object) -> None:
        """The id of a sample."""
        if isinstance(thing, UUID) and thing in self._samples:
            self._show(self._samples[thing])

    # ---- one of them ----------------------------------------------------------------------------------------------

    def _show(self, sample: Sample) -> None:
        self._current = sample.id
        self.detail.show_sample(sample)
        self.stack.setCurrentWidget(self.detail)
        self._room.bridge.ask(
            partial(at_desk.items, self._room.desk, sample.id),
            partial(self._show_items, sample),
            self._room.failed,
            owner=self,
        )

    def _show_items(self, sample: Sample, items: tuple[SampleItem, ...]) -> None:
        if self._current == sample.id:
            self.detail.show_items(sample, items)

    def _review(self, item: SampleItem) -> None:
        if self._current is not None:
            self._room.go("to_review", _to_open(item, self._current))

    def _close(self) -> None:
        if self._current is None:
            return
        sample = self._samples[self._current]
        self._room.bridge.ask(
            partial(at_desk.close, self._room.desk, sample), lambda _: self.refresh(), self._room.failed, owner=self
        )

    # ---- drawing --------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """The form, new."""
        if self.form is None:
            today = self._room.desk.clock.now().date()
            self.form = DrawForm(self._services, today, f"{today:%G-W%V}-{secrets.token_hex(3)}")
            self.form.changed.connect(self._rest.start)
            self.form.draw_wanted.connect(self._draw)
            self.form.cancelled.connect(self._leave)
            self.stack.addWidget(self.form)
            theme.dress(self.form)
        self._drawing = new_id()
        self.stack.setCurrentWidget(self.form)
        self.form.setFocus()
        self._rest.start()

    def _draw_like_it(self) -> None:
        if self._current is None:
            return
        self.begin()
        if self.form is not None:
            self.form.show_asked(self._samples[self._current].asked)

    def _leave(self) -> None:
        self._drop_form()
        self.stack.setCurrentWidget(self.detail if self._current else self.nothing)

    def _drop_form(self) -> None:
        self._rest.stop()
        form, self.form = self.form, None
        if form is not None:
            self.stack.removeWidget(form)
            form.deleteLater()

    def _ask_what_it_gives(self) -> None:
        if self.form is None:
            return
        if self._asked is not None:
            self._asked.cancel()
        if self.form.until.day < self.form.since.day:
            self.form.say(t("The last day is before the first."))
            return
        self.form.say(t("Looking which contacts fit…"))
        asked = self.form.asked()
        self._asked = self._room.bridge.ask(
            partial(at_desk.preview, self._room.desk, asked), self._show_preview, self._say_fault, owner=self
        )

    def _show_preview(self, preview: SamplePreview) -> None:
        if self.form is not None:
            self.form.show_preview(preview)

    def _say_fault(self, fault: Fault) -> None:
        if self.form is not None and isinstance(fault, FieldsRefused):
            self.form.say(" ".join(error.message for error in fault.errors) or fault.what)
            return
        if self.form is not None:
            self.form.say(t("What it would give cannot be had now."), can_draw=True)
        self._room.failed(fault)

    def _draw(self) -> None:
        if self.form is None or self._drawing is None:
            return
        self._room.bridge.ask(
            partial(at_desk.draw, self._room.desk, self._drawing, self.form.asked()),
            self._drawn,
            self._say_fault,
            owner=self,
        )

    def _drawn(self, sample: Sample) -> None:
        self._samples[sample.id] = sample
        self._drop_form()
        self._show(sample)
        announce(self, t("The sample is drawn."))
        self.refresh()

    @property
    def _services(self) -> Mapping[str, str]:
        return {code: each.name.in_language(language()) for code, each in self._room.desk.catalogue.services.items()}


def _to_open(item: SampleItem, sample_id: UUID) -> ToOpen:
    about = ContactToReview(
        id=item.contact_id,
        title=item.contact_title,
        channel=item.channel,
        service_code=item.service_code,
        started_at=item.started_at,
        seconds=item.seconds,
        handler=item.handler,
        handler_name=item.handler_name,
    )
    return ToOpen(about=about, sample_id=sample_id, evaluation_id=item.evaluation_id)
