"""What is asked before a script begins."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from agent_desktop.contract.citizens import Channel
from agent_desktop.language import t
from agent_desktop.scripts.editing.whole import Beginning
from ui.contacts.words import channel_words
from ui.scripts.editor.context import Context
from ui.style import parts
from ui.style.entry import Entry
from ui.style.flow import FlowLayout
from ui.style.picking import Pick
from ui.style.tokens import SPACE

WIDTH = 620


class NewPage(QWidget):
    """Signals: wanted(Beginning), left()."""

    wanted = Signal(object)
    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setProperty("panel", True)
        self.setAccessibleName(t("New script"))
        inside = parts.frame("plain")
        column = parts.column(inside, margin=SPACE.page, gap=SPACE.section)
        column.addWidget(parts.heading(t("New script"), role="title"))
        begin = t("It begins with a greeting and an end. You add what stands between them.")
        column.addWidget(parts.label(begin, "muted", wrap=True))
        self._title = parts.text_field(t("What is it about?"))
        self._title_entry = Entry(t("What is it about?"), self._title, help_words=t("Such as: Lost bin"))
        column.addWidget(self._title_entry)
        self._welsh = QCheckBox(t("It must be in Welsh too"))
        self._welsh.setAccessibleName(self._welsh.text())
        self._title_cy = parts.text_field(t("The same in Welsh"))
        self._cy_entry = Entry(t("The same in Welsh"), self._title_cy)
        self._cy_entry.hide()
        self._welsh.toggled.connect(self._cy_entry.setVisible)
        column.addWidget(self._welsh)
        column.addWidget(self._cy_entry)
        self._owner = parts.text_field(t("Which team owns it?"))
        self._owner_entry = Entry(t("Which team owns it?"), self._owner)
        column.addWidget(self._owner_entry)
        self._service = Pick()
        self._service.fill({"": t("No service, or several"), **context.service_words()}, "")
        column.addWidget(parts.labelled(t("For which service is it offered?"), self._service))
        column.addWidget(parts.label(t("On which channels is it used?"), "strong"))
        self._channels = {
            channel: parts.chip(channel_words(channel), chosen=channel is Channel.PHONE) for channel in Channel
        }
        chips = FlowLayout()
        for chip in self._channels.values():
            chips.addWidget(chip)
        column.addLayout(chips)
        buttons = parts.row(gap=SPACE.normal)
        buttons.addWidget(parts.button(t("Begin"), self._begin, icon="arrow-right", kind="primary"))
        buttons.addWidget(parts.button(t("Back to all scripts"), self.left.emit, kind="quiet"))
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addStretch(1)
        parts.column(self).addWidget(parts.scrolling(inside, t("New script")))
        self._title.returnPressed.connect(self._begin)
        self._owner.returnPressed.connect(self._begin)
        self.setFocusProxy(self._title)

    def _begin(self) -> None:
        title, owner = self._title.text().strip(), self._owner.text().strip()
        self._title_entry.say_error("" if title else t("Give it a title."))
        self._owner_entry.say_error("" if owner else t("Say which team."))
        if not title or not owner:
            (self._title if not title else self._owner).setFocus()
            return
        channels = [channel.value for channel, chip in self._channels.items() if chip.isChecked()]
        service = str(self._service.currentData() or "")
        welsh = self._welsh.isChecked()
        self.wanted.emit(
            Beginning(
                title=title,
                title_cy=self._title_cy.text().strip() if welsh else "",
                owner=owner,
                audience=tuple(channels or [Channel.PHONE.value]),
                languages=("en", "cy") if welsh else ("en",),
                services=(service,) if service else (),
            )
        )
