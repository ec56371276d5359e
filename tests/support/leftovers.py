"""What a widget and all inside it hold, seen and unseen; and who in the whole process holds certain words."""

import gc
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from types import FrameType

import msgspec
import shiboken6
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QAccessible, QTextDocument
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLayout, QLayoutItem, QLineEdit, QWidget

SAID = (
    QAccessible.Text.Name,
    QAccessible.Text.Description,
    QAccessible.Text.Value,
    QAccessible.Text.Help,
)
STATES = ("checked", "currentIndex", "value", "enabled", "overwriteMode")
NOT_WORDS = {"html", "styleSheet"}
"""What is read from the document itself, and what says nothing of anybody."""


def everything(part: QWidget) -> Counter[str]:
    """A line for each object in `part` that holds any words or choice, shown or hidden: properties of Qt's and ours,
    models, documents and what undo would bring back, what a screen reader would say."""
    lines = (" | ".join(_held(each)) for each in _tree(part))
    return Counter(line for line in lines if line)


def _tree(part: QObject) -> Iterator[QObject]:
    yield part
    for child in part.children():
        yield from _tree(child)


def _held(each: QObject) -> Iterator[str]:
    words = [f"{name}={value!r}" for name, value in _words(each)]
    extra = [*_kept(each), *(_spoken(each) if isinstance(each, QWidget) else ())]
    if words or extra:
        meta = each.metaObject()
        known = [name for name in STATES if meta.indexOfProperty(name) >= 0]
        hidden = [f"hidden={each.isHidden()}"] if isinstance(each, QWidget) else []
        yield from (type(each).__name__, *words, *extra, *hidden, *(f"{one}={each.property(one)}" for one in known))


def _words(each: QObject) -> Iterator[tuple[str, str]]:
    meta = each.metaObject()
    names = [str(meta.property(place).name()) for place in range(meta.propertyCount())]
    names += [bytes(name.data()).decode() for name in each.dynamicPropertyNames()]
    for name in names:
        if name in NOT_WORDS or name.startswith("_"):
            continue
        value = each.property(name)
        if isinstance(value, str) and value:
            yield name, value


def _kept(each: QObject) -> Iterator[str]:
    if isinstance(each, QComboBox | QAbstractItemView):
        yield from _rows(each.model())
    if isinstance(each, QTextDocument) and (each.toPlainText() or each.isUndoAvailable() or each.isRedoAvailable()):
        yield f"{each.toPlainText()!r} undo={each.availableUndoSteps()} redo={each.availableRedoSteps()}"
    if isinstance(each, QLineEdit):
        yield f"undo={each.isUndoAvailable()} redo={each.isRedoAvailable()}"


def _spoken(each: QWidget) -> Iterator[str]:
    node = QAccessible.queryAccessibleInterface(each)
    if node is not None:
        said = [node.text(which) for which in SAID]
        if any(said):
            yield f"said={said}"


def _rows(model: QAbstractItemModel | None) -> Iterator[str]:
    for row in range(model.rowCount() if model is not None else 0):
        assert model is not None
        index = model.index(row, 0, QModelIndex())
        roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.UserRole, Qt.ItemDataRole.AccessibleTextRole)
        yield f"row={[model.data(index, role) for role in roles]}"


def holders_of(mark: str) -> list[str]:
    """Whatever in Python's memory holds a string with `mark` and more in it, but for the frames that are running."""
    gc.collect()
    running = {id(frame) for frame in _frames()} | {id(frame.f_locals) for frame in _frames()}
    known = [each for each in gc.get_objects() if id(each) not in running]
    holding = [each for each in known if _has(gc.get_referents(each), mark)]
    holding += [each for each in _untold(known) if _has(_inside(each), mark)]
    return [f"{type(each).__name__} {str(each)[:200]}" for each in holding]


def _has(things: Iterable[object], mark: str) -> bool:
    return any(type(inner) is str and mark in inner and mark != inner for inner in things)


def _frames() -> Iterator[FrameType]:
    frame: FrameType | None = sys._getframe()
    while frame is not None:
        yield frame
        frame = frame.f_back


def living(*kinds: type, but: Iterable[object] = ()) -> list[object]:
    """Every record of those kinds that anything in the process holds, save those of an earlier look."""
    gc.collect()
    known = {id(each) for each in but}
    return [each for each in _untold(gc.get_objects()) if type(each) in kinds and id(each) not in known]


def _untold(known: Iterable[object]) -> Iterator[object]:
    """The records that `known` hold, and what those hold: the collector knows nothing of records (gc=False)."""
    held = [inner for each in known for inner in gc.get_referents(each) if _is_untold(inner)]
    seen: set[int] = set()
    while held:
        each = held.pop()
        if id(each) not in seen:
            seen.add(id(each))
            yield each
            held += [inner for inner in _inside(each) if _is_untold(inner)]


def _is_untold(thing: object) -> bool:
    """Whether the collector does not list it, though it may hold something."""
    return isinstance(thing, msgspec.Struct) or (isinstance(thing, tuple | dict) and not gc.is_tracked(thing))


def _inside(thing: object) -> Iterator[object]:
    if isinstance(thing, msgspec.Struct):
        yield from (getattr(thing, name) for name in thing.__struct_fields__)
    elif isinstance(thing, dict):
        yield from thing.values()
    elif isinstance(thing, tuple):
        yield from thing


def items_known() -> int:
    """How many items of layouts Python knows, be they still there or not: Qt does not say when it deletes one."""
    gc.collect()
    known = shiboken6.getAllValidWrappers()
    return sum(1 for each in known if isinstance(each, QLayoutItem) and not isinstance(each, QLayout))
