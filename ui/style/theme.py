"""The theme in use: chosen by the user, or following the computer's colours, contrast and font size.

`apply(app, theme, scale)` may be called at any time; every window repaints. Parts that paint ask `colours()` while
painting, so they need no signal; whoever keeps a picture made from a colour listens to `changes.theme_changed`.
"""

from dataclasses import dataclass, field
from typing import TypeVar

from PySide6.QtCore import QLoggingCategory, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ui.style import sheet
from ui.style.dressing import Dressing
from ui.style.resources import FONTS
from ui.style.tokens import BASE_RATIO, COLOURS, FAMILY, LIGHT, SMALLEST_SYSTEM_PT, TYPE, Colours, Theme


class Changes(QObject):
    """Signals: `theme_changed()` after colours or text size changed."""

    theme_changed = Signal()


@dataclass
class _InUse:
    theme: Theme = Theme.SYSTEM
    scale: int = 100
    colours: Colours = LIGHT
    base_pt: float = 10.5
    system_pt: float = 0.0
    families: tuple[str, ...] = field(default=())
    following: bool = False


_in_use = _InUse()
changes = Changes()
dressing = Dressing()


def colours() -> Colours:
    """The colours now in use."""
    return _in_use.colours


def colour(token: str) -> QColor:
    """The colour called `token` in ui.style.tokens.Colours, as Qt has it."""
    return QColor(getattr(_in_use.colours, token))


def theme() -> Theme:
    """What the user chose: may be SYSTEM."""
    return _in_use.theme


def scale() -> int:
    """Text size in per cent."""
    return _in_use.scale


def points(size: float = TYPE.body) -> float:
    """`size`, a multiple of the base size such as TYPE.small, in points."""
    return round(_in_use.base_pt * size, 2)


def font(size: float = TYPE.body, weight: int = 400) -> QFont:
    """The program's font at `size` (a multiple of the base size) and `weight` (400 to 700)."""
    made = QFont(QApplication.font())
    made.setPointSizeF(points(size))
    made.setWeight(QFont.Weight(weight))
    return made


def pixels(at_base: float) -> int:
    """A length that grows with the text, such as an icon's: `at_base` is its size at the base size of 14 pixels."""
    screen = QGuiApplication.primaryScreen()
    dots = screen.logicalDotsPerInch() if screen else 96.0
    return max(1, round(at_base * _in_use.base_pt * dots / 72 / 14))


def system_theme() -> Theme:
    """What the computer asks for: light, dark or high contrast."""
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return Theme.HIGH_CONTRAST
    return Theme.DARK if hints.colorScheme() == Qt.ColorScheme.Dark else Theme.LIGHT


Part = TypeVar("Part", bound=QWidget)


def dress(part: Part) -> Part:
    """From now on `part` wears the style sheet, and so does all in it. Answers `part`.

    No part may stand in another that is dressed. Where the application wears the sheet itself nothing is done.
    """
    if not _application().styleSheet():
        dressing.wear(part)
    return part


def apply(app: QApplication, theme: Theme = Theme.SYSTEM, scale: int = 100, *, later: bool = False) -> None:
    """Dress the whole program. `scale` is the text size in per cent (100 to 200). `later`: its parts will be dressed.

    Parts change in the event loop, a few milliseconds at a time: see ui.style.dressing.
    """
    if not _in_use.system_pt:
        _in_use.system_pt = max(app.font().pointSizeF(), SMALLEST_SYSTEM_PT)
        _load_fonts()
        app.setStyle("Fusion")
    _in_use.theme, _in_use.scale = theme, scale
    _in_use.colours = COLOURS[system_theme() if theme is Theme.SYSTEM else theme]
    _in_use.base_pt = _in_use.system_pt * BASE_RATIO * scale / 100
    base = QFont(list(_in_use.families))
    base.setPointSizeF(points())
    app.setFont(base)
    app.setPalette(_palette(_in_use.colours))
    worn = sheet.make(_in_use.colours, points)
    dressing.change(worn)
    if app.styleSheet() or not (later or dressing.has_parts):
        app.setStyleSheet(worn)
    _follow_system(app)
    changes.theme_changed.emit()


def _application() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


def _load_fonts() -> None:
    """Inter for Latin, Greek and Cyrillic; the system's own fonts for every other script and where ours are missing."""
    # Qt remarks on each script that Inter lacks before it takes the system's font for it, which is what is meant.
    QLoggingCategory.setFilterRules("qt.text.font.db=false")
    for file in sorted(FONTS.glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    _in_use.families = (FAMILY, system)


def _follow_system(app: QApplication) -> None:
    if _in_use.following:
        return
    _in_use.following = True

    def follow() -> None:
        if _in_use.theme is Theme.SYSTEM:
            apply(app, Theme.SYSTEM, _in_use.scale)

    hints = QGuiApplication.styleHints()
    hints.colorSchemeChanged.connect(follow)
    hints.accessibility().contrastPreferenceChanged.connect(follow)


def _palette(colours: Colours) -> QPalette:
    """For what a style sheet does not reach: the text cursor, item views, tool tips, disabled words."""
    role, made = QPalette.ColorRole, QPalette()
    for which, token in (
        (role.Window, colours.page),
        (role.Base, colours.card),
        (role.AlternateBase, colours.inset),
        (role.Button, colours.card),
        (role.ToolTipBase, colours.card),
        (role.WindowText, colours.text),
        (role.Text, colours.text),
        (role.ButtonText, colours.text),
        (role.ToolTipText, colours.text),
        (role.BrightText, colours.bad),
        (role.PlaceholderText, colours.text_quiet),
        (role.Highlight, colours.accent),
        (role.HighlightedText, colours.on_accent),
        (role.Accent, colours.accent),
        (role.Link, colours.accent),
        (role.LinkVisited, colours.accent),
        (role.Mid, colours.edge),
        (role.Dark, colours.edge),
        (role.Shadow, colours.edge),
        (role.Light, colours.hairline),
        (role.Midlight, colours.hairline),
    ):
        made.setColor(which, QColor(token))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(colours.text_quiet))
    return made
