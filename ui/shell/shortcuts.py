"""Every key of the program, in one list that the user can see and change. A key that means two things is refused."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from agent_desktop.language import t
from ui.style.buttons import Button, keys_in_words

RESERVED = ("Tab", "Shift+Tab", "Esc", "Return", "Enter", "Space", "Up", "Down", "Left", "Right", "Backspace")
"""Keys that move and confirm in every window; no command may take them away."""


@dataclass(frozen=True)
class Command:
    """`words` is a function, because the language is chosen at start. `keys` are the ones it comes with.

    `place`: the one place of the window where it counts, so that another place may have its keys; "" for everywhere.
    """

    code: str
    keys: str
    words: Callable[[], str]
    place: str = ""


COMMANDS: tuple[Command, ...] = (
    Command("find", "Ctrl+K", lambda: t("Find anything")),
    Command("contact.new", "Ctrl+N", lambda: t("New contact")),
    Command("contact.finish", "Ctrl+Return", lambda: t("Finish the contact"), "contact"),
    Command("contact.hold", "Ctrl+H", lambda: t("Hold, or go on talking"), "contact"),
    Command("contact.recording", "Ctrl+Shift+H", lambda: t("Pause the recording of the call, or go on"), "contact"),
    Command("contact.find", "Ctrl+Shift+F", lambda: t("Find or change the citizen of this contact"), "contact"),
    Command("contact.speaker", "Ctrl+Shift+P", lambda: t("Choose who is speaking for whom"), "contact"),
    Command("contact.flags", "Ctrl+Shift+L", lambda: t("Go to the flags"), "contact"),
    Command("contact.notes", "Ctrl+Shift+N", lambda: t("Go to the notes"), "contact"),
    Command("contact.back", "Alt+Left", lambda: t("One step back"), "contact"),
    Command("contact.script", "Ctrl+Shift+G", lambda: t("Begin another script"), "contact"),
    Command("answers.find", "Ctrl+J", lambda: t("Find an answer")),
    Command("answers.quote", "Alt+Q", lambda: t("Quote the answer into the notes")),
    Command("answers.doubt", "Alt+W", lambda: t("Something is wrong with this answer")),
    Command("answers.ask", "Alt+A", lambda: t("Ask the editors for an answer")),
    Command("tab.close", "Ctrl+W", lambda: t("Close this contact")),
    Command("tab.reopen", "Ctrl+Shift+T", lambda: t("Reopen the contact closed last")),
    Command("tab.next", "Ctrl+PgDown", lambda: t("Go to the next contact")),
    Command("tab.previous", "Ctrl+PgUp", lambda: t("Go to the previous contact")),
    Command("outbox", "Ctrl+Shift+O", lambda: t("Go to the Outbox")),
    Command("outbox.send", "Ctrl+Shift+S", lambda: t("Send what waits now")),
    Command("recording.play", "F8", lambda: t("Play the recording, or pause it")),
    Command("recording.back", "F7", lambda: t("Five seconds back in the recording")),
    Command("recording.on", "F9", lambda: t("Five seconds on in the recording")),
    Command("recording.slower", "Shift+F7", lambda: t("Play the recording slower")),
    Command("recording.faster", "Shift+F9", lambda: t("Play the recording faster")),
    Command("recording.silence", "Shift+F8", lambda: t("Leave silence out of the recording, or hear it")),
    Command("review.submit", "Ctrl+Return", lambda: t("Submit the review"), "reviews"),
    Command("review.save", "Ctrl+S", lambda: t("Save the draft of the review"), "reviews"),
    Command("review.na", "Alt+N", lambda: t("Not applicable"), "reviews"),
    Command("review.comment", "Alt+C", lambda: t("Comment on the question"), "reviews"),
    Command("review.moment", "Alt+M", lambda: t("Link the question to the moment chosen in the time line"), "reviews"),
    Command("review.evidence", "Alt+E", lambda: t("Show what the trace's answer rests on"), "reviews"),
    Command("review.remark", "Alt+R", lambda: t("Feedback at the moment chosen in the time line"), "reviews"),
    Command("review.practice", "Alt+P", lambda: t("Set practice"), "reviews"),
    Command("practice.said", "Ctrl+Space", lambda: t("Practice: I have said it")),
    Command("practice.again", "Ctrl+R", lambda: t("Practice: ask the caller to say it again")),
    Command("practice.quiet", "Ctrl+M", lambda: t("Practice: the caller's voice off, or on")),
    Command("practice.pause", "Ctrl+Shift+Space", lambda: t("Practice: pause, or go on")),
    Command("panel.next", "F6", lambda: t("Go to the next panel")),
    Command("panel.previous", "Shift+F6", lambda: t("Go to the previous panel")),
    Command("help", "F1", lambda: t("Help and shortcuts")),
)
TABS = tuple(f"Ctrl+{number}" for number in range(1, 10))
"""Straight to an open contact by its place. Not to be changed: they are shown nowhere else."""


class Shortcuts(QObject):
    """Signals: `changed(code)` after a command got other keys."""

    changed = Signal(str)

    def __init__(self, chosen: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self._keys = {command.code: command.keys for command in COMMANDS}
        for code, keys in (chosen or {}).items():
            if code in self._keys and not self.conflict(code, keys):
                self._keys[code] = _portable(keys)

    def of(self, code: str) -> str:
        """The keys of a command, such as "Ctrl+Return". Raises KeyError for one that is not in COMMANDS."""
        return self._keys[code]

    @property
    def chosen(self) -> dict[str, str]:
        """Only those the user changed, for the settings."""
        return {c.code: self._keys[c.code] for c in COMMANDS if self._keys[c.code] != _portable(c.keys)}

    def conflict(self, code: str, keys: str) -> str:
        """Why `code` may not have `keys`, in words; "" where it may."""
        wanted = _portable(keys)
        if not wanted or "," in wanted:
            return t("Press one key, with or without Ctrl, Alt and Shift.")
        if wanted in RESERVED:
            return t("{keys} is needed to move about and confirm.").format(keys=keys_in_words(wanted))
        if wanted in TABS:
            return t("{keys} goes to an open contact.").format(keys=keys_in_words(wanted))
        place = next((command.place for command in COMMANDS if command.code == code), "")
        for command in COMMANDS:
            apart = place and command.place and place != command.place
            if command.code != code and not apart and _portable(self._keys[command.code]) == wanted:
                return t("{keys} is taken by “{command}”.").format(keys=keys_in_words(wanted), command=command.words())
        if len(wanted) == 1:
            return t("A single letter or digit would get in the way of typing.")
        return ""

    def change(self, code: str, keys: str) -> str:
        """Gives a command other keys. Answers the conflict in words and changes nothing where there is one."""
        if problem := self.conflict(code, keys):
            return problem
        self._keys[code] = _portable(keys)
        self.changed.emit(code)
        return ""

    def bind(self, window: QWidget, code: str, do: Callable[[], object]) -> None:
        """`do` when the keys of `code` are pressed anywhere in `window`, whatever they are changed to."""
        shortcut = QShortcut(QKeySequence(self.of(code)), window)
        shortcut.setObjectName(code)
        shortcut.activated.connect(do)

        def follow(which: str) -> None:
            if which == code:
                shortcut.setKey(QKeySequence(self.of(code)))

        self.follow(shortcut, follow)

    @staticmethod
    def bound_in(window: QWidget) -> dict[str, QShortcut]:
        """By code, what stands bound in `window` on something that is seen now."""
        codes = {command.code for command in COMMANDS}
        found = window.findChildren(QShortcut)
        return {each.objectName(): each for each in found if each.objectName() in codes and _is_seen(each.parent())}

    @staticmethod
    def bind_fixed(window: QWidget, keys: str, do: Callable[[], object]) -> None:
        """`do` on keys that are not to be changed."""
        QShortcut(QKeySequence(keys), window).activated.connect(do)

    def attach(self, button: Button, code: str, *, bind: bool = True) -> None:
        """Shows the keys of `code` on `button`; with `bind` they press it too."""
        button.set_keys(self.of(code), bind=bind)

        def follow(which: str) -> None:
            if which == code:
                button.set_keys(self.of(code), bind=bind)

        self.follow(button, follow)

    def follow(self, owner: QObject, follow: Callable[[str], None]) -> None:
        """`follow(code)` whenever a command has other keys, as long as `owner` is there."""
        connection = self.changed.connect(follow)
        owner.destroyed.connect(lambda: QObject.disconnect(connection))


def _is_seen(owner: QObject | None) -> bool:
    return isinstance(owner, QWidget) and owner.isVisible()


def _portable(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText)
