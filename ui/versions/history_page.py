"""The versions of one thing, and what is another between two of them."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from agent_desktop.contract.base import Id, Moment, Record
from agent_desktop.knowledge.differences import Passage
from agent_desktop.language import t, tn
from ui.style import parts
from ui.style.copyable import copyable
from ui.style.emptying import empty
from ui.style.flow import FlowLayout
from ui.style.piecewise import Piecewise
from ui.style.tokens import SPACE
from ui.versions.passages import PassagesText

MOST = 150
"""Differences shown; nobody reads more at once."""

AT_ONCE = 5
"""Differences made before anything is painted; the others follow between keys."""

LEAST = 300


class VersionRow(Record, frozen=True, kw_only=True):
    """One version in the list. `said`: its number and state; `about`: what changed by it and why."""

    id: Id
    number: int
    said: str
    icon: str
    by: str
    at: Moment
    about: str = ""


class ShownDifference(Record, frozen=True, kw_only=True):
    """`where` says all where neither `before` nor `after` is there. `passages`: both in one, where they are prose."""

    where: str
    before: str = ""
    after: str = ""
    passages: tuple[Passage, ...] = ()


class HistoryPage(QWidget):
    """Signals: left(), opened(version id), compared(newer id, older id)."""

    left = Signal()
    opened = Signal(object)
    compared = Signal(object, object)

    def __init__(self, title: str, versions: Sequence[VersionRow], at: UUID | None) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(t("Versions and differences"))
        self._making: Piecewise | None = None
        self._made_of: Sequence[ShownDifference] = ()
        self._versions = sorted(versions, key=lambda row: -row.number)
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
        for row in self._versions:
            self._column.addWidget(self._row(row, chosen=row.id == at))
        self._told = parts.label("", "heading", wrap=True)
        self._column.addWidget(self._told)
        self._holder = parts.frame("plain")
        self._lines = parts.column(self._holder, gap=SPACE.small)
        self._column.addWidget(self._holder)
        self._column.addStretch(1)
        outer.addWidget(parts.scrolling(inside, t("Versions and differences")), 1)
        self.setFocusProxy(self.back)

    @property
    def is_whole(self) -> bool:
        """Whether all that is shown of the differences is made."""
        return self._making is None or self._making.is_done

    def before(self, version_id: UUID) -> UUID | None:
        """The version before that one; None where there is none."""
        ids = [row.id for row in self._versions]
        at = ids.index(version_id) + 1 if version_id in ids else len(ids)
        return ids[at] if at < len(ids) else None

    def _row(self, row: VersionRow, *, chosen: bool) -> QFrame:
        card = parts.frame("chosen" if chosen else "card", name=row.said)
        inside = parts.column(card, margin=SPACE.normal, gap=SPACE.tight)
        holder = parts.frame("plain")
        inside.addWidget(holder)
        line = FlowLayout(holder, gap=SPACE.normal, line_gap=SPACE.small)
        line.addWidget(parts.icon_label(row.said, row.icon, "strong"))
        when = f"{row.at.astimezone():%d/%m/%Y %H:%M}"
        line.addWidget(parts.label(t("{name}, {when}").format(name=row.by, when=when), "muted"))
        name = t("Open: {version}").format(version=row.said)
        line.addWidget(parts.button(t("Open"), lambda: self.opened.emit(row.id), name=name))
        older = next((each for each in self._versions if each.number < row.number), None)
        if older is not None:
            words = t("Differences from version {number}").format(number=older.number)
            spoken = f"{row.said}: {words}"
            line.addWidget(parts.button(words, lambda: self.compared.emit(row.id, older.id), kind="quiet", name=spoken))
        if row.about:
            inside.addWidget(copyable(row.about, "body"))
        return card

    def say(self, words: str) -> None:
        """In place of differences."""
        self._make_lines(())
        self._told.setText(words)

    def show_differences(self, title: str, found: Sequence[ShownDifference]) -> None:
        count = tn("{count} difference", "{count} differences", len(found)).format(count=len(found))
        self._told.setText(f"{title}: {count}")
        self._make_lines(found[:MOST])

    def _make_lines(self, found: Sequence[ShownDifference]) -> None:
        empty(self._lines)
        if self._making is not None:
            self._making.deleteLater()
            self._making = None
        self._made_of = found
        for difference in found[:AT_ONCE]:
            self._lines.addWidget(_line(difference))
        if len(found) > AT_ONCE:
            self._making = Piecewise(self._rest(found), self)

    def _rest(self, found: Sequence[ShownDifference]) -> Iterator[None]:
        for difference in found[AT_ONCE:]:
            if self._made_of is not found:  # others are to be shown by now
                return
            self._lines.addWidget(_line(difference))
            yield


def _line(difference: ShownDifference) -> QFrame:
    card = parts.card(difference.where)
    inside = parts.column(card, margin=SPACE.normal, gap=SPACE.tight)
    inside.addWidget(parts.label(difference.where, "strong", wrap=True))
    if difference.passages:
        inside.addWidget(PassagesText(difference.where, difference.passages))
        return card
    if not difference.before and not difference.after:
        return card
    holder = parts.frame("plain")
    inside.addWidget(holder)
    both = FlowLayout(holder, gap=SPACE.normal, least_width=LEAST)
    for words, tone, name in ((difference.before, "bad", t("Before")), (difference.after, "good", t("After"))):
        part = parts.frame("plain", tone=tone, name=name)
        column = parts.column(part, margin=SPACE.normal, gap=SPACE.tight)
        column.addWidget(parts.label(name, "muted_small"))
        column.addWidget(copyable(words or t("not there"), "body"))
        both.addWidget(part)
    return card
