"""Small constructors everybody builds from, so that looks, names and key hints are the same on every screen.

Nothing here takes markup: all words are plain text. Whatever can be operated has an accessible name.
"""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.style.buttons import Button
from ui.style.scrolling import ScrollArea
from ui.style.tokens import SPACE
from ui.style.words import ElidedLabel, IconLabel, PlainLabel, plain_tip

Laid = TypeVar("Laid", bound=QBoxLayout)


def label(
    words: str = "", role: str = "body", *, tone: str = "", wrap: bool = False, selectable: bool = False
) -> PlainLabel:
    """Plain words. Roles: body, small, small_strong, muted, muted_small, strong, group, heading, title, say_words,
    error, pill, key. Tones: good, warn, bad, flag, advice."""
    return PlainLabel(words, role, tone=tone, wrap=wrap, selectable=selectable)


def heading(words: str, *, role: str = "heading") -> PlainLabel:
    """The name of a card or page. Also give it to the card: card(name=words)."""
    return PlainLabel(words, role)


def elided(words: str = "", role: str = "body", *, tone: str = "") -> ElidedLabel:
    """One line that gives way: shortened with … and whole in its tool tip."""
    return ElidedLabel(words, role, tone=tone)


def icon_label(
    words: str, icon: str, role: str = "body", *, tone: str = "", tint: str = "", wrap: bool = False
) -> IconLabel:
    """Words after an icon of resources/icons, such as "shield-check"."""
    return IconLabel(words, icon, role, tone=tone, tint=tint, wrap=wrap)


def pill(words: str, icon: str = "", *, tone: str = "") -> PlainLabel:
    """A short fact in a rounded border. Not to be clicked: see `chip`."""
    return IconLabel(words, icon, "pill", tone=tone) if icon else PlainLabel(words, "pill", tone=tone)


def button(
    words: str,
    on_click: Callable[[], object] | None = None,
    *,
    icon: str = "",
    kind: str = "plain",
    keys: str = "",
    name: str = "",
    tip: str = "",
) -> Button:
    """Kinds: plain, primary (one a screen), quiet, link, icon (the words are spoken and shown as tool tip), row.

    `keys` such as "Ctrl+Return" presses it and is shown beside the words. `name` is spoken instead of the words
    where those alone would not say enough ("Remove 01632 960123").
    """
    made = Button(words, icon, kind, keys)
    if name:
        made.setAccessibleName(name)
    if tip or kind == "icon":
        made.setToolTip(plain_tip(tip or name or words))
    if on_click is not None:
        made.clicked.connect(lambda _checked=False: on_click())
    return made


def chip(
    words: str, *, on_toggle: Callable[[bool], object] | None = None, chosen: bool = False, icon: str = ""
) -> Button:
    """A filter that is on or off."""
    made = Button(words, icon, "chip")
    made.setCheckable(True)
    made.setChecked(chosen)
    if on_toggle is not None:
        made.toggled.connect(on_toggle)
    return made


def frame(role: str = "card", *, tone: str = "", name: str = "") -> QFrame:
    """A surface: card, band, foot, inset, say, chosen, plain; or with a tone: flag, advice, good, warn, bad."""
    made = QFrame()
    made.setProperty("role", role)
    if tone:
        made.setProperty("tone", tone)
    made.setAccessibleName(name)
    return made


def card(name: str = "") -> QFrame:
    """A white card with a hairline round it. `name` is what a screen reader calls the group."""
    return frame("card", name=name)


def column(
    parent: QWidget | None = None, *, margin: int | tuple[int, int, int, int] = 0, gap: int = SPACE.small
) -> QVBoxLayout:
    """Things under one another. `margin` left, top, right, bottom, or one for all."""
    return _laid(QVBoxLayout(parent) if parent else QVBoxLayout(), margin, gap)


def row(
    parent: QWidget | None = None, *, margin: int | tuple[int, int, int, int] = 0, gap: int = SPACE.small
) -> QHBoxLayout:
    """Things beside one another."""
    return _laid(QHBoxLayout(parent) if parent else QHBoxLayout(), margin, gap)


def _laid(layout: Laid, margin: int | tuple[int, int, int, int], gap: int) -> Laid:
    sides = margin if isinstance(margin, tuple) else (margin, margin, margin, margin)
    layout.setContentsMargins(*sides)
    layout.setSpacing(gap)
    return layout


def separator(*, upright: bool = False) -> QFrame:
    """A hairline."""
    made = frame("upright" if upright else "separator")
    if upright:
        made.setFixedWidth(1)
    else:
        made.setFixedHeight(1)
    return made


def scrolling(inside: QWidget, name: str) -> ScrollArea:
    """`inside`, scrolled up and down when there is no room. Never sideways: it must reflow."""
    area = ScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setAccessibleName(name)
    area.setWidget(inside)
    return area


def text_field(name: str, *, placeholder: str = "", longest: int = 200) -> QLineEdit:
    """One line to type in. Give it a visible label too: see `labelled`."""
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(placeholder)
    made.setMaxLength(longest)
    return made


def text_area(name: str, *, placeholder: str = "") -> QPlainTextEdit:
    """Several lines to type in. Tab leaves it, as a keyboard user expects of a form."""
    made = QPlainTextEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(placeholder)
    made.setTabChangesFocus(True)
    return made


def labelled(words: str, control: QWidget, *, hint: str = "") -> QWidget:
    """`control` under its visible label, which is its buddy (a QComboBox on Linux takes its name from nowhere else)."""
    made = frame("plain")
    inside = column(made, gap=SPACE.tight)
    title = label(words, "strong", wrap=True)
    title.setBuddy(control)
    control.setAccessibleName(words)
    inside.addWidget(title)
    inside.addWidget(control)
    if control.sizePolicy().verticalPolicy() == QSizePolicy.Policy.Fixed:
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    if hint:
        control.setAccessibleDescription(hint)
        inside.addWidget(label(hint, "muted_small", wrap=True))
    return made


def choice(items: dict[str, str], *, buddy: QLabel | None = None, name: str = "") -> QComboBox:
    """One of `items` (code → words). `buddy` is the visible label beside it."""
    made = QComboBox()
    made.setAccessibleName(name or (buddy.text() if buddy else ""))
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    for code, words in items.items():
        made.addItem(words, code)
    if buddy is not None:
        buddy.setBuddy(made)
    return made
