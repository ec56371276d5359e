"""The Qt style sheet, made from the tokens. Widgets are told apart by dynamic properties, never by object name.

`role` says what something is (card, bar, title ...), `kind` how a control weighs (plain, primary, quiet, link),
`tone` what it means (flag, advice, good, warn, bad). ui.style.parts sets them.
"""

from collections.abc import Callable

from ui.style.resources import STYLE
from ui.style.tokens import (
    CONTROL,
    RADIUS_CARD,
    RADIUS_CHIP,
    RADIUS_CONTROL,
    RING,
    SPACE,
    TARGET,
    TYPE,
    Colours,
    luminance,
)

Points = Callable[[float], float]

MIDDLE = 0.18
"""The luminance from which a colour stands out better on black than on white."""


def make(colours: Colours, points: Points) -> str:
    """The whole sheet for one theme and text size. `points` turns a multiple of the base size into points."""
    rooms = (_surfaces, _words, _buttons, _fields, _choices, _lists, _scrolling, _bar)
    return "\n".join(room(colours, points) for room in rooms)


def _picture(name: str, tint: str) -> str:
    """A style sheet's image cannot be tinted: there is a light one and a dark one."""
    return (STYLE / f"{name}-{'light' if luminance(tint) > MIDDLE else 'dark'}.svg").as_posix()


def _surfaces(c: Colours, points: Points) -> str:
    return f"""
QMainWindow, QDialog, QWidget[role="page"] {{ background: {c.page}; }}
QWidget[role="plain"], QScrollArea, QScrollArea > QWidget > QWidget, QStackedWidget {{ background: transparent;
    border: none; }}
QScrollArea:focus {{ border: {RING}px solid {c.focus}; border-radius: {RADIUS_CONTROL}px; }}
QFrame[role="card"] {{ background: {c.card}; border: 1px solid {c.hairline}; border-radius: {RADIUS_CARD}px; }}
QFrame[role="band"] {{ background: {c.card}; border: none; border-bottom: 1px solid {c.hairline}; }}
QFrame[role="foot"] {{ background: {c.card}; border: none; border-top: 1px solid {c.hairline}; }}
QFrame[role="inset"] {{ background: {c.inset}; border: none; }}
QFrame[role="separator"] {{ background: {c.hairline}; border: none; max-height: 1px; }}
QFrame[role="upright"] {{ background: {c.hairline}; border: none; max-width: 1px; }}
QFrame[role="say"] {{ background: {c.inset}; border: none; border-left: 5px solid {c.accent};
    border-radius: {RADIUS_CONTROL}px; }}
QFrame[role="chosen"] {{ background: {c.accent_wash}; border: 1px solid {c.accent}; border-radius: {RADIUS_CARD}px; }}
QFrame[role="notice"], QFrame[tone] {{ border-radius: {RADIUS_CARD}px; border: 1px solid {c.edge};
    border-left: 6px solid {c.edge}; background: {c.card}; }}
QFrame[tone="flag"] {{ background: {c.flag}; border-color: {c.flag_edge}; }}
QFrame[tone="advice"] {{ background: {c.advice}; border-color: {c.advice_edge}; }}
QFrame[tone="good"] {{ background: {c.good_wash}; border-color: {c.good}; }}
QFrame[tone="warn"] {{ background: {c.warn_wash}; border-color: {c.flag_edge}; }}
QFrame[tone="bad"] {{ background: {c.bad_wash}; border-color: {c.bad}; }}
QFrame[role="say"]:focus {{ border: {RING}px solid {c.focus}; border-left: 5px solid {c.accent}; }}
QFrame[role="say"] QLabel {{ font-size: {points(TYPE.say)}pt; }}
QFrame[role="say"] QLabel[role="recorded"] {{ font-size: {points(TYPE.body)}pt; color: {c.text_quiet}; }}
QFrame[role="say"], QFrame[tone] {{ border-top-left-radius: 2px; border-bottom-left-radius: 2px; }}
QToolTip {{ background: {c.card}; color: {c.text}; border: 1px solid {c.edge}; padding: 4px; }}
"""


