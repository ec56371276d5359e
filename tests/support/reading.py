"""No class of Qt's is read on another thread than the screen's: docs/decisions/0024."""

import sys
import threading
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

QT = ("ui.", "PySide6", "shiboken6")


class _OnTheScreensThread(MetaPathFinder):
    """Asked before all others, and never knows where a module is."""

    def find_spec(self, name: str, _path: Sequence[str] | None, _target: ModuleType | None = None) -> ModuleSpec | None:
        if name.startswith(QT) and threading.current_thread() is not threading.main_thread():
            raise AssertionError(f"{name} is read on the thread {threading.current_thread().name}")
        return None


def only_on_the_screens_thread() -> None:
    """From now on in this process: AssertionError where a module with classes of Qt's is read on another thread."""
    sys.meta_path.insert(0, _OnTheScreensThread())
