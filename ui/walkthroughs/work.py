"""From a run done once to a walkthrough with words: recorded in the practice window, edited in a window of its own."""

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from agent_desktop.contract.practice_scenarios import PracticeScenario
from agent_desktop.contract.walkthroughs import Walkthrough
from agent_desktop.walkthroughs.editing import of_a_recording
from ui.bridge import Bridge
from ui.style import theme
from ui.walkthroughs.editor.window import EditorWindow, GiveUp, Keep
from ui.walkthroughs.playing import Player
from ui.walkthroughs.recording import Recorder
from ui.walkthroughs.recording_bar import RecordingBar

Place = Callable[[QWidget], object]


class WalkthroughWork(QObject):
    """`window`: of practice, never of live work; `place`: puts the bar of a recording into it. `keep`, `give_up`: as
    EditorWindow has them.

    Signals: kept(Walkthrough) once one is on the disk.
    """

    kept = Signal(object)

    def __init__(
        self, window: QWidget, place: Place, bridge: Bridge, keep: Keep, give_up: GiveUp | None = None
    ) -> None:
        super().__init__(window)
        self._window, self._place, self._bridge, self._keep, self._give_up = window, place, bridge, keep, give_up
        self._recorder: Recorder | None = None
        self._scenario: PracticeScenario | None = None
        self._bar: RecordingBar | None = None
        self._player: Player | None = None
        self.editor: EditorWindow | None = None

    @property
    def is_recording(self) -> bool:
        return self._recorder is not None

    def record(self, scenario: PracticeScenario) -> None:
        """From here on, until the bar says that it is done."""
        self.drop()
        self._scenario = scenario
        recorder = self._recorder = Recorder(self._window)
        bar = self._bar = theme.dress(RecordingBar())
        recorder.recorded.connect(bar.say_count)
        bar.done.connect(self.finish)
        bar.dropped.connect(self.drop)
        self._place(bar)
        bar.show()
        recorder.start()

    def finish(self) -> None:
        """What was recorded opens in the editor, if there is anything."""
        recorder, scenario = self._recorder, self._scenario
        if recorder is None or scenario is None:
            return
        steps = recorder.stop()
        self.drop()
        if steps:
            self.edit(of_a_recording(steps, scenario.id, scenario.title, scenario.about))

    def drop(self) -> None:
        """Nothing of it is kept."""
        if self._recorder is not None:
            self._recorder.stop()
            self._recorder.deleteLater()
        if self._bar is not None:
            self._bar.hide()
            self._bar.deleteLater()
        self._recorder = self._bar = None

    def edit(self, walkthrough: Walkthrough) -> None:
        """In the editor; one that is open already takes it in, which can be undone there."""
        editor = self.editor
        if editor is not None and shiboken6.isValid(editor) and editor.isVisible():
            editor.page.take(walkthrough)
        else:
            editor = self.editor = EditorWindow(walkthrough, self._bridge, self._keep, self._give_up)
            editor.preview_wanted.connect(self.play)
            editor.kept.connect(self.kept)
        editor.show()
        editor.raise_()
        editor.activateWindow()

    def play(self, walkthrough: Walkthrough) -> None:
        """On the practice window, from its first step."""
        if self._player is not None:
            self._player.stop()
        self._window.raise_()
        self._window.activateWindow()
        player = self._player = Player(self._window, walkthrough)
        player.ended.connect(self._ended)
        player.start()

    def _ended(self) -> None:
        self._player = None