def _words(c: Colours, points: Points) -> str:
    return f"""
QLabel {{ background: transparent; border: none; color: {c.text}; }}
QLabel[tone] {{ background: transparent; border: none; border-radius: 0px; }}
QLabel[role="small_strong"] {{ font-weight: 600; font-size: {points(TYPE.small)}pt; }}
QLabel[role="small"] {{ font-size: {points(TYPE.small)}pt; }}
QLabel[role="muted"] {{ color: {c.text_quiet}; }}
QLabel[role="muted_small"] {{ color: {c.text_quiet}; font-size: {points(TYPE.small)}pt; }}
QLabel[role="strong"] {{ font-weight: 600; }}
QLabel[role="group"] {{ font-weight: 600; font-size: {points(TYPE.small)}pt; }}
QLabel[role="heading"] {{ font-weight: 600; font-size: {points(TYPE.heading)}pt; }}
QLabel[role="title"] {{ font-weight: 600; font-size: {points(TYPE.title)}pt; }}
QLabel[role="say_words"] {{ font-size: {points(TYPE.say)}pt; }}
QLabel[role="error"] {{ color: {c.bad}; font-weight: 500; }}
QLabel[tone="good"] {{ color: {c.good}; }}
QLabel[tone="warn"] {{ color: {c.warn}; }}
QLabel[tone="bad"] {{ color: {c.bad}; }}
QLabel[tone="flag"] {{ color: {c.on_flag}; }}
QLabel[tone="advice"] {{ color: {c.on_advice}; }}
QLabel[role="pill"] {{ border: 1px solid {c.edge}; border-radius: {RADIUS_CHIP}px; padding: 2px 9px;
    font-size: {points(TYPE.small)}pt; }}
QLabel[role="key"] {{ border: 1px solid {c.edge}; border-radius: 3px; padding: 0px; color: {c.text_quiet};
    font-size: {points(TYPE.tiny)}pt; }}
QLabel[role="pill"][tone="good"] {{ border-color: {c.good}; }}
QLabel[role="pill"][tone="warn"] {{ border-color: {c.warn}; }}
QLabel[role="pill"][tone="bad"] {{ border-color: {c.bad}; }}
"""


def _grown(at_base: int, points: Points) -> int:
    """A height that grows with the text, so that nothing is cut at 200 %."""
    return round(at_base * points(TYPE.body) / 10.5)


