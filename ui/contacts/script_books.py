"""The versions of scripts at hand in one contact: what may be begun now, and what its run stays on."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.script_life import PublishedScript
from agent_desktop.contract.script_runs import RunState
from agent_desktop.contract.scripts import Script
from agent_desktop.scripts.offering import fitting, shelf_of
from agent_desktop.scripts.versions import Shelf
from ui.bridge import Fault
from ui.contacts.asking import Asking
from ui.contacts.surroundings import Surroundings
from ui.scripts.choosing_page import ScriptOffer, offer_of, offers_of


class ScriptBooks(QObject):
    """A newer version published meanwhile, or none any more, changes nothing for a run that has begun."""

    def __init__(self, asking: Asking, around: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._asking, self._around = asking, around
        self._kept: tuple[PublishedScript, ...] = ()
        self._looked_for: frozenset[str] = frozenset()
        self._looking = False
        self.shelf = Shelf(())

    # ---- what may be begun -------------------------------------------------------------------------------------------

    def fitting(self, channel: Channel, service_code: str) -> tuple[ScriptOffer, ...]:
        return tuple(offer_of(each) for each in fitting(self._around.scripts, channel, service_code))

    def offered(self, channel: Channel) -> tuple[ScriptOffer, ...]:
        return offers_of(self._around.scripts, channel)

    def with_new(self) -> Shelf:
        """What is in force now, and beneath it what the run is on."""
        return shelf_of(self._around.scripts, self._kept)

    # ---- what the run is on ------------------------------------------------------------------------------------------

    @property
    def scripts(self) -> tuple[Script, ...]:
        return tuple(each.script for each in self._kept)

    def number(self, version_hash: str) -> int | None:
        """Which version of its script it is, counted from 1."""
        return next((each.number for each in self._kept if each.hash == version_hash), None)

    def has(self, run: RunState) -> bool:
        return {pin.hash for pin in run.pins} <= {each.hash for each in self._kept}

    def pin(self, run: RunState, failed: Callable[[Fault], None]) -> None:
        """Keep what `run` is on, here and on this computer's disk."""
        hashes = {pin.hash for pin in run.pins}
        at_hand = {each.hash: each for each in (*self._around.scripts, *self._kept)}
        kept = tuple(each for version_hash, each in at_hand.items() if version_hash in hashes)
        if kept != self._kept:
            self._hold(kept)
            self._asking.keep_scripts(kept, failed)

    def looked_for(self, run: RunState, then: Callable[[], None], failed: Callable[[Fault], None]) -> bool:
        """Whether what `run` is on has been looked for, found or not. If not, one of the two is called when it has.

        A run that was left open finds it at once where all of it is in force still, and else on the disk.
        """
        hashes = frozenset(pin.hash for pin in run.pins)
        if self.has(run) or hashes == self._looked_for:
            return not self._looking
        self._looked_for = hashes
        in_force = tuple(each for each in self._around.scripts if each.hash in hashes)
        if len(in_force) == len(hashes):
            self._hold(in_force)
            return True
        self._looking = True

        def done(found: tuple[PublishedScript, ...]) -> None:
            self._looking = False
            self._hold(found)
            then()

        def not_done(fault: Fault) -> None:
            self._looking = False
            failed(fault)

        self._asking.recall_scripts(hashes, done, not_done)
        return False

    def _hold(self, kept: tuple[PublishedScript, ...]) -> None:
        self._kept = kept
        self.shelf = shelf_of(kept)
