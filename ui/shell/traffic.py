"""All that goes on over the line by itself: watching it, sending what waits, fetching what changed; and its words."""

import logging
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from agent_desktop.language import t
from ui.bridge import Bridge, Fault
from ui.outbox.words import waiting_words
from ui.shell.bar import TopBar
from ui.shell.coming_strip import coming_words
from ui.shell.connection import LOOKS, ConnectionWatch
from ui.shell.delivering import Delivering
from ui.shell.pulling import Pulling
from ui.style.announcing import announce

if TYPE_CHECKING:
    from agent_desktop.desk.changed import Changed
    from agent_desktop.desk.connection import Connection
    from agent_desktop.desk.desk import Desk
    from agent_desktop.desk.filling import Coming
    from agent_desktop.desk.outbox import Counts, Delivered
    from agent_desktop.desk.pulling import Pulled

log = logging.getLogger(__name__)


class Traffic(QObject):
    """Signals: `delivered(Delivered)`, `counted(Counts)` when other numbers wait, `sending(words)` ("" when over),
    `changed(Changed)`, `catalogue_changed()`, `articles_changed()`, `coming(Coming or None, online)` while answers
    come for the first time, `session_over()`, `fault(fault)` of this computer itself."""

    delivered = Signal(object)
    counted = Signal(object)
    sending = Signal(str)
    changed = Signal(object)
    catalogue_changed = Signal()
    articles_changed = Signal()
    coming = Signal(object, bool)
    session_over = Signal()
    fault = Signal(object)

    def __init__(self, desk: "Desk", bridge: Bridge, bar: TopBar) -> None:
        super().__init__()
        from agent_desktop.desk import filling, outbox, pulling, upkeep  # late: with them comes the whole wire

        self._desk, self._bridge, self._bar = desk, bridge, bar
        self.counts: Counts | None = None
        self._stopped = False
        self._coming: Coming | None = None
        self._sending = ""
        self._waited = False
        self.watch = ConnectionWatch(desk, bridge)
        self.watch.seen.connect(self._see)
        self.watch.turned.connect(self._turned)
        self.watch.sign_in_wanted.connect(self.session_over)
        self.delivering = Delivering(bridge, partial(outbox.deliver, desk))
        self.delivering.delivered.connect(self._delivered)
        self.delivering.progress.connect(self._progress)
        self.delivering.fault.connect(self.fault)
        self.pulling = Pulling(bridge, partial(pulling.pull, desk), partial(upkeep.keep_up, desk))
        self.pulling.pulled.connect(self._pulled)
        self.pulling.fault.connect(self._not_pulled)
        self._how_far = partial(filling.coming_to, desk)

    def start(self) -> None:
        """Nothing where it was stopped before."""
        if self._stopped:
            return
        self._bridge.ask(self._how_far, self._show_coming, self.fault.emit, owner=self, by_itself=True, near=True)
        self.watch.start()
        self.delivering.poke()
        self.pulling.start()

    def stop(self) -> None:
        """For good: whatever is still answered is shown nowhere."""
        self._stopped = True
        self.watch.stop()
        self.delivering.stop()
        self.pulling.stop()

    def written(self) -> None:
        """Something can be sent: at once, or it is counted where nobody is signed in at the server."""
        if not self.delivering.resting:
            self.delivering.poke()
            return
        from agent_desktop.desk import outbox  # late, as above

        self._bridge.ask(
            partial(outbox.counts, self._desk), self._count, self.fault.emit, owner=self, by_itself=True, near=True
        )

    def signed_in_again(self) -> None:
        self.watch.probe()
        self.delivering.wake()

    @property
    def online(self) -> bool:
        """Whether the server can be worked with, as far as is known."""
        return self.watch.latest is not None and self.watch.latest.reached

    @property
    def coming_words(self) -> str:
        """How far the answers are that come to this computer; "" once all are here."""
        return coming_words(self._coming, online=self.online) if self._coming is not None else ""

    @property
    def waiting(self) -> int:
        return self.counts.waiting if self.counts else 0

    def try_again(self) -> None:
        """By hand: everything that waits is due now."""
        from agent_desktop.desk import outbox  # late, as above

        self.watch.probe()
        self._bridge.ask(
            partial(outbox.send_all, self._desk), lambda _done: self.written(), self.fault.emit, owner=self, near=True
        )

    # ---- the line -----------------------------------------------------------------------------------------------

    def _see(self, connection: "Connection") -> None:
        self.pulling.see_line(usable=connection.reached and self._desk.keeper.signed_in)
        self._say()

    def _turned(self, connection: "Connection") -> None:
        """Said aloud once, with what waits for it; and what waits goes as soon as it can."""
        waits = waiting_words(self.waiting)
        announce(self._bar, ". ".join(words for words in (connection.words, waits) if words))
        if self._coming is not None:
            self.coming.emit(self._coming, self.online)
        if connection.reached:
            self.delivering.poke()

    def _say(self) -> None:
        latest = self.watch.latest
        if latest is None:
            return
        icon, tone = LOOKS[latest.state.value]
        tail = self._sending or waiting_words(self.waiting)
        self._bar.show_connection(" · ".join(words for words in (latest.words, tail) if words), icon, tone)

    # ---- sending ------------------------------------------------------------------------------------------------

    def _delivered(self, delivered: "Delivered") -> None:
        from agent_desktop.desk.faults import SignInNeeded  # late, as above

        self._count(delivered.counts, sent=bool(delivered.sent))
        self.delivered.emit(delivered)
        self._tell(delivered.changed)
        if isinstance(delivered.fault, SignInNeeded):
            self.delivering.rest()
            self.session_over.emit()

    def _count(self, counts: "Counts", *, sent: bool = False) -> None:
        """`sent`: something went just now."""
        if self._stopped:
            return
        before, self.counts = self.counts, counts
        self.delivering.expect(counts.waiting)
        if counts.waiting:
            self._waited = True
        elif self._waited:
            self._waited = False
            if sent and not counts.refused and not counts.meets:
                announce(self._bar, t("Everything is sent"))
        if counts != before:
            self.counted.emit(counts)
        self._say()

    def _progress(self, done: int, total: int) -> None:
        self._sending = t("sending {done} of {total}").format(done=done, total=total) if total else ""
        self.sending.emit(self._sending)
        self._say()

    # ---- fetching -------------------------------------------------------------------------------------------------

    def _show_coming(self, coming: "Coming | None") -> None:
        """Said aloud when it begins, at half of it, and when all are here."""
        if self._stopped:
            return
        before, self._coming = self._coming, coming
        if coming == before:
            return
        self.coming.emit(coming, self.online)
        if coming is None:
            self.articles_changed.emit()  # whoever looked something up meanwhile is shown what came since
            announce(self._bar, t("All answers are on this computer."))
        elif before is None:
            said = t("Answers are coming to this computer. Those here already can be searched.")
            announce(self._bar, f"{said} {coming_words(coming, online=self.online)}")
        elif before.done * 2 < coming.of <= coming.done * 2:
            announce(self._bar, coming_words(coming, online=self.online))

    def _pulled(self, pulled: "Pulled") -> None:
        self._show_coming(pulled.coming)
        if pulled.catalogue_changed:
            self.catalogue_changed.emit()
        if pulled.articles_changed:
            self.articles_changed.emit()
        self._tell(pulled.changed)

    def _not_pulled(self, fault: Fault) -> None:
        """What the line did is in the bar already, and the next turn asks again."""
        from agent_desktop.desk.faults import ServerFault  # late, as above

        if isinstance(fault, ServerFault):
            log.info("nothing fetched this time: %s", fault.details)
        else:
            self.fault.emit(fault)

    def _tell(self, changed: "Changed") -> None:
        if changed.citizens or changed.cases or changed.contacts:
            self.changed.emit(changed)