def _buttons(c: Colours, points: Points) -> str:
    ring, pad = RING, SPACE.wide
    control, target = _grown(CONTROL - 10, points), _grown(TARGET - 4, points)
    return f"""
QPushButton {{ background: {c.card}; color: {c.text}; border: 1px solid {c.edge}; border-radius: {RADIUS_CONTROL}px;
    padding: 4px {pad}px; min-height: {control}px; font-weight: 600; outline: none; }}
QPushButton:hover {{ background: {c.inset}; border-color: {c.accent}; }}
QPushButton:focus {{ border: {ring}px solid {c.focus}; padding: 3px {pad - 1}px; }}
QPushButton:pressed, QPushButton:checked {{ background: {c.accent_wash}; border-color: {c.accent}; }}
QPushButton:disabled {{ color: {c.text_quiet}; border-color: {c.hairline}; background: {c.inset}; }}
QPushButton[kind="primary"] {{ background: {c.accent}; color: {c.on_accent}; border-color: {c.accent}; }}
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed {{ background: {c.accent_hover}; }}
QPushButton[kind="primary"]:disabled {{ background: {c.inset}; color: {c.text_quiet}; border-color: {c.hairline}; }}
QPushButton[kind="quiet"] {{ background: transparent; border-color: transparent; }}
QPushButton[kind="quiet"]:hover {{ background: {c.accent_wash}; }}
QPushButton[kind="quiet"]:focus, QPushButton[kind="link"]:focus {{ border-color: {c.focus}; }}
QPushButton[kind="link"] {{ background: transparent; border-color: transparent; color: {c.accent}; padding: 1px 3px;
    min-height: {target}px; text-decoration: underline; }}
QPushButton[kind="link"]:focus {{ padding: 0px 2px; }}
QPushButton[kind="chip"] {{ border-radius: {RADIUS_CHIP}px; padding: 1px 9px; min-height: {target}px;
    min-width: {TARGET - 20}px; font-weight: 400; font-size: {points(TYPE.small)}pt; }}
QPushButton[kind="chip"]:focus {{ padding: 0px 8px; }}
QPushButton[kind="chip"]:checked {{ background: {c.strong}; color: {c.on_strong}; border-color: {c.strong}; }}
QPushButton[kind="chip"]:checked:focus {{ border-color: {c.focus}; }}
QPushButton[kind="value"] {{ padding: 1px 10px; min-height: {target}px; min-width: {TARGET - 12}px; font-weight: 400; }}
QPushButton[kind="value"]:checked {{ border: {ring}px solid {c.accent}; padding: 0px 9px; font-weight: 700;
    color: {c.on_wash}; }}
QPushButton[kind="value"][tone="good"] {{ background: {c.good_wash}; color: {c.good}; border-color: {c.good}; }}
QPushButton[kind="value"][tone="warn"] {{ background: {c.warn_wash}; color: {c.warn}; border-color: {c.flag_edge}; }}
QPushButton[kind="value"][tone="bad"] {{ background: {c.bad_wash}; color: {c.bad}; border-color: {c.bad}; }}
QPushButton[kind="value"]:focus {{ border: {ring}px solid {c.focus}; padding: 0px 9px; }}
QPushButton[kind="icon"] {{ background: transparent; border-color: transparent; padding: 1px; min-width: {target}px;
    min-height: {target}px; }}
QPushButton[kind="icon"]:hover {{ background: {c.accent_wash}; }}
QPushButton[kind="icon"]:focus {{ border-color: {c.focus}; padding: 0px; }}
QPushButton[kind="row"] {{ text-align: left; font-weight: 400; border-radius: 0px; border: {ring}px solid transparent;
    border-bottom: 1px solid {c.hairline}; background: transparent; }}
QPushButton[kind="row"]:hover, QPushButton[kind="row"]:checked {{ background: {c.accent_wash}; }}
QPushButton[kind="row"]:focus {{ border: {ring}px solid {c.focus}; }}
QPushButton::menu-indicator {{ image: none; width: 0px; }}
"""


def _fields(c: Colours, points: Points) -> str:
    ring = RING
    height = _grown(CONTROL - 8, points)
    chevron, arrow = _picture("chevron", c.text), round(points(TYPE.body) * 1.3)
    kinds = "QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox"
    focus = ", ".join(f"{kind.strip()}:focus" for kind in kinds.split(","))
    return f"""
{kinds} {{ background: {c.card}; color: {c.text}; border: 1px solid {c.edge}; border-radius: {RADIUS_CONTROL}px;
    padding: 3px 8px; min-height: {height}px; placeholder-text-color: {c.text_quiet};
    selection-background-color: {c.accent};
    selection-color: {c.on_accent}; }}
{focus} {{ border: {ring}px solid {c.focus}; padding: 2px 7px; }}
QPlainTextEdit, QTextEdit {{ padding: 5px 4px; }}
QPlainTextEdit:focus, QTextEdit:focus {{ padding: 4px 3px; }}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] {{ border-color: {c.bad}; }}
QLineEdit:read-only {{ background: {c.inset}; }}
QSpinBox, QDoubleSpinBox {{ min-width: 64px; }}
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button, QDoubleSpinBox::down-button {{ width: 0;
    border: none; }}
QComboBox {{ font-weight: 600; padding-right: 20px; combobox-popup: 0; }}
QDateTimeEdit, QDateTimeEdit:focus {{ padding-right: 20px; }}
QComboBox::drop-down, QDateTimeEdit::drop-down {{ subcontrol-origin: padding; subcontrol-position: center right;
    width: 20px; border: none; }}
QComboBox::down-arrow, QDateTimeEdit::down-arrow {{ image: url({chevron}); width: {arrow}px; height: {arrow}px; }}
QComboBox QAbstractItemView {{ background: {c.card}; color: {c.text}; border: 1px solid {c.edge};
    selection-background-color: {c.accent_wash}; selection-color: {c.on_wash}; outline: none; }}
QMenu {{ background: {c.card}; color: {c.text}; border: 1px solid {c.edge}; padding: 4px; }}
QMenu::item {{ padding: 5px 24px 5px 10px; min-height: {TARGET - 8}px; border: {ring}px solid transparent;
    border-radius: 3px; }}
QMenu::item:selected {{ background: {c.accent_wash}; color: {c.on_wash}; border-color: {c.focus}; }}
QMenu::item:disabled {{ color: {c.text_quiet}; }}
QMenu::separator {{ height: 1px; background: {c.hairline}; margin: 4px 6px; }}
"""


