"""What is on its way into an editor: its page is made, dressed and laid out behind what is in front, in pieces."""

from collections.abc import Callable, Iterator
from typing import Generic, Protocol, TypeVar, cast

from PySide6.QtWidgets import QWidget

from ui.style.piecewise import Piecewise, lay_out
from ui.turns import TURN_MS
from ui.versions.pages import Pages


class DressedInPieces(Protocol):
    """A page."""

    def dressed(self) -> Iterator[None]:
        """Dresses it, once it stands in its place: some parts at each step."""


Thing = TypeVar("Thing")
Page = TypeVar("Page", bound=DressedInPieces)


class Opening(Generic[Thing, Page]):
    """`make` makes the page of a thing, a widget; `then` is given both once the page can be shown at once."""

    def __init__(self, place: Pages, make: Callable[[Thing], Page], then: Callable[[Page, Thing], None]) -> None:
        self._place, self._make, self._then = place, make, then
        self._page: Page | None = None
        self._pieces: Piecewise | None = None

    @property
    def is_done(self) -> bool:
        """Whether none is on its way."""
        return self._pieces is None

    def begin(self, thing: Thing) -> None:
        """What was on its way before is not wanted any more."""
        page, self._page = self._page, None
        if self._pieces is not None:
            self._pieces.deleteLater()
        if page is not None:
            self._place.drop(cast("QWidget", page))
        self._pieces = Piecewise(self._run(thing), self._place, after_ms=TURN_MS)

    def _run(self, thing: Thing) -> Iterator[None]:
        page = self._page = self._make(thing)
        widget = cast("QWidget", page)
        yield
        if self._page is not page:  # another is wanted by now
            return
        self._place.stack.addWidget(widget)
        for _piece in page.dressed():
            yield
            if self._page is not page:
                return
        widget.resize(self._place.stack.size())
        lay_out(widget)
        yield
        if self._page is not page:
            return
        pieces, self._page, self._pieces = self._pieces, None, None
        if pieces is not None:
            pieces.deleteLater()
        self._then(page, thing)
