"""The places of the window, such as the Outbox: each by its code, and made late, so that nobody waits for one unseen.

A place is added as what makes it. It is made when someone first goes there, or before that in the quiet, piece by
piece and one place after another, so that going there takes no longer than painting it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from ui.style import theme
from ui.style.going import let_go
from ui.style.piecewise import lay_out, polished
from ui.style.stack import Stack
from ui.turns import LullTimer

QUIET_MS = 1_500
"""After the last place was added or gone to: what is in front comes first, and contacts that were left open."""

BETWEEN_MS = 30
"""Between two pieces, for keys and painting."""


@dataclass(eq=False)
class _Place:
    """`dress`: what is to dress it yet. `goes_last`: after what stands in it, which is let go of by itself.
    `page`: None until it is made."""

    make: Callable[[], QWidget]
    dress: Callable[[QWidget], object] | None
    goes_last: bool = False
    page: QWidget | None = None


class Places(Stack):
    """Shows one of them at a time."""

    def __init__(self) -> None:
        super().__init__()
        self._places: dict[str, _Place] = {}
        self._pieces: Iterator[None] = iter(())
        self._quiet = LullTimer(self)
        self._quiet.timeout.connect(self._go_on)

    @property
    def code(self) -> str:
        """Of the place shown."""
        shown = self.currentWidget()
        return next((code for code, place in self._places.items() if place.page is shown), "")

    @property
    def is_ready(self) -> bool:
        """Whether nothing is left to be made in the quiet."""
        return not self._quiet.isActive()

    def add(
        self,
        code: str,
        make: Callable[[], QWidget],
        *,
        dress: Callable[[QWidget], object] | None = theme.dress,
        goes_last: bool = False,
    ) -> None:
        """`make` is called once, on the screen's thread; `dress` with the page, once that stands in its place. None: it
        dresses its own parts. `goes_last`: what stands in it was let go of, and is gone before it."""
        self._places[code] = _Place(make, dress, goes_last)
        self._quiet.start(QUIET_MS)

    def take_away(self, code: str) -> None:
        """It goes, made or not."""
        place = self._places.pop(code, None)
        if place is not None and place.page is not None:
            self.removeWidget(place.page)
            if place.goes_last:
                let_go(place.page)
            else:
                place.page.hide()
                place.page.deleteLater()

    def clear(self) -> None:
        """All of them go: whoever worked here is signed out."""
        for code in tuple(self._places):
            self.take_away(code)

    def show_place(self, code: str) -> QWidget | None:
        """The place called `code`, in front; None where there is none."""
        place = self._places.get(code)
        if place is None:
            return None
        page = self._made(place)
        self.setCurrentWidget(page)
        if self._quiet.isActive():
            self._quiet.start(QUIET_MS)
        return page

    def _made(self, place: _Place) -> QWidget:
        """Whole, whatever of it stands already."""
        for _piece in self._make(place):
            pass
        assert place.page is not None
        return place.page

    def _make(self, place: _Place) -> Iterator[None]:
        """A piece at a time. Not dressed before it stands in its place: a part that moves is dressed anew."""
        if place.page is None:
            place.page = place.make()
            yield
        if self.indexOf(place.page) < 0:
            self.addWidget(place.page)
            yield
        if place.dress is not None:
            dress, place.dress = place.dress, None
            dress(place.page)
            yield

    # ---- in the quiet --------------------------------------------------------------------------------------------

    def _go_on(self) -> None:
        """The next piece, then the event loop's turn."""
        if next(self._pieces, self) is self:
            waits = next((place for place in self._places.values() if place.page is None), None)
            if waits is None:
                return
            self._pieces = self._get_ready(waits)
        self._quiet.start(BETWEEN_MS)

    def _get_ready(self, place: _Place) -> Iterator[None]:
        """Made, dressed and laid out. Whoever goes there meanwhile has it made whole."""
        if not self._stands(place):  # taken away before its first piece, with whoever would have made it
            return
        for _piece in self._make(place):
            yield
            if not self._stands(place):
                return
        page = place.page
        assert page is not None
        for _piece in polished(page):
            yield
            if not self._stands(place):
                return
        if not page.isVisible():
            page.resize(self.size())
            lay_out(page)

    def _stands(self, place: _Place) -> bool:
        return place in self._places.values()