def _choices(c: Colours, points: Points) -> str:
    ring = RING
    side = round(points(TYPE.body) * 1.5)
    inner = side + 2 - 2 * (side // 3)
    check = _picture("check", c.on_accent)
    return f"""
QCheckBox, QRadioButton {{ color: {c.text}; spacing: 8px; min-height: {TARGET - 4}px; padding: 1px 3px;
    border: {ring}px solid transparent; border-radius: {RADIUS_CONTROL}px; background: transparent; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {c.focus}; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: {side}px; height: {side}px; background: {c.card};
    border: 1px solid {c.edge}; border-radius: 3px; }}
QRadioButton::indicator {{ border-radius: {side // 2 + 1}px; }}
QCheckBox::indicator:checked {{ background: {c.accent}; border-color: {c.accent}; image: url({check}); }}
QRadioButton::indicator:checked {{ border: {side // 3}px solid {c.accent}; width: {inner}px; height: {inner}px; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {c.text_quiet}; }}
"""


def _lists(c: Colours, points: Points) -> str:
    return f"""
QListView, QTreeView, QTableView {{ background: {c.card}; color: {c.text}; border: {RING}px solid transparent;
    border-radius: {RADIUS_CARD}px; outline: none; }}
QListView:focus, QTreeView:focus, QTableView:focus {{ border-color: {c.focus}; }}
QListView::item {{ border-bottom: 1px solid {c.hairline}; padding: 6px 10px; }}
QListView::item:selected, QTableView::item:selected {{ background: {c.accent_wash}; color: {c.on_wash}; }}
QTableView::item {{ border-bottom: 1px solid {c.hairline}; padding: 6px 8px; }}
QListView::item:hover {{ background: {c.inset}; }}
QHeaderView::section {{ background: {c.inset}; color: {c.text}; border: none; border-bottom: 1px solid {c.hairline};
    padding: 6px 8px; font-weight: 600; font-size: {points(TYPE.small)}pt; }}
QTableView {{ gridline-color: {c.hairline}; }}
"""


def _scrolling(c: Colours, _points: Points) -> str:
    return f"""
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0px; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0px; }}
QScrollBar::handle {{ background: {c.edge}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 28px; }}
QScrollBar::handle:horizontal {{ min-width: 28px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0px; height: 0px; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QSlider[role="place"] {{ border: {RING}px solid transparent; border-radius: {RADIUS_CONTROL}px; padding: 0px 4px; }}
QSlider[role="place"]:focus {{ border-color: {c.focus}; }}
QSlider[role="place"]::groove:horizontal {{ height: 4px; background: {c.edge}; border-radius: 2px; }}
QSlider[role="place"]::sub-page:horizontal {{ background: {c.accent}; border-radius: 2px; }}
QSlider[role="place"]::handle:horizontal {{ width: 14px; margin: -7px 0px; background: {c.card};
    border: {RING}px solid {c.accent}; border-radius: 9px; }}
QProgressBar {{ background: {c.inset}; border: 1px solid {c.edge}; border-radius: 3px; max-height: 6px; }}
QProgressBar::chunk {{ background: {c.accent}; border-radius: 2px; }}
"""


def _bar(c: Colours, points: Points) -> str:
    ring = RING
    below = c.bar_edge if c.bar == c.page else c.bar
    around = c.bar_edge if c.bar == c.bar_pill else c.bar_pill
    return f"""
QFrame[role="bar"] {{ background: {c.bar}; border: none; border-bottom: 1px solid {below}; }}
QFrame[role="bar"] QLabel {{ color: {c.on_bar}; }}
QFrame[role="bar"][practice="true"] {{ background: {c.practice_bar}; border-bottom: 3px solid {c.flag_edge}; }}
QFrame[role="bar"][practice="true"] QPushButton[kind="bar"], QFrame[practice="true"] QLineEdit[role="bar_field"] {{
    background: {c.practice_pill}; border-color: {c.on_bar}; }}
QFrame[role="practice"] {{ background: {c.flag}; border: 1px solid {c.flag_edge}; border-radius: {RADIUS_CHIP}px; }}
QFrame[role="bar"] QFrame[role="practice"] QLabel {{ color: {c.on_flag}; }}
QFrame[role="heard"] {{ background: {c.inset}; border: 1px solid {c.hairline}; border-radius: {RADIUS_CARD}px; }}
QFrame[role="heard"][by="handler"] {{ background: {c.accent_wash}; border-color: {c.accent_wash}; }}
QFrame[role="heard"][by="handler"] QLabel {{ color: {c.on_wash}; }}
QFrame[role="heard"][by="coach"] {{ background: {c.warn_wash}; border-color: {c.flag_edge}; }}
QLabel[role="product"] {{ font-weight: 600; font-size: {points(TYPE.heading)}pt; }}
QLineEdit[role="bar_field"] {{ background: {c.bar_field}; color: {c.on_bar}; border: 1px solid {c.bar_edge};
    placeholder-text-color: {c.on_bar_quiet}; }}
QLineEdit[role="bar_field"]:focus {{ border: {ring}px solid {c.focus_on_strong}; }}
QPushButton[kind="bar"] {{ background: {c.bar_pill}; color: {c.on_bar}; border: 1px solid {around};
    border-radius: {RADIUS_CHIP + 2}px; padding: 1px 9px; min-height: {TARGET - 2}px;
    font-size: {points(TYPE.small)}pt; }}
QPushButton[kind="bar"]:hover {{ border-color: {c.on_bar}; }}
QPushButton[kind="bar"]:focus {{ border: {ring}px solid {c.focus_on_strong}; padding: 0px 8px; }}
QPushButton[kind="bar"][tone="warn"] {{ background: {c.warn_wash}; color: {c.warn}; border-color: {c.flag_edge}; }}
QPushButton[kind="bar"][tone="bad"] {{ background: {c.bad_wash}; color: {c.bad}; border-color: {c.bad}; }}
QPushButton[kind="bar"][tone="warn"]:focus, QPushButton[kind="bar"][tone="bad"]:focus {{
    border-color: {c.focus_on_strong}; }}
QFrame[role="rail"] {{ background: {c.card}; border: none; border-right: 1px solid {c.hairline}; }}
QPushButton[kind="rail"] {{ background: transparent; border: {ring}px solid transparent; border-radius: 0px;
    padding: 4px 1px; font-weight: 400; font-size: {points(TYPE.small)}pt; color: {c.text_quiet}; }}
QPushButton[kind="rail"]:hover {{ background: {c.inset}; }}
QPushButton[kind="rail"]:checked {{ background: {c.accent_wash}; color: {c.on_wash}; font-weight: 600;
    border-left: 3px solid {c.accent}; }}
QPushButton[kind="rail"]:focus {{ border: {ring}px solid {c.focus}; }}
QFrame[role="tabs"] {{ background: {c.page}; border: none; border-bottom: 1px solid {c.hairline}; }}
QTabBar {{ background: transparent; border: none; }}
QTabBar::tab {{ background: {c.inset}; color: {c.text}; border: 1px solid {c.hairline}; border-bottom: none;
    border-top-left-radius: {RADIUS_CARD}px; border-top-right-radius: {RADIUS_CARD}px; margin-right: 4px;
    padding: 4px 4px 5px 12px; min-height: {TARGET}px; }}
QTabBar::tab:hover {{ background: {c.accent_wash}; }}
QTabBar::tab:selected {{ background: {c.card}; font-weight: 600; border-color: {c.edge}; }}
QTabBar::tab:focus {{ border: {ring}px solid {c.focus}; padding: 3px 3px 5px 11px; }}
QTabBar QToolButton {{ background: {c.card}; border: 1px solid {c.edge}; }}
"""
