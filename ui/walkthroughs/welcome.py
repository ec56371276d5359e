"""The first start, and the first after an upgrade: what is offered then, calmly, and never in the way of a call."""

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal

from agent_desktop.contract.accounts import Role
from agent_desktop.language import language, t
from agent_desktop.walkthroughs import library, whats_new
from agent_desktop.walkthroughs.whats_new import Release
from ui.shell.preferences import Preferences
from ui.shell.window import MainWindow
from ui.walkthroughs.narrator import narrator
from ui.walkthroughs.playing import Player

if TYPE_CHECKING:
    from agent_desktop.contract.walkthroughs import Walkthrough
    from ui.shell.notices import Notice
    from ui.shell.open_contacts import OpenContacts

QUIET_MS = 1_200
"""After the last contact is over, before anything is offered."""

SEEN, DECLINED = "seen", "declined"
MOST_OFFERS = 3
"""After so many that were put away without a word nothing is offered any more: the help has it."""


class Welcome(QObject):
    """`was_here`: somebody worked here before this version knew what it has shown. Signals: news_wanted(releases) to be
    shown beside the work."""

    news_wanted = Signal(object)

    def __init__(self, window: MainWindow, preferences: Preferences, parent: QObject, *, was_here: bool) -> None:
        super().__init__(parent)
        self._window, self._preferences, self._was_here = window, preferences, was_here
        self._offers = False
        self._role: Role | None = None
        self._contacts: OpenContacts | None = None
        self._player: Player | None = None
        self._notices: list[Notice] = []
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self.offer)

    def begin(self, role: Role, contacts: "OpenContacts") -> None:
        """Someone signed in."""
        self._role, self._contacts = role, contacts
        contacts.changed.connect(self._contacts_changed)

    def give_way(self) -> None:
        """A call comes in, or nobody is here any more: whatever plays ends at once, and what is offered goes."""
        self._quiet.stop()
        if self._player is not None:
            self._player.stop()
        for notice in self._notices:
            if shiboken6.isValid(notice):
                notice.dismiss()
        self._notices.clear()

    # ---- walkthroughs ----------------------------------------------------------------------------------------------

    @property
    def walkthroughs(self) -> "tuple[Walkthrough, ...]":
        """Of the desktop itself, for whoever is signed in."""
        return library.of_the_desktop(self._role) if self._role is not None else ()

    def play(self, walkthrough: "Walkthrough") -> None:
        if self._player is not None:
            self._player.stop()
        player = self._player = Player(self._window, walkthrough, voice=narrator())
        player.stepped.connect(lambda at: self._stepped(walkthrough, at))
        player.ended.connect(self._ended)
        player.start()

    @property
    def playing(self) -> Player | None:
        return self._player

    def _stepped(self, walkthrough: "Walkthrough", at: int) -> None:
        """Seen to its end: it is not offered again."""
        if at == len(walkthrough.steps) - 1:
            self._remember(walkthrough.id, SEEN)

    def _ended(self) -> None:
        self._player = None

    def _remember(self, walkthrough_id: str, what: str) -> None:
        self._preferences.change(walkthroughs={**self._preferences.settings.walkthroughs, walkthrough_id: what})

    # ---- what is offered unasked -------------------------------------------------------------------------------------

    def _contacts_changed(self) -> None:
        """The last contact is over: what gave way to a call may be offered again."""
        contacts = self._contacts
        if self._offers and contacts is not None and contacts.count == 0 and self._player is None:
            self._quiet.start()

    def offer(self) -> None:
        """From now on, whenever no contact is open."""
        self._offers = True
        contacts = self._contacts
        if contacts is None or contacts.count or self._player is not None or any(map(_is_shown, self._notices)):
            return
        if not self._offer_news():
            self._offer_walkthrough()

    def _offer_walkthrough(self) -> None:
        offered = next((each for each in self.walkthroughs if self._may_offer(each.id)), None)
        if offered is None:
            return
        made = self._preferences.settings.walkthroughs.get(offered.id, "0")
        self._remember(offered.id, str(int(made) + 1))
        notice = self._window.notices.say(
            t("New here? {title}").format(title=offered.title.in_language(language())),
            more=offered.about.in_language(language()),
            action=(t("Show me"), lambda: self.play(offered)),
            also=(t("Not now"), lambda: self._remember(offered.id, DECLINED)),
        )
        self._notices.append(notice)

    def _may_offer(self, walkthrough_id: str) -> bool:
        known = self._preferences.settings.walkthroughs.get(walkthrough_id, "0")
        return known.isdecimal() and int(known) < MOST_OFFERS

    # ---- what is new -------------------------------------------------------------------------------------------------

    @property
    def news(self) -> tuple[Release, ...]:
        """All there is, for whoever is signed in: for the help."""
        return whats_new.since("", self._role)

    def _offer_news(self) -> bool:
        """Once after an upgrade. Whoever is new here has the walkthrough instead."""
        seen, this = self._preferences.settings.version_seen, whats_new.this_version()
        if seen == this:
            return False
        self._preferences.change(version_seen=this)
        new = whats_new.since(seen, self._role) if seen or self._was_here else ()
        if not new:
            return False
        titles = ", ".join(news.title.in_language(language()) for release in new for news in release.news)
        notice = self._window.notices.say(
            t("Agent Desktop was brought up to date."),
            more=titles,
            action=(t("See what is new"), lambda: self.news_wanted.emit(new)),
        )
        self._notices.append(notice)
        return True


def _is_shown(notice: "Notice") -> bool:
    return shiboken6.isValid(notice) and not notice.isHidden()
