"""The player as a review puts it above its time line: one widget, two signals."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from agent_desktop.contract.recordings import RecordingInfo
from agent_desktop.desk import recordings
from agent_desktop.desk.desk import Desk
from agent_desktop.listening.playing import OpenSpeaker
from agent_desktop.listening.speaker import open_speaker
from ui.bridge import Bridge
from ui.reviews.player.bar import PlayerBar
from ui.reviews.player.work import PlayerWork, Source
from ui.shell.shortcuts import Shortcuts
from ui.style import parts
from ui.style.tokens import SPACE


class Player(QFrame):
    """Signals: `at_seconds(float)` since the contact began: light that entry of the time line up.

    Call `close_recording` when another contact, or none, is looked at: it is silent then, and nothing is left of it.
    """

    at_seconds = Signal(float)

    def __init__(
        self, desk: Desk, bridge: Bridge, shortcuts: Shortcuts, *, open_speaker: OpenSpeaker = open_speaker
    ) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.bar = PlayerBar()
        self.bar.bind_keys(shortcuts)
        source = Source(peaks=partial(recordings.peaks, desk), held=partial(recordings.Pieces, desk))
        self.work = PlayerWork(self.bar, bridge, source, open_speaker=open_speaker)
        self.work.at_seconds.connect(self.at_seconds)
        parts.column(self, margin=(SPACE.wide, SPACE.normal, SPACE.wide, SPACE.normal)).addWidget(self.bar)

    def show_recordings(self, found: Sequence[RecordingInfo], began: datetime) -> None:
        """`ReviewMaterial.recordings` of a contact that began at `began` (`contact.started_at`)."""
        self.work.show(found, began)

    def go_to(self, seconds: float) -> None:
        """Seconds since the contact began, as the time line has them."""
        self.work.go_to(seconds)

    def play_or_pause(self) -> None:
        self.work.play_or_pause()

    def close_recording(self) -> None:
        """Nothing is played, and nothing of any contact is left here."""
        self.work.close()
