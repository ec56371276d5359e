"""The dark bar at the top: the product, finding, the connection's true state, the call, and who is signed in."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QVBoxLayout

from agent_desktop.contract.accounts import Role, User
from agent_desktop.language import LANGUAGES, t
from ui.shell.shortcuts import Shortcuts
from ui.style import icons, parts, theme
from ui.style.buttons import Button, keys_in_words, restyle
from ui.style.flow import FlowLayout
from ui.style.naming import name_controls
from ui.style.tokens import SCALES, SPACE, Theme

SEARCH_WIDTH = 430
LEAST_SEARCH = 250
"""Pixels at the base size that the search keeps beside the label of practice."""

LANGUAGE_NAMES = {"en": "English", "cy": "Cymraeg"}
LONGEST_SEARCH = 200
LONGEST_NAME = 40


def role_words(role: Role) -> str:
    """What a role is called."""
    return {
        Role.HANDLER: t("Handler"),
        Role.SUPERVISOR: t("Supervisor"),
        Role.TRAINER: t("Trainer"),
        Role.ADMINISTRATOR: t("Administrator"),
    }[role]


class PracticeLabel(QFrame):
    """What nobody may overlook in the window of practice: in a word, where there is no room for the sentence."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "practice")
        self.is_short = False
        inside = parts.row(self, margin=(SPACE.wide, SPACE.tight, SPACE.wide, SPACE.tight))
        self._words = parts.icon_label("", "graduation-cap", "strong")
        inside.addWidget(self._words)
        self.be_short(short=False)

    def be_short(self, *, short: bool) -> None:
        self.is_short = short
        whole = t("PRACTICE — nothing here reaches a real citizen or case")
        self.setAccessibleName(whole)
        self._words.setText(t("PRACTICE") if short else whole)


