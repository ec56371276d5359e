"""Reading the code of the work while someone still types their password, or the server is asked for them.

What knows nothing of Qt is read on another thread; what does, on the screen's, a little each turn. A class of Qt's that
another thread makes ends the program where Qt asks any object for its class just then (docs/decisions/0024).
"""

import importlib
import sys
import time
from collections import deque
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer

from ui.bridge import Bridge


class Part(NamedTuple):
    """Names of modules, in the order in which they are read: `plain` ones, then those of the `screens`."""

    plain: tuple[str, ...]
    screens: tuple[str, ...]


CALLS = Part(
    plain=(
        "agent_desktop.desk.desk",
        "agent_desktop.desk.signing_in",
        "agent_desktop.desk.catalogue",
        "agent_desktop.desk.connection",
        "agent_desktop.desk.delivering",
        "agent_desktop.desk.meeting",
        "agent_desktop.desk.reopening",
        "agent_desktop.desk.finishing",
        "agent_desktop.desk.contacts",
        "agent_desktop.desk.history",
        "agent_desktop.desk.citizens",
        "agent_desktop.desk.answers",
        "agent_desktop.desk.answering",
        "agent_desktop.knowledge.opening",
        "agent_desktop.desk.waiting",
        "agent_desktop.desk.pulling",
        "agent_desktop.desk.upkeep",
        "agent_desktop.desk.flags",
        "agent_desktop.scripts.engine",
        "agent_desktop.scripts.facts",
        "agent_desktop.scripts.foreseeing",
    ),
    screens=(
        "ui.outbox.words",
        "ui.contacts.surroundings",
        "ui.cases.form_page",
        "ui.citizens.person_form",
        "ui.outbox.correct_page",
        "ui.outbox.page",
        "ui.outbox.work",
        "ui.knowledge.reader",
        "ui.knowledge.panel",
        "ui.knowledge.looking",
        "ui.knowledge.work",
        "ui.shell.finding",
        "ui.shell.traffic",
        "ui.shell.work",
        "ui.shell.mending",
        "ui.contacts.asking",
        "ui.contacts.centre",
        "ui.contacts.pages",
        "ui.contacts.case_work",
        "ui.contacts.drawer_work",
        "ui.contacts.finishing",
        "ui.contacts.history_work",
        "ui.contacts.panels",
        "ui.contacts.people_work",
        "ui.contacts.script_scene",
        "ui.contacts.script_work",
        "ui.contacts.answer_work",
        "ui.contacts.ready",
    ),
)
"""What everybody sees."""

SCRIPTS = Part(
    plain=(
        "agent_desktop.desk.script_drafts",
        "agent_desktop.desk.script_checking",
        "agent_desktop.scripts.editing.document",
        "agent_desktop.scripts.editing.recording",
        "agent_desktop.scripts.editing.undoing",
        "agent_desktop.scripts.editing.answers",
        "agent_desktop.scripts.editing.ways",
        "agent_desktop.scripts.editing.variants",
        "agent_desktop.scripts.differences",
        "agent_desktop.scripts.map_layout",
    ),
    screens=(
        "ui.scripts.editor.difference_words",
        "ui.scripts.editor.life",
        "ui.scripts.editor.map_panel",
        "ui.scripts.editor.preview",
        "ui.scripts.editor.script_form",
        "ui.scripts.editor.step_form",
        "ui.scripts.editor.page",
        "ui.scripts.editor.work",
    ),
)
"""What those see who write scripts or approve them, besides."""

_REVIEWED = Part(
    plain=(
        "agent_desktop.desk.evaluations",
        "agent_desktop.desk.review_opening",
        "agent_desktop.desk.recordings",
        "agent_desktop.reviews.timeline",
        "agent_desktop.listening.playing",
        "agent_desktop.reviews.scoring",
    ),
    screens=(
        "ui.reviews.words",
        "ui.reviews.player.waveform",
        "ui.reviews.player.bar",
        "ui.reviews.player.player",
        "ui.reviews.contact_panel",
        "ui.reviews.form.question_card",
        "ui.reviews.form.scorecard_form",
    ),
)
"""A contact and what was found of it, for whoever reviews and whoever was reviewed."""

