"""Held on this computer: whom, why and until when; what else; and the button that wipes what is held of people."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from agent_desktop.contract.changes import ReferenceKind
from agent_desktop.desk.held import Held
from agent_desktop.language import t, tn
from ui.outbox.words import Around, moment_words, waiting_words
from ui.style import parts
from ui.style.announcing import announce
from ui.style.copyable import copyable, wrapped
from ui.style.emptying import empty
from ui.style.flow import FlowLayout
from ui.style.tokens import SPACE

CARD_WIDTH = 340
"""Pixels at the base size from which two cards stand side by side."""

MOST_NAMES = 200
"""People named one by one; more than this are counted. Only those in hand are ever held."""

KILOBYTE = 1000
LONGEST_PASSWORD = 1024


class HeldPage(QWidget):
    """Signals: wipe_wanted(); recover_wanted(str) with an earlier password; closed()."""

    wipe_wanted = Signal()
    recover_wanted = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(t("Held on this computer"))
        self.back = parts.button(t("Back to the Outbox"), self.closed.emit, icon="arrow-left", kind="quiet")
        self.wipe = parts.button(t("Wipe what is held about people"), self._ask_first, icon="trash-2")
        self._sure = _Sure(self.wipe_wanted.emit, self._spare)
        self._people = parts.column(gap=SPACE.normal)
        self._facts = parts.column(gap=SPACE.normal)
        self._reference = parts.column(gap=SPACE.normal)
        self.aside = AsideCard(self.recover_wanted.emit)
        self._said = parts.label("", "muted", wrap=True)
        self._held: Held | None = None
        self._lay_out()
        self.setFocusProxy(self.back)

    def _lay_out(self) -> None:
        content = parts.frame("plain")
        inside = parts.column(content, gap=SPACE.normal)
        head = QWidget()
        head.setProperty("panel", True)
        head.setAccessibleName(t("Held on this computer"))
        words = FlowLayout(head, gap=SPACE.wide)
        words.addWidget(self.back)
        words.addWidget(parts.label(t("Held on this computer"), "title"))
        inside.addWidget(head)
        inside.addWidget(self._said)
        inside.addWidget(self.aside)
        cards = parts.frame("plain")
        flow = FlowLayout(cards, gap=SPACE.normal, least_width=CARD_WIDTH)
        flow.addWidget(_card(t("People"), self._people, self._wiping()))
        flow.addWidget(_card(t("Waiting and at hand"), self._facts))
        flow.addWidget(_card(t("The same for everyone"), self._reference))
        inside.addWidget(cards)
        inside.addStretch(1)
        outer = parts.column(self, margin=SPACE.normal + 2)
        outer.addWidget(parts.scrolling(content, t("Held on this computer")))

    def _wiping(self) -> QWidget:
        holder = parts.frame("plain")
        lines = parts.column(holder, gap=SPACE.normal)
        lines.addWidget(self.wipe, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addWidget(self._sure)
        self._sure.hide()
        return holder

    # ---- what it shows ------------------------------------------------------------------------------------------

    def show_held(self, held: Held, around: Around) -> None:
        self._held = held
        self._said.setText(_why_words(held))
        self.aside.setVisible(bool(held.asides))
        empty(self._people)
        if not held.people:
            self._people.addWidget(wrapped(t("Nobody's record is held."), "body"))
        else:
            why = t("They are or were in hand: in a contact that is open or was finished a short while ago.")
            self._people.addWidget(wrapped(why, "muted_small"))
            pairs = [
                (person.name, t("until {time}").format(time=moment_words(person.until, around)))
                for person in held.people[:MOST_NAMES]
            ]
            self._people.addWidget(_pairs(pairs))
            more = len(held.people) - MOST_NAMES
            if more > 0:
                self._people.addWidget(wrapped(tn("and {count} more", "and {count} more", more).format(count=more)))
        self.wipe.setEnabled(bool(held.people))
        empty(self._facts)
        self._facts.addWidget(_pairs(_fact_pairs(held, around)))
        empty(self._reference)
        as_of = t("As of {time}").format(time=moment_words(held.as_of, around)) if held.as_of else t("Not fetched yet")
        self._reference.addWidget(wrapped(as_of, "muted_small"))
        self._reference.addWidget(
            _pairs([(_kind_words(kind), str(held.reference.get(kind, 0))) for kind in ReferenceKind])
        )

    def say_wiped(self) -> None:
        self._spare()
        announce(self, t("Wiped."), urgent=False)

    def _ask_first(self) -> None:
        """It can't be undone, so it is said what goes before it does."""
        if self._held is not None:
            self._sure.say(_goes_words(self._held))
            self.wipe.hide()
            self._sure.show()
            self._sure.spare.setFocus(Qt.FocusReason.OtherFocusReason)

    def _spare(self) -> None:
        self._sure.hide()
        self.wipe.show()
        self.wipe.setFocus(Qt.FocusReason.OtherFocusReason) if self.wipe.isEnabled() else self.back.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._spare() if self._sure.isVisible() else self.closed.emit()
        else:
            super().keyPressEvent(event)


