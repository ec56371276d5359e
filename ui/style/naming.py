"""Names of controls, by which walkthroughs and the help know them: stable where words and places on the screen are not.

A name is a place and a control in it, such as "contact.next". A field that is kept on disk has one already: its object
name (see ui.contacts.remembering). What is not a field is called by a property of its own, so that nothing is kept.
"""

from collections.abc import Iterator, Mapping

from PySide6.QtWidgets import QApplication, QWidget

CONTROL = "control"
"""The property."""


def name_controls(controls: Mapping[str, QWidget]) -> None:
    """Name each of `controls` so."""
    for name, widget in controls.items():
        widget.setProperty(CONTROL, name)


def own_name(widget: QWidget) -> str:
    """What `widget` itself is called; "" where it has no name."""
    given = widget.property(CONTROL)
    if isinstance(given, str) and given:
        return given
    name = widget.objectName()
    return name if "." in name else ""


def name_of(widget: QWidget | None) -> str:
    """What `widget` is called, or the nearest thing around it that has a name."""
    return next((name for each in around(widget) if (name := own_name(each))), "")


def around(widget: QWidget | None) -> Iterator[QWidget]:
    """`widget`, what holds it, what holds that: up to its window."""
    while widget is not None:
        yield widget
        widget = None if widget.isWindow() else widget.parentWidget()


def find(window: QWidget, name: str) -> QWidget | None:
    """The control of `window` called `name`, if it can be seen; of several the one in sight."""
    by_object = window.findChildren(QWidget, name)
    candidates = by_object or [each for each in window.findChildren(QWidget) if each.property(CONTROL) == name]
    seen = [each for each in candidates if each.isVisible()]
    in_sight = [each for each in seen if not each.visibleRegion().isEmpty()]
    return next(iter(in_sight or seen), None)


def names_in(window: QWidget) -> set[str]:
    """Every name that something in `window` has, seen or not."""
    return {name for each in window.findChildren(QWidget) if (name := own_name(each))}


def name_of_focus() -> str:
    return name_of(QApplication.focusWidget())