REVIEWS = Part(
    plain=(
        *_REVIEWED.plain,
        "agent_desktop.desk.practice",
        "agent_desktop.desk.review_reports",
        "agent_desktop.reviews.report_rows",
        "agent_desktop.reviews.proof_words",
        "agent_desktop.desk.scorecards",
        "agent_desktop.reviews.checking",
        "agent_desktop.reviews.differences",
        "agent_desktop.reviews.editing",
        "agent_desktop.contract.samples",
        "agent_desktop.desk.samples",
        "agent_desktop.desk.calibrations",
    ),
    screens=(
        *_REVIEWED.screens,
        "ui.reviews.queue",
        "ui.reviews.queue_work",
        "ui.reviews.practice_part",
        "ui.reviews.scorecard_panel",
        "ui.reviews.review_work",
        "ui.reviews.work",
        "ui.reviews.to_review_page",
        "ui.reviews.figures",
        "ui.reviews.chart",
        "ui.reviews.reports.view",
        "ui.reviews.reports.page",
        "ui.reviews.indicators.page",
        "ui.reviews.scorecards.words",
        "ui.reviews.scorecards.list_page",
        "ui.reviews.scorecards.outline",
        "ui.reviews.scorecards.preview",
        "ui.reviews.scorecards.question_form",
        "ui.reviews.scorecards.page",
        "ui.reviews.scorecards.work",
        "ui.reviews.scorecards.scorecards_page",
        "ui.reviews.samples.sample_page",
        "ui.reviews.samples.samples_page",
        "ui.reviews.calibration.begin_form",
        "ui.reviews.calibration.detail_page",
        "ui.reviews.calibration.calibration_page",
    ),
)
"""Where supervisors review."""

OWN_REVIEWS = Part(
    plain=_REVIEWED.plain,
    screens=(*_REVIEWED.screens, "ui.reviews.own_panel", "ui.reviews.my_reviews_page", "ui.reviews.work"),
)
"""Where handlers see their reviews."""

PRACTICE = Part(
    plain=(
        "agent_desktop.desk.practice",
        "agent_desktop.desk.practice_drafts",
        "agent_desktop.practice.watching",
        "agent_desktop.practice.scoring",
        "agent_desktop.practice.authority.authority",
        "agent_desktop.desk.practice_scores",
        "agent_desktop.practice.hints",
        "agent_desktop.scripts.editing.document",
        "agent_desktop.scripts.map_layout",
        "agent_desktop.walkthroughs.of_scenario",
    ),
    screens=(
        "ui.practice.words",
        "ui.practice.course_rows",
        "ui.practice.call_card",
        "ui.practice.so_far",
        "ui.practice.watching.panel",
        "ui.practice.my_practice_page",
        "ui.practice.work",
        "ui.scripts.editor.map_panel",
        "ui.scripts.editor.session",
        "ui.practice.mode.window",
        "ui.practice.mode.attempt_work",
        "ui.practice.mode.practising",
    ),
)
"""Where everybody practises."""

TRAINING = Part(
    plain=(
        "agent_desktop.desk.training",
        "agent_desktop.practice.rewriting.finding",
        "agent_desktop.practice.rewriting.drafting",
        "agent_desktop.desk.rewriting",
    ),
    screens=(
        "ui.practice.trainees.cohort_table",
        "ui.practice.trainees.trainee_panel",
        "ui.practice.trainees.page",
        "ui.practice.stumbles.page",
        "ui.practice.scenarios.page",
        "ui.practice.rewriting.contacts_card",
        "ui.practice.rewriting.passages_card",
        "ui.practice.rewriting.passage_card",
        "ui.practice.rewriting.page",
    ),
)
"""Where those who train see how it goes."""