class AsideCard(QFrame):
    """Where something was set aside because its password had changed: the earlier one opens it."""

    def __init__(self, recover: Callable[[str], object]) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self.setProperty("tone", "warn")
        self.setProperty("panel", True)
        self.setAccessibleName(t("Set aside on this computer"))
        lines = parts.column(self, margin=SPACE.wide, gap=SPACE.normal)
        lines.addWidget(parts.icon_label(t("Set aside on this computer"), "lock", "strong", tone="warn", wrap=True))
        why = t(
            "What waited to be sent is kept from before your password changed. Your earlier password opens it, and "
            "it is sent then."
        )
        lines.addWidget(wrapped(why, "body"))
        self.password = parts.text_field(t("Earlier password"), longest=LONGEST_PASSWORD)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.open = parts.button(t("Open what was set aside"), lambda: recover(self.password.text()), icon="lock-open")
        self.password.returnPressed.connect(self.open.click)
        lines.addWidget(parts.labelled(t("Earlier password"), self.password))
        lines.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)


class _Sure(QFrame):
    """What goes for good, what stays, and the two ways on."""

    def __init__(self, wipe: Callable[[], object], spare: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self.setProperty("tone", "warn")
        lines = parts.column(self, margin=SPACE.wide, gap=SPACE.small)
        self._goes = parts.icon_label("", "triangle-alert", "strong", tone="warn", wrap=True)
        stays = t(
            "Open contacts, what waits to be sent, services and references stay. What goes can't be had back, save "
            "by asking the server again."
        )
        lines.addWidget(self._goes)
        lines.addWidget(wrapped(stays, "body"))
        buttons = parts.frame("plain")
        flow = FlowLayout(buttons, gap=SPACE.normal)
        self.spare = parts.button(t("Keep it"), spare)
        flow.addWidget(self.spare)
        flow.addWidget(parts.button(t("Wipe now"), wipe, icon="trash-2"))
        lines.addWidget(buttons)

    def say(self, words: str) -> None:
        self._goes.setText(words)
        self.setAccessibleName(words)
        announce(self, words, urgent=True)


def _why_words(held: Held) -> str:
    if not held.on_disk:
        return t(
            "Nothing can be written on this computer, so all of this is lost when Agent Desktop ends. Send what waits "
            "before you close it."
        )
    return t(
        "So that a call goes on when the line does not. All of it is encrypted, nobody else who signs in on this "
        "computer can read it, and whatever is not needed any more goes by itself."
    )


def _goes_words(held: Held) -> str:
    count = len(held.people)
    return tn(
        "The record of {count} person goes from this computer.",
        "The records of {count} people go from this computer.",
        count,
    ).format(count=count)


def _fact_pairs(held: Held, around: Around) -> list[tuple[str, str]]:
    until = moment_words(held.offline_until, around) if held.offline_until else t("not possible")
    return [
        (t("Waits to be sent"), waiting_words(held.waiting.waiting) or t("nothing")),
        (t("Case references at hand"), str(held.references_left)),
        (t("Signing in without the line"), t("until {time}").format(time=until) if held.offline_until else until),
        (t("Room on the disk"), size_words(held.bytes_on_disk)),
    ]


def size_words(size: int) -> str:
    """ "4.2 MB"; small ones in kilobytes."""
    if size < KILOBYTE * KILOBYTE:
        return t("{size} kB").format(size=round(size / KILOBYTE))
    return t("{size} MB").format(size=f"{size / KILOBYTE / KILOBYTE:.1f}")


def _kind_words(kind: ReferenceKind) -> str:
    return {
        ReferenceKind.DEPARTMENT: t("Departments"),
        ReferenceKind.CALENDAR: t("Calendars"),
        ReferenceKind.SERVICE: t("Services and their forms"),
        ReferenceKind.FLAG_DEFINITION: t("Flags"),
        ReferenceKind.SCRIPT: t("Guided scripts"),
        ReferenceKind.SYNONYM: t("What citizens call things"),
        ReferenceKind.ARTICLE: t("Answers"),
        ReferenceKind.INSTITUTION: t("Institutions"),
    }[kind]


def _card(title: str, content: QVBoxLayout, foot: QWidget | None = None) -> QFrame:
    card = parts.card(title)
    card.setProperty("panel", True)
    inside = parts.column(card, margin=SPACE.wide, gap=SPACE.normal)
    inside.addWidget(wrapped(title, "heading"))
    inside.addLayout(content)
    inside.addStretch(1)
    if foot is not None:
        inside.addWidget(foot)
    return card


def _pairs(pairs: list[tuple[str, str]]) -> QWidget:
    """Names at the left, what is said of them at the right; both wrap."""
    holder = parts.frame("plain")
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(SPACE.section)
    grid.setVerticalSpacing(SPACE.small)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    top = Qt.AlignmentFlag.AlignTop
    for line, (name, words) in enumerate(pairs):
        grid.addWidget(wrapped(name, "body"), line, 0, top)
        grid.addWidget(copyable(words, "muted"), line, 1, top)
    return holder
