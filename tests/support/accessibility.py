"""What a screen reader and a keyboard find in a window: walked in-process, on the accessibility tree itself.

`check(window)` fails on any control without a name, smaller than 24 x 24, or out of the Tab key's reach.
"""

from collections.abc import Iterator, Set

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QKeySequenceEdit,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTabBar,
    QTextEdit,
    QWidget,
)

from ui.style.scrolling import ScrollArea
from ui.style.tokens import TARGET

ROLE = QAccessible.Role
CONTROLS = {
    ROLE.Button,
    ROLE.PushButton,
    ROLE.CheckBox,
    ROLE.RadioButton,
    ROLE.ComboBox,
    ROLE.EditableText,
    ROLE.SpinBox,
    ROLE.Slider,
    ROLE.List,
    ROLE.Tree,
    ROLE.Table,
    ROLE.PageTab,
    ROLE.PageTabList,
    ROLE.MenuItem,
    ROLE.Link,
    ROLE.ButtonMenu,
    ROLE.ButtonDropDown,
}
OPERATED = (
    QAbstractButton,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QComboBox,
    QAbstractSpinBox,
    QAbstractItemView,
    QTabBar,
    QKeySequenceEdit,
)
MOST_STOPS = 500


def check(window: QWidget) -> None:
    """AssertionError that lists everything wrong with what `window` shows now."""
    wrong = [*unnamed(window), *too_small(window), *out_of_reach(window)]
    assert not wrong, "\n".join(wrong)


def tree(window: QWidget) -> Iterator[QAccessibleInterface]:
    """Every visible node, parents first."""
    QAccessible.setActive(True)
    root = QAccessible.queryAccessibleInterface(window)
    assert root is not None
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        for place in range(node.childCount()):
            child = node.child(place)
            if child is not None and child.isValid() and not child.state().invisible:
                waiting.append(child)


def unnamed(window: QWidget) -> list[str]:
    """Controls and Tab stops that a screen reader could only call "button"."""
    found = []
    for node in tree(window):
        widget = node.object()
        if isinstance(widget, QWidget) and not widget.isVisible():
            continue
        needs_name = node.role() in CONTROLS or (isinstance(widget, QWidget) and is_stop(widget))
        if needs_name and not node.text(QAccessible.Text.Name).strip() and not _is_inside_control(widget):
            found.append(f"no name: {node.role().name} {_where(widget)}")
    return found


def too_small(window: QWidget) -> list[str]:
    """Controls too small to be hit (WCAG 2.2, 2.5.8)."""
    return [
        f"{widget.width()} x {widget.height()}: {_where(widget)}"
        for widget in controls(window)
        if min(widget.width(), widget.height()) < TARGET
    ]


def out_of_reach(window: QWidget) -> list[str]:
    """Enabled controls at which the Tab key never stops, though nothing else stands for them."""
    stops = set(tab_stops(window))
    lost = []
    for widget in controls(window):
        excused = widget.focusPolicy() == Qt.FocusPolicy.NoFocus and widget.property("by_key")
        if widget.isEnabled() and widget not in stops and not excused and not stands_in_a_group(widget, stops):
            lost.append(f"not reached by Tab: {_where(widget)}")
    return lost


def controls(window: QWidget) -> list[QWidget]:
    """What is shown and can be operated; not the parts that Qt makes controls of."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if isinstance(widget, OPERATED) and widget.isVisible() and not _is_inside_control(widget)
    ]


def tab_stops(window: QWidget) -> list[QWidget]:
    """Where the Tab key stops, in its order."""
    stops: list[QWidget] = []
    widget = window.nextInFocusChain()
    for _ in range(MOST_STOPS * 20):
        if widget is window or widget is None:
            break
        if is_stop(widget) and window.isAncestorOf(widget):
            stops.append(widget)
        widget = widget.nextInFocusChain()
    return stops


def is_stop(widget: QWidget) -> bool:
    return (
        bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.isVisible()
        and widget.isEnabled()
        and not (isinstance(widget, QScrollArea) and widget.focusProxy() is not None)
        and not (isinstance(widget, ScrollArea) and not widget.is_a_stop)
    )


def _is_inside_control(widget: object) -> bool:
    """The line edit of a combo box, the scroll buttons of a tab bar, the viewport of a list."""
    parent = widget.parent() if isinstance(widget, QWidget) else None
    while isinstance(parent, QWidget):
        if isinstance(parent, OPERATED) and not isinstance(parent, QTabBar):
            return True
        if isinstance(parent, QTabBar) and not (isinstance(widget, QWidget) and widget.property("kind")):
            return True
        parent = parent.parent()
    return False


def stands_in_a_group(widget: QWidget, stops: Set[QWidget | None]) -> bool:
    """Of buttons that exclude each other the chosen one is the stop; arrow keys reach the others."""
    if not isinstance(widget, QAbstractButton) or not (widget.autoExclusive() or widget.group()):
        return False
    parent = widget.parentWidget()
    around = parent.findChildren(QAbstractButton) if parent else []
    siblings = widget.group().buttons() if widget.group() else around
    return any(sibling in stops for sibling in siblings)


def _where(widget: object) -> str:
    if not isinstance(widget, QWidget):
        return repr(widget)
    names: list[str] = []
    each: QWidget | None = widget
    while each is not None and len(names) < 4:
        names.append(f"{type(each).__name__}({each.accessibleName()!r})")
        each = each.parentWidget()
    return " in ".join(names)


def focus_name() -> str:
    """What a screen reader says of the control that has the focus."""
    widget = QApplication.focusWidget()
    node = QAccessible.queryAccessibleInterface(widget) if widget else None
    return node.text(QAccessible.Text.Name) if node else ""
