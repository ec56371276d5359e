"""The base of what edits a step or the script: fields that follow the document, built in pieces, focus kept."""

from collections.abc import Callable, Iterator
from weakref import WeakSet

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QCheckBox, QScrollArea, QScrollBar, QVBoxLayout, QWidget

from agent_desktop.contract.scripts import Spoken
from agent_desktop.scripts.editing.trees import Path, Tree
from agent_desktop.scripts.editing.wordings import set_words, words_at
from ui.scripts.editor.context import Context
from ui.scripts.editor.session import Session
from ui.style import parts, theme
from ui.style.buttons import Button
from ui.style.emptying import taken_out
from ui.style.picking import Pick
from ui.style.tokens import SPACE
from ui.versions.word_pair import Typed, WordField, WordPair

Where = Callable[[Tree], Path]
"""Where something stands in the tree as it is then: steps move."""

IN_PIECES = "in_pieces"
"""Property of a plain frame that holds much: what stands in it is dressed piece by piece."""


class Form(QWidget):
    """Signals: built() when all of it is there."""

    built = Signal()

    def __init__(self, session: Session, context: Context, name: str) -> None:
        super().__init__()
        self.session, self.context, self._form_name = session, context, name
        self._fields: list[tuple[WordField, Where]] = []
        self._fits: list[Callable[[], bool]] = []
        self._signature: object = None
        self._focus_to = ""
        self._to_build: Iterator[None] | None = None
        self._gone: list[QWidget] = []
        self._dressed: WeakSet[QWidget] = WeakSet()
        self._inside = inside = parts.frame("plain")
        outer = parts.column(inside, margin=SPACE.wide, gap=0)
        self.column: QVBoxLayout = parts.column(gap=SPACE.wide)
        outer.addLayout(self.column)
        outer.addStretch(1)  # from the beginning: what is built first stands where it stays
        self.area: QScrollArea = parts.scrolling(inside, name)
        self._scroll_bar = theme.dress(QScrollBar(Qt.Orientation.Vertical))
        self.area.setVerticalScrollBar(self._scroll_bar)
        for clear in (inside, self.area.viewport()):
            clear.setAutoFillBackground(False)  # they wear no sheet that would say so: each piece does for itself
        parts.column(self).addWidget(self.area)
        session.changed.connect(self.follow)

    # ---- following the document -------------------------------------------------------------------------------

    def signature(self) -> object:
        """What, when it is another, needs other controls than there are."""
        raise NotImplementedError

    def pieces(self) -> Iterator[None]:
        """Builds itself; the event loop has its turn at each yield."""
        raise NotImplementedError

    def follow(self) -> None:
        """The document is another."""
        signature = self.signature()
        if signature != self._signature:
            self._signature = signature
            self.build()
        elif self.is_built and self._misfits():
            self.build()
        else:
            self._fill()

    def _misfits(self) -> bool:
        """Every part is asked: each brings itself up to date by that."""
        answers = [fits() for fits in self._fits]
        return not all(answers)

    def watch(self, fits: Callable[[], bool]) -> None:
        """`fits` brings what it made up to date; where it answers False, all is built anew."""
        self._fits.append(fits)

    def build(self, focus_to: str = "") -> None:
        """Anew. The focus comes back to the control of the same name."""
        focus = QApplication.focusWidget()
        if focus_to:
            self._focus_to = focus_to
        elif focus is not None and self.isAncestorOf(focus):
            self._focus_to = focus.objectName() or "first"
        self._scrolled = self.area.verticalScrollBar().value()
        for gone in taken_out(self.column):
            gone.hide()
            self._gone.append(gone)
        self._fields.clear()
        self._fits.clear()
        self._filled = 0
        self._to_build = self.pieces()
        self._build_more()

    _scrolled = 0

    def _build_more(self) -> None:
        """The next piece, and one less of what was there before: to take a hundred fields apart takes its time too."""
        if self._gone:
            self._gone.pop().deleteLater()
        if self._to_build is not None and next(self._to_build, self) is self:
            self._to_build = None
            self._finish_piece()
            self._focus_back()
            self.built.emit()
        elif self._to_build is not None:
            self._finish_piece()
        if not self.is_at_rest:
            self.session.turns.later(self._form_name, self._build_more)

    def _finish_piece(self) -> None:
        """Its words stand in it as soon as it is seen: whoever types there types on."""
        self._dress()
        self._fill(self._filled)
        self._filled = len(self._fields)
        target = self._control(self._focus_to) if self._focus_to else None
        if target is not None and target.isVisible():  # not at the end: keys are typed meanwhile
            self._focus_to = ""
            target.setFocus()
            self.area.ensureWidgetVisible(target)

    _filled = 0

    def _dress(self) -> None:
        """What was just built. Dressed as one, some hundred fields held the screen for 80 ms at another look."""
        for piece in _pieces(self._inside):
            if piece not in self._dressed:
                self._dressed.add(theme.dress(piece))

    @property
    def is_built(self) -> bool:
        return self._to_build is None

    @property
    def is_at_rest(self) -> bool:
        """Whether nothing of what was there before is left either."""
        return self.is_built and not self._gone

    def _focus_back(self) -> None:
        name, self._focus_to = self._focus_to, ""
        if name:
            self.focus_on(name)
        QTimer.singleShot(0, self, lambda: self.area.verticalScrollBar().setValue(self._scrolled))

    def focus_on(self, name: str) -> None:
        """The control called so ("first": the first there is); later where it is not there yet."""
        if not self.is_built:
            self._focus_to = name
            return
        target = self._control(name) or self._control("first")
        if target is not None:
            target.setFocus()
            self.area.ensureWidgetVisible(target)

    def _control(self, name: str) -> QWidget | None:
        if name == "first":
            return self._fields[0][0].field if self._fields else None
        named = self.findChildren(QWidget, name)
        return next((each for each in named if not any(gone.isAncestorOf(each) for gone in self._gone)), None)

    def _fill(self, first: int = 0) -> None:
        """The words of the fields from number `first` on."""
        tree = self.session.document.tree
        for field, where in self._fields[first:]:
            if self.session.pending_at(field.place):
                continue
            try:
                field.show_words(words_at(tree, where(tree), field.language.value))
            except KeyError:  # what it belongs to has just gone; other controls are on their way
                continue

    def set_editable(self, *, editable: bool) -> None:
        """Otherwise all of it can be read, and nothing changed."""
        self._inside.setEnabled(editable)

    # ---- making controls --------------------------------------------------------------------------------------

    @property
    def welsh(self) -> bool:
        script = self.session.document.script
        return script is not None and Spoken.CY in script.languages

    def words(
        self,
        label: str,
        place: str,
        where: Where,
        what: str,
        step: str = "",
        *,
        aloud: bool = False,
        optional: bool = False,
        name: str = "",
    ) -> WordPair:
        """A wording of the document. `what` names the change for undoing."""
        made = WordPair(
            label,
            place,
            self._typed(place, where, what, step, optional=optional),
            welsh=self.welsh,
            aloud=aloud,
            wanted=not optional,
            name=name,
        )
        self._fields += [(field, where) for field in made.fields]
        return made

    def _typed(self, place: str, where: Where, what: str, step: str, *, optional: bool) -> Typed:
        def typed(language: str, words: str) -> None:
            self.session.do(
                what,
                lambda tree: set_words(tree, where(tree), language, words, optional=optional),
                step,
                typing=f"{place}.{language}",
            )

        return typed

    def pick(self, label: str, place: str, items: dict[str, str], current: str, do: Callable[[str], object]) -> QWidget:
        """One of `items` under its label."""
        made = Pick()
        made.setObjectName(place)
        made.fill_late(lambda: items, current, items.get(current, current))
        made.chosen(do)
        return parts.labelled(label, made)

    def tick(self, words: str, place: str, do: Callable[[bool], object], *, on: bool) -> QCheckBox:
        made = QCheckBox(words)
        made.setObjectName(place)
        made.setAccessibleName(words)
        made.setChecked(on)
        made.toggled.connect(do)
        return made

    def small(self, words: str, do: Callable[[], object], icon: str, name: str, *, on: bool = True) -> Button:
        """A small button with an icon, its words spoken and in its tool tip."""
        made = parts.button(words, do, icon=icon, kind="icon", name=name)
        made.setEnabled(on)
        return made


def _pieces(holder: QWidget) -> Iterator[QWidget]:
    """What stands in `holder`, and instead of a frame IN_PIECES what stands in that."""
    for part in holder.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if part.property(IN_PIECES):
            yield from _pieces(part)
        else:
            yield part


def without_words(part: Tree) -> Tree:
    """Of a condition only whether there is one: its lists follow by themselves."""
    kept = {name: value for name, value in part.items() if name not in ("en", "cy")}
    return {**kept, "when": True} if "when" in kept else kept
