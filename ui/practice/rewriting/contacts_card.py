"""Contacts to choose from: which script, which service, how long and when. Nobody's name."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from agent_desktop.contract.base import Words
from agent_desktop.dates import day, duration
from agent_desktop.desk.rewriting import Listed
from agent_desktop.language import language, t
from ui.reviews.queue import QueueRow, RowList
from ui.style import parts
from ui.style.leading import lead
from ui.style.picking import Pick, beside
from ui.style.tokens import SPACE


class ContactsCard(QFrame):
    """Signals: chosen(Listed); narrowed() another script; more_wanted(); refresh_wanted()."""

    chosen = Signal(object)
    narrowed = Signal()
    more_wanted = Signal()
    refresh_wanted = Signal()

    def __init__(self, services: Mapping[str, str]) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setProperty("panel", True)
        self.setAccessibleName(t("From a real contact"))
        self._services = services
        inside = parts.column(self, gap=0)
        inside.addWidget(self._head())
        self.list = RowList(t("Contacts"))
        self.list.chosen.connect(self.chosen)
        inside.addWidget(self.list, 1)
        foot = parts.column(margin=(SPACE.wide, SPACE.small, SPACE.wide, SPACE.small), gap=SPACE.small)
        self.said = parts.label("", "muted", wrap=True)
        self.more = parts.button(t("Show more"), self.more_wanted.emit, icon="chevron-down")
        foot.addWidget(self.said)
        foot.addWidget(self.more)
        inside.addLayout(foot)
        lead(self, self.list)
        self.more.hide()

    def _head(self) -> QFrame:
        head = parts.frame("band")
        lines = parts.column(head, margin=(SPACE.wide, SPACE.normal, SPACE.wide, SPACE.normal), gap=SPACE.small)
        about = t("Choose a contact: its people are invented anew, and you look at each passage before it is saved.")
        lines.addWidget(parts.label(about, "muted", wrap=True))
        line = parts.row(gap=SPACE.normal)
        self.script = Pick()
        self._titles: Mapping[str, str] = {}
        self.script.fill({"": t("All")}, "")
        self.script.chosen(lambda _code: self.narrowed.emit())
        line.addWidget(beside(t("Script"), self.script), 1)
        line.addWidget(parts.button(t("Look again"), self.refresh_wanted.emit, icon="refresh-cw", kind="icon"))
        line.addStretch(1)
        lines.addLayout(line)
        return head

    @property
    def script_id(self) -> str | None:
        return str(self.script.currentData() or "") or None

    def offer_scripts(self, titles: Mapping[str, str]) -> None:
        """By id, in their order; the one that is chosen stays so where it is still there."""
        if titles != self._titles:
            chosen, self._titles = self.script_id or "", titles
            self.script.clear()
            self.script.fill({"": t("All"), **titles}, chosen if chosen in titles else "")

    def show_contacts(self, listed: Sequence[Listed], *, more: bool, added: bool) -> None:
        self.list.show_rows([self._row(each) for each in listed], added=added)
        self.more.setVisible(more)
        nothing = t("No finished contact went through a script to its end yet.")
        self.said.setText("" if self.list.count else nothing)
        self.said.setVisible(not self.list.count)

    def _row(self, listed: Listed) -> QueueRow:
        contact = listed.contact
        service = self._services.get(contact.service_code or "", t("no service"))
        at = contact.finished_at.astimezone()
        about = f"{service} · {day(at.date(), language())} {at:%H:%M}"
        return QueueRow(
            title=_title(listed.title),
            about=f"{about} · {t('begun here')}" if listed.begun else about,
            side=duration(contact.seconds),
            channel=contact.channel,
            thing=listed,
        )


def _title(words: Words) -> str:
    return words.in_language(language())
