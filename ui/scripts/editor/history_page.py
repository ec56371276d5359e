"""The versions of one script, and what is another between two of them."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from agent_desktop.contract.script_life import ScriptVersionInfo
from agent_desktop.contract.scripts import Script
from agent_desktop.language import t, tn
from agent_desktop.scripts.differences import Change, Difference, differences
from ui.scripts.editor.difference_words import where_words
from ui.scripts.editor.words import state_icon, version_words
from ui.style import parts
from ui.style.copyable import copyable
from ui.style.emptying import empty
from ui.style.flow import FlowLayout
from ui.style.tokens import SPACE

MOST = 150
"""Differences shown; nobody reads more at once."""

LEAST = 300


class HistoryPage(QWidget):
    """Signals: left(), opened(version id), compared(newer id, older id | None)."""

    left = Signal()
    opened = Signal(object)
    compared = Signal(object, object)

    def __init__(self, title: str, versions: Sequence[ScriptVersionInfo], at: UUID | None) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(t("Versions and differences"))
        self._versions = sorted(versions, key=lambda info: -info.number)
        outer = parts.column(self, margin=SPACE.normal + 2, gap=SPACE.normal)
        head = parts.frame("plain")
        head.setProperty("panel", True)
        line = FlowLayout(head, gap=SPACE.normal, line_gap=SPACE.small)
        self.back = parts.button(t("Back to the editor"), self.left.emit, icon="arrow-left")
        line.addWidget(self.back)
        line.addWidget(parts.label(title, "title", wrap=True))
        outer.addWidget(head)
        inside = parts.frame("plain")
        self._column = parts.column(inside, gap=SPACE.normal)
        for info in self._versions:
            self._column.addWidget(self._row(info, chosen=info.id == at))
        self._told = parts.label("", "heading", wrap=True)
        self._column.addWidget(self._told)
        self._holder = parts.frame("plain")
        self._lines = parts.column(self._holder, gap=SPACE.small)
        self._column.addWidget(self._holder)
        self._column.addStretch(1)
        outer.addWidget(parts.scrolling(inside, t("Versions and differences")), 1)
        self.setFocusProxy(self.back)

    def before(self, info: ScriptVersionInfo) -> ScriptVersionInfo | None:
        return next((each for each in self._versions if each.number < info.number), None)

    def _row(self, info: ScriptVersionInfo, *, chosen: bool) -> QFrame:
        card = parts.frame("chosen" if chosen else "card", name=version_words(info))
        inside = parts.column(card, margin=SPACE.normal, gap=SPACE.tight)
        line = FlowLayout(gap=SPACE.normal, line_gap=SPACE.small)
        line.addWidget(parts.icon_label(version_words(info), state_icon(info.state), "strong"))
        when = f"{info.changed_at.astimezone():%d/%m/%Y %H:%M}"
        line.addWidget(parts.label(t("{name}, {when}").format(name=info.author_name, when=when), "muted"))
        name = t("Open: {version}").format(version=version_words(info))
        line.addWidget(parts.button(t("Open"), lambda: self.opened.emit(info.id), name=name))
        older = self.before(info)
        if older is not None:
            words = t("Differences from version {number}").format(number=older.number)
            spoken = f"{version_words(info)}: {words}"
            line.addWidget(
                parts.button(words, lambda: self.compared.emit(info.id, older.id), kind="quiet", name=spoken)
            )
        inside.addLayout(line)
        if info.change_note:
            inside.addWidget(copyable(info.change_note, "body"))
        return card

    def show_differences(self, title: str, before: Script | None, after: Script | None) -> None:
        """None: that version cannot be read as a script."""
        empty(self._lines)
        if before is None or after is None:
            self._told.setText(t("One of the two cannot be read as a script."))
            return
        found = differences(before, after)
        count = tn("{count} difference", "{count} differences", len(found)).format(count=len(found))
        self._told.setText(f"{title}: {count}")
        for difference in found[:MOST]:
            self._lines.addWidget(_line(where_words(difference, before, after), difference))


def _line(where: str, difference: Difference) -> QFrame:
    card = parts.card(where)
    inside = parts.column(card, margin=SPACE.normal, gap=SPACE.tight)
    inside.addWidget(parts.label(where, "strong", wrap=True))
    if difference.change is not Change.CHANGED:
        return card
    both = FlowLayout(gap=SPACE.normal, least_width=LEAST)
    for words, tone, name in ((difference.before, "bad", t("Before")), (difference.after, "good", t("After"))):
        part = parts.frame("plain", tone=tone, name=name)
        column = parts.column(part, margin=SPACE.normal, gap=SPACE.tight)
        column.addWidget(parts.label(name, "muted_small"))
        column.addWidget(copyable(words or t("not there"), "body"))
        both.addWidget(part)
    inside.addLayout(both)
    return card
