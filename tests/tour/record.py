"""What the tour leaves behind: a picture of each step, and tour.json."""

import json
import re
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from tests.tour.hand import let_run
from ui.stalls import StallWatch


@dataclass(frozen=True)
class Step:
    """`ms`: from the first key to the moment the window showed the outcome, painted.
    `stall_ms`: the longest that the screen's thread was held up meanwhile; `worked_ms`: the most that it worked itself
    in one go."""

    name: str
    ms: float
    ok: bool
    picture: str
    stall_ms: float = 0.0
    worked_ms: float = 0.0
    wrong: str = ""


@dataclass
class Record:
    """Plays steps by name, takes their pictures, prints each. A step that fails ends the tour."""

    folder: Path
    watch: StallWatch
    steps: list[Step] = field(default_factory=list)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Times what is done within, takes the picture, keeps what went wrong and raises it on."""
        let_run()
        self.watch.reset()
        start = time.perf_counter()
        wrong = ""
        try:
            yield
        except Exception:
            wrong = traceback.format_exc(limit=4)
            raise
        finally:
            let_run()
            ms = (time.perf_counter() - start) * 1000
            stall, worked = round(self.watch.longest_ms, 1), round(self.watch.worked_ms, 1)
            picture = self._picture(name)
            self.steps.append(Step(name, round(ms, 1), not wrong, picture, stall, worked, wrong))
            sys.stdout.write(f"  {'ok  ' if not wrong else 'NOT '} {ms:8.1f} ms  {name}\n")
            sys.stdout.flush()

    def _picture(self, name: str) -> str:
        let_run(60)  # the picture only: the time is taken already
        file = f"{len(self.steps) + 1:02d}-{'-'.join(re.findall(r'[a-z0-9]+', name.lower()))}.png"
        QGuiApplication.primaryScreen().grabWindow(0).save(str(self.folder / file))
        return file

    def write(self) -> bool:
        """tour.json. Answers whether every step held."""
        ok = bool(self.steps) and all(step.ok for step in self.steps)
        stall = max((step.stall_ms for step in self.steps), default=0.0)
        worked = max((step.worked_ms for step in self.steps), default=0.0)
        body = {
            "ok": ok,
            "longest_stall_ms": stall,
            "longest_worked_ms": worked,
            "steps": [asdict(step) for step in self.steps],
        }
        (self.folder / "tour.json").write_text(json.dumps(body, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        return ok


def play(record: Record, parts: list[Callable[[], None]]) -> None:
    """Plays the parts in order; the first that fails ends the tour, its trace printed."""
    for part in parts:
        try:
            part()
        except Exception:
            sys.stdout.write(traceback.format_exc())
            return