EDITORS = Part(
    plain=(
        "agent_desktop.desk.answer_editing",
        "agent_desktop.desk.answer_drafts",
        "agent_desktop.desk.record_drafts",
        "agent_desktop.desk.owners",
        "agent_desktop.knowledge.checking",
        "agent_desktop.knowledge.checking_institution",
        "agent_desktop.knowledge.hours_text",
        "agent_desktop.knowledge.merging",
        "agent_desktop.knowledge.report_rows",
        "agent_desktop.knowledge.taking_in",
        "agent_desktop.knowledge.pasting",
    ),
    screens=(
        "ui.knowledge.editor.words",
        "ui.knowledge.editor.inbox_page",
        "ui.knowledge.editor.inbox_work",
        "ui.knowledge.editor.kept_fields",
        "ui.knowledge.editor.phones_part",
        "ui.knowledge.editor.record_form",
        "ui.knowledge.editor.institution_form",
        "ui.knowledge.editor.records_page",
        "ui.knowledge.editor.records_kinds",
        "ui.knowledge.editor.records_work",
        "ui.knowledge.editor.use_page",
        "ui.knowledge.editor.use_work",
        "ui.knowledge.editor.facts_part",
        "ui.knowledge.editor.difference_words",
        "ui.knowledge.editor.fetching",
        "ui.knowledge.editor.files",
        "ui.knowledge.editor.list_page",
        "ui.knowledge.editor.listing",
        "ui.knowledge.editor.markdown_field",
        "ui.knowledge.editor.content_form",
        "ui.knowledge.editor.preview",
        "ui.knowledge.editor.page",
        "ui.knowledge.editor.versions",
        "ui.knowledge.editor.work",
        "ui.knowledge.editor.editors_work",
    ),
)
"""Where answers are written."""

HELP = Part(
    plain=(
        "agent_desktop.walkthroughs.help_words",
        "agent_desktop.walkthroughs.library",
        "agent_desktop.walkthroughs.whats_new",
    ),
    screens=(
        "ui.walkthroughs.helping",
        "ui.walkthroughs.hand",
        "ui.walkthroughs.narration",
        "ui.walkthroughs.playing",
        "ui.walkthroughs.news_panel",
        "ui.walkthroughs.welcome",
        "ui.shell.help",
    ),
)
"""What F1 says, and being shown round."""

PAUSE_S = 0.002
"""Between two on the other thread, for the screen's."""

BETWEEN_MS = 1
"""Between two on the screen's thread, for keys and painting."""


class ReadingAhead(QObject):
    """Begun once, when the window is there."""

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._begun: list[Part] = []
        self._wanted: deque[Part] = deque()
        self._screens: deque[str] = deque()
        self._then: list[Callable[[], object]] = []
        self._timer = QTimer(self)
        self._timer.setInterval(BETWEEN_MS)
        self._timer.timeout.connect(self._read_one)

    def begin(self) -> None:
        self._want(CALLS)

    @property
    def is_done(self) -> bool:
        """Whether all that was asked for is read."""
        return not self._wanted

    def when_read(self, do: Callable[[], object], *, scripts: bool) -> None:
        """Call `do` once the calls are read, and with `scripts` the editor too: at once where they are, or where
        nothing was begun."""
        if scripts and self._begun:
            self._want(SCRIPTS)
        if self.is_done:
            do()
        else:
            self._then.append(do)

    def read_on(self, *parts: Part) -> None:
        """What nobody waits for: places that are made in the quiet after signing in. Nothing before `begin`."""
        for part in parts if self._begun else ():
            self._want(part)

    def _want(self, part: Part) -> None:
        if part in self._begun:
            return
        self._begun.append(part)
        self._wanted.append(part)
        if len(self._wanted) == 1:
            self._read_part()

    def _read_part(self) -> None:
        """What cannot be read says so where it is needed: nobody waits for it here."""
        plain, screens = self._wanted[0]
        self._screens.extend(name for name in screens if name not in sys.modules)
        self._bridge.ask(lambda: _read(plain), lambda _none: self._go_on(), lambda _fault: self._go_on(), owner=self)

    def _go_on(self) -> None:
        if self._screens:
            self._timer.start()
            return
        self._timer.stop()
        self._wanted.popleft()
        if self._wanted:
            self._read_part()
            return
        then, self._then = self._then, []
        for do in then:
            do()

    def _read_one(self) -> None:
        """The next; what waits for the last of them has a turn of its own."""
        if self._screens:
            importlib.import_module(self._screens.popleft())
        else:
            self._go_on()


def _read(names: tuple[str, ...]) -> None:
    """On another thread. What is read already costs nothing."""
    for name in names:
        if name not in sys.modules:
            importlib.import_module(name)
            time.sleep(PAUSE_S)
    from agent_desktop.contacts.numbers import read_number
    from agent_desktop.dates import day
    from agent_desktop.language import language

    read_number("+441632960000")  # the first one reads the tables of all numbers
    day(date(2026, 1, 1), language())  # the first one reads how the language writes its dates
