"""Pages that stand in place of the contact while practice rests or is looked at."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from agent_desktop.language import t
from ui.shell.empty import EmptyState
from ui.style import parts

PAUSED, RESULT, WAITING = "practice.paused", "practice.result", "practice.waiting"


def paused_page(go_on: Callable[[], object]) -> QWidget:
    """Nothing of the call can be done meanwhile."""
    button = parts.button(t("Go on"), go_on, icon="play", kind="primary")
    made = EmptyState(
        "circle-pause",
        t("Practice is paused"),
        t("The caller waits, and the time does not count. Go on where you were whenever you like."),
        button,
    )
    made.setFocusProxy(button)
    return made


def judging_page() -> QWidget:
    """For the moment until there is a score."""
    return EmptyState("hourglass", t("Your call is looked at"), t("Every point will be shown with its moment."))


def watched_page(try_it: Callable[[], object], leave: Callable[[], object]) -> QWidget:
    """After the model."""
    button = parts.button(t("Try it yourself"), try_it, icon="phone-call", kind="primary")
    made = EmptyState(
        "eye",
        t("That was the model"),
        t("Now take the same call yourself. The caller may say it in other words."),
        button,
        parts.button(t("Leave practice"), leave, icon="log-out"),
    )
    made.setFocusProxy(button)
    return made
