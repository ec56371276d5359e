"""The parts every screen is built from: names, plain words, sizes, focus that is seen."""

import pytest
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFontDatabase, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.support import accessibility, screens
from ui.style import icons, parts, theme
from ui.style.buttons import keys_in_words
from ui.style.flow import FlowLayout
from ui.style.resources import ICONS
from ui.style.tokens import TARGET, Theme
from ui.style.words import IconMark, plain_tip

HOSTILE = "<b>Bold</b> & <img src=x> Evans"
KINDS = ("plain", "primary", "quiet", "link", "chip", "icon", "row", "bar")


def gallery() -> QWidget:
    window = QWidget()
    window.setProperty("role", "page")
    inside = parts.column(window, margin=16)
    for kind in KINDS:
        inside.addWidget(
            parts.button(f"Do {kind}", icon="phone", kind=kind, keys="Ctrl+Return" if kind == "plain" else "")
        )
    card = parts.card("Someone")
    on_card = parts.column(card, margin=12)
    for role in ("body", "small", "muted", "strong", "group", "heading", "title", "say_words", "pill", "key", "error"):
        on_card.addWidget(parts.label("Words to read", role), 0, Qt.AlignmentFlag.AlignLeft)
    on_card.addWidget(parts.icon_label("Identity checked", "shield-check", tone="good"))
    on_card.addWidget(parts.label("A sentence that is long enough to need more than one line here. " * 4, wrap=True))
    chips = QWidget()
    flow = FlowLayout(chips)
    for words in ("All", "Phone", "Counter", "Web form", "E-mail", "Letter", "Text", "Chat"):
        flow.addWidget(parts.chip(words))
    on_card.addWidget(chips)
    inside.addWidget(card)
    inside.addWidget(parts.labelled("Name", parts.text_field("Name"), hint="As they say it"))
    inside.addWidget(parts.labelled("Outcome", parts.choice({"a": "Answered", "b": "Case raised"})))
    inside.addWidget(parts.labelled("Notes", parts.text_area("Notes")))
    area = QWidget()
    outer = parts.column(area)
    outer.addWidget(parts.scrolling(window, "Gallery"))
    return area


def test_every_part_in_every_look(qtbot: QtBot, dressed: QApplication) -> None:
    window = gallery()
    qtbot.addWidget(window)
    window.resize(700, 700)
    screens.check_in_every_look(window)


def test_a_part_too_small_or_unnamed_is_found(qtbot: QtBot, dressed: QApplication) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    nameless = parts.text_field("")
    nameless.setFixedSize(20, 20)
    parts.column(window).addWidget(nameless)
    window.show()
    with pytest.raises(AssertionError, match=r"(?s)no name.*20 x"):
        accessibility.check(window)


def test_words_are_never_markup(qtbot: QtBot, dressed: QApplication) -> None:
    label = parts.label(HOSTILE)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert "<b>" not in plain_tip(HOSTILE)
    button = parts.button(HOSTILE)
    qtbot.addWidget(button)
    assert button.accessibleName() == HOSTILE
    assert button.shortcut().isEmpty()


def test_a_long_line_gives_way_and_is_whole_for_a_screen_reader(qtbot: QtBot, dressed: QApplication) -> None:
    label = parts.elided("a very long name " * 20)
    qtbot.addWidget(label)
    label.resize(120, 20)
    label.show()
    assert label.is_elided
    assert label.minimumSizeHint().width() < 120
    assert label.text() == "a very long name " * 20
    come_in(label)
    assert "a very long name" in label.toolTip()
    label.setText("Bowen")
    assert label.toolTip() == "", "it was somebody else's name"
    come_in(label)
    assert label.toolTip() == "", "all of it is seen"


def come_in(label: QWidget) -> None:
    """The mouse does."""
    at = QPointF(1, 1)
    QApplication.sendEvent(label, QEnterEvent(at, at, at))


@pytest.mark.parametrize("kind", KINDS)
def test_focus_can_be_seen(qtbot: QtBot, dressed: QApplication, kind: str) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    inside = parts.column(window, margin=20)
    other, button = parts.button("Other"), parts.button("Do it", icon="phone", kind=kind)
    inside.addWidget(other)
    inside.addWidget(button)
    window.show()
    window.activateWindow()
    other.setFocus()
    screens.settle()
    without = button.grab().toImage()
    button.setFocus()
    screens.settle()
    with_ring = button.grab().toImage()
    changed = sum(
        with_ring.pixel(x, y) != without.pixel(x, y) for x in range(without.width()) for y in range(without.height())
    )
    assert changed >= without.width()  # at least as much as one side of a ring


def test_icons_follow_theme_and_pixel_ratio(dressed: QApplication) -> None:
    assert icons.pixmap("phone", size=16, ratio=2.0).size() == QSize(32, 32)
    light = icons.pixmap("phone", size=16).toImage()
    theme.apply(dressed, Theme.DARK)
    dark = icons.pixmap("phone", size=16).toImage()
    theme.apply(dressed, Theme.LIGHT)
    assert light != dark
    assert not icons.icon("phone").pixmap(16, 16).isNull()


@pytest.mark.parametrize("name", ["no-such-icon", "../../etc/passwd", "", "PHONE"])
def test_an_unknown_icon_is_a_question_mark(dressed: QApplication, name: str) -> None:
    assert icons.pixmap(name, size=16).toImage() == icons.pixmap(icons.UNKNOWN, size=16).toImage()


def test_the_licences_came_along() -> None:
    assert "ISC" in (ICONS / "LICENSE").read_text(encoding="utf-8")
    assert "SIL Open Font License" in (ICONS.parent / "fonts" / "LICENSE").read_text(encoding="utf-8")


def test_inter_is_in_four_weights(dressed: QApplication) -> None:
    assert {"Regular", "Medium", "SemiBold", "Bold"} <= {s.replace(" ", "") for s in QFontDatabase.styles("Inter")}


def test_text_grows_with_the_scale(dressed: QApplication) -> None:
    small = theme.points()
    theme.apply(dressed, Theme.LIGHT, 200)
    assert theme.points() == pytest.approx(2 * small, abs=0.02)
    theme.apply(dressed, Theme.LIGHT, 100)


def test_cards_share_a_line_evenly(qtbot: QtBot, dressed: QApplication) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    flow = FlowLayout(window, gap=10, least_width=200)
    labels = [QLabel(str(n)) for n in range(3)]
    for label in labels:
        flow.addWidget(label)
    window.resize(630, 100)
    window.show()
    assert {label.width() for label in labels} == {203}
    window.resize(400, 200)
    screens.settle()
    assert labels[1].y() > labels[0].y()


def test_a_mark_alone_has_its_name(qtbot: QtBot, dressed: QApplication) -> None:
    mark = IconMark("phone", name="By phone")
    qtbot.addWidget(mark)
    assert mark.accessibleName() == "By phone"
    assert QColor(theme.colours().text).isValid()
    assert TARGET == 24


def test_keys_read_as_they_are_pressed() -> None:
    assert keys_in_words("Ctrl+Return") == "Ctrl Enter"


def test_a_button_keeps_its_keys_when_its_words_change(qtbot: QtBot, dressed: QApplication) -> None:
    del dressed
    made = parts.button("2 left", keys="Ctrl+Shift+M")
    qtbot.addWidget(made)
    made.set_words("1 left")
    assert made.shortcut() == QKeySequence("Ctrl+Shift+M")