class TopBar(QFrame):
    """Signals: `theme_chosen(str)`, `scale_chosen(int)`, `language_chosen(str)`, `shortcuts_asked()`,
    `walkthrough_asked()`, `news_asked()`, `sign_out_asked()`, `connection_asked()`, `call_asked()`."""

    theme_chosen = Signal(str)
    scale_chosen = Signal(int)
    language_chosen = Signal(str)
    shortcuts_asked = Signal()
    walkthrough_asked = Signal()
    news_asked = Signal()
    sign_out_asked = Signal()
    connection_asked = Signal()
    call_asked = Signal()

    def __init__(self, shortcuts: Shortcuts, *, practice: bool = False) -> None:
        super().__init__()
        self._practice = practice
        self.setProperty("role", "bar")
        self.setProperty("practice", practice)
        self.setProperty("panel", True)
        self.setAccessibleName(t("Top bar"))
        self.search = parts.text_field(t("Find people and answers"), longest=LONGEST_SEARCH)
        self.search.setProperty("role", "bar_field")
        self.search.setClearButtonEnabled(False)
        self._glass = QAction(icons.icon("search", "on_bar_quiet"), "", self)
        self.search.addAction(self._glass, self.search.ActionPosition.LeadingPosition)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.connection = self._pill("wifi", self.connection_asked)
        self.call = self._pill("phone-call", self.call_asked)
        self.user = self._pill("user", None)
        name_controls(
            {
                "bar.search": self.search,
                "bar.connection": self.connection,
                "bar.call": self.call,
                "bar.user": self.user,
            }
        )
        self._lay_out()
        self._say_keys(shortcuts)
        shortcuts.changed.connect(lambda _code: self._say_keys(shortcuts))
        theme.changes.theme_changed.connect(self._size)
        self._size()

    def _lay_out(self) -> None:
        inside = parts.column(self, margin=(SPACE.wide, SPACE.normal, SPACE.wide, SPACE.normal), gap=SPACE.small)
        self._first = parts.row(gap=SPACE.wide)
        self._product = parts.label(t("Agent Desktop"), "product")
        self._first.addWidget(self._product)
        self._label = PracticeLabel() if self._practice else None
        if self._label is not None:
            inside.addWidget(self._label, 0, Qt.AlignmentFlag.AlignLeft)
        self._first.addWidget(self.search, 2)
        self._first.addStretch(1)
        self._pills = parts.frame("plain")
        flow = FlowLayout(self._pills, gap=SPACE.wide)
        for pill in (self.connection, self.call, self.user):
            flow.addWidget(pill)
        self._first.addWidget(self._pills, 0, Qt.AlignmentFlag.AlignVCenter)
        inside.addLayout(self._first)

    def _reflow(self) -> None:
        """The pills go below the search field where there is no room beside it."""
        rows = self.layout()
        assert isinstance(rows, QVBoxLayout)
        pills = self._pills.sizeHint().width()
        self._place_label(pills)
        label = (
            self._label.sizeHint().width() + SPACE.wide if self._label and self._first.indexOf(self._label) >= 0 else 0
        )
        taken = self._product.sizeHint().width() + label + self.search.minimumWidth() + 5 * SPACE.wide
        # The title bar says the name too: it gives way before anyone's name or the connection does.
        self._product.setVisible(taken + pills <= self.width() or taken * 2 <= self.width())
        beside = taken + pills <= self.width()
        if beside == (self._first.indexOf(self._pills) >= 0):
            return
        if beside:
            rows.removeWidget(self._pills)
            self._first.addWidget(self._pills, 0, Qt.AlignmentFlag.AlignVCenter)
        else:
            self._first.removeWidget(self._pills)
            rows.addWidget(self._pills)

    def be_tight(self, tight: bool) -> None:
        """The window is low: what need not be said in full stands beside the name."""
        if self._label is not None:
            self._label.be_short(short=tight)
            self._reflow()

    def _place_label(self, pills: int) -> None:
        """Beside the name where there is room for it and for searching, else above."""
        rows, label = self.layout(), self._label
        assert isinstance(rows, QVBoxLayout)
        if label is None:
            return
        widths = (self._product.sizeHint().width(), label.sizeHint().width(), theme.pixels(LEAST_SEARCH), pills)
        beside = label.is_short or sum(widths) + 6 * SPACE.wide <= self.width()
        if beside == (self._first.indexOf(label) >= 0):
            return
        if beside:
            rows.removeWidget(label)
            self._first.insertWidget(1, label, 0, Qt.AlignmentFlag.AlignVCenter)
        else:
            self._first.removeWidget(label)
            rows.insertWidget(0, label, 0, Qt.AlignmentFlag.AlignLeft)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reflow()

    def _pill(self, icon: str, clicked: object) -> Button:
        pill = parts.button("", icon=icon, kind="bar")
        if clicked is not None:
            pill.clicked.connect(clicked)
        pill.hide()
        return pill

    def _size(self) -> None:
        self.search.setMaximumWidth(theme.pixels(SEARCH_WIDTH))
        self.search.setMinimumWidth(theme.pixels(90))
        self._glass.setIcon(icons.icon("search", "on_bar_quiet"))
        self._reflow()

    def _say_keys(self, shortcuts: Shortcuts) -> None:
        keys = keys_in_words(shortcuts.of("find"))
        self.search.setPlaceholderText(t("Search people and answers ({keys})").format(keys=keys))
        self.search.setAccessibleDescription(t("Name, postcode, date of birth, e-mail, phone number or case reference"))

    def show_connection(self, words: str, icon: str, tone: str) -> None:
        """The line to the server, as it truly is. `tone` "", warn or bad."""
        self._show(self.connection, words, t("Connection: {words}").format(words=words), icon)
        if self.connection.property("tone") != tone:
            restyle(self.connection, tone=tone)

    def show_call(self, words: str, icon: str = "phone-call") -> None:
        """The call in hand; "" where there is none."""
        self._show(self.call, words, words, icon)

    def _show(self, pill: Button, words: str, spoken: str, icon: str) -> None:
        pill.setVisible(bool(words))
        if pill.words != words:
            pill.set_words(words)
            pill.setAccessibleName(spoken)
            self._reflow()
        pill.set_icon(icon)

    def show_user(self, user: User | None, theme: Theme, scale: int, language: str) -> None:
        """Who is signed in, and the menu of what they may set."""
        self.search.setVisible(user is not None)
        self.user.setVisible(user is not None)
        if user is None:
            self.connection.hide()
            self.call.hide()
            return
        name = user.name if len(user.name) <= LONGEST_NAME else user.name[: LONGEST_NAME - 1] + "…"
        self.user.set_words(f"{name} · {t('Practice') if self._practice else role_words(user.role)}")
        spoken = t("{name}, {role}: settings and sign out").format(name=user.name, role=role_words(user.role))
        self.user.setAccessibleName(
            t("{name}: settings, and leaving practice").format(name=user.name) if self._practice else spoken
        )
        self._reflow()
        self.user.setMenu(self._menu(theme, scale, language))

    def _menu(self, theme: Theme, scale: int, language: str) -> QMenu:
        menu = QMenu(self.user)
        menu.setAccessibleName(t("Settings and sign out"))
        themes = {
            Theme.SYSTEM: t("As the computer"),
            Theme.LIGHT: t("Light"),
            Theme.DARK: t("Dark"),
            Theme.HIGH_CONTRAST: t("High contrast"),
        }
        looks = _submenu(menu, "palette", t("Colours"))
        _choices(looks, {code.value: words for code, words in themes.items()}, theme.value, self.theme_chosen.emit)
        sizes = _submenu(menu, "a-large-small", t("Text size"))
        percent = {str(size): t("{percent}%").format(percent=size) for size in SCALES}
        _choices(sizes, percent, str(scale), lambda code: self.scale_chosen.emit(int(code)))
        tongues = _submenu(menu, "languages", t("Language"))
        _choices(tongues, {code: LANGUAGE_NAMES[code] for code in LANGUAGES}, language, self.language_chosen.emit)
        menu.addAction(icons.icon("keyboard"), t("Help and shortcuts"), self.shortcuts_asked.emit)
        menu.addAction(icons.icon("eye"), t("Show me round"), self.walkthrough_asked.emit)
        menu.addAction(icons.icon("star"), t("What is new"), self.news_asked.emit)
        menu.addSeparator()
        out = t("Leave practice") if self._practice else t("Sign out")
        menu.addAction(icons.icon("log-out"), out, self.sign_out_asked.emit)
        return menu


def _submenu(menu: QMenu, icon: str, words: str) -> QMenu:
    made = menu.addMenu(icons.icon(icon), words)
    made.setAccessibleName(words)
    return made


def _choices(menu: QMenu, items: dict[str, str], chosen: str, on_choice: Callable[[str], object]) -> None:
    group = QActionGroup(menu)
    for code, words in items.items():
        action = QAction(words, menu)
        action.setCheckable(True)
        action.setChecked(code == chosen)
        action.triggered.connect(lambda _checked=False, code=code: on_choice(code))
        group.addAction(action)
        menu.addAction(action)
