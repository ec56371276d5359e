"""A script of a thousand steps in a call: how long a step on, a step back and a jump hold up the screen."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from benchmarks.checking_scripts import STEPS, thousand_steps
from benchmarks.row import Row, toward
from benchmarks.worked import Worked, looks, shown_alone

if TYPE_CHECKING:
    from agent_desktop.contract.script_runs import RunState
    from agent_desktop.scripts.versions import Shelf
    from ui.scripts.step_page import StepPage

GOAL_MS = 50.0
TIMES = 3
NOW = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
ABOUT = "missed_collection"


def measure() -> list[Row]:
    """The most that the screen's thread works in one go: the move, what is foreseen of the way ahead, and the page."""
    return [
        toward(f"{STEPS:,} steps in a call: {name}", "ms", round(took, 1), GOAL_MS) for name, took in longest_by_deed()
    ]


def longest_by_deed() -> Iterator[tuple[str, float]]:
    """Each deed by name, with its milliseconds as soon as they are known."""
    from ui.scripts.step_page import StepPage

    looks()
    page = StepPage()
    with shown_alone(page), _worked() as worked:
        call = _Call(page)
        for name, deed in (
            ("a step on, at its beginning", call.on),
            ("a step back", call.back),
            ("a step on, at its end", call.on),
            ("a jump to where it began", call.jump),
            ("the steps that were seen", call.look_back),
        ):
            if name.endswith("end"):
                call.go_on_to_the_end()
            yield name, max(worked.over(deed, lambda: page.was_seen) for _turn in range(TIMES))


@contextmanager
def _worked() -> Iterator[Worked]:
    worked = Worked()
    try:
        yield worked
    finally:
        worked.stop()


class _Call:
    """What a contact does with the script in hand, without what else there is of it."""

    def __init__(self, page: "StepPage") -> None:
        from agent_desktop.contract.citizens import Channel
        from agent_desktop.contract.script_runs import Situation
        from agent_desktop.contract.scripts import Spoken
        from agent_desktop.scripts import engine
        from agent_desktop.scripts.editing.document import opened
        from agent_desktop.scripts.versions import Shelf, version_of

        script = opened(thousand_steps()).script
        assert script is not None
        version = version_of(script)
        situation = Situation(flags=(), language=Spoken.EN, channel=Channel.PHONE, representative=False)
        self._page, self._shelf = page, Shelf([version])
        self._script_id, self._start = script.id, script.start
        self._run = engine.begin(self._shelf, version, situation, NOW)
        self._show()

    def on(self) -> None:
        self._move(self._answered)

    def back(self) -> None:
        from agent_desktop.scripts import engine

        self._move(lambda _shelf, run: engine.back(run, NOW))

    def jump(self) -> None:
        from agent_desktop.scripts import engine

        self._move(lambda shelf, run: engine.jump(shelf, run, self._script_id, self._start, NOW))

    def look_back(self) -> None:
        """As the menu of the steps that were seen does."""
        from ui.scripts.visited import visited

        assert visited(self._shelf, self._run)

    def go_on_to_the_end(self) -> None:
        while len(self._run.past) < STEPS - 2 * TIMES:
            self._run = self._answered(self._shelf, self._run)
        self._show()

    def _answered(self, shelf: "Shelf", run: "RunState") -> "RunState":
        from agent_desktop.contract.script_runs import Reply
        from agent_desktop.scripts import engine
        from agent_desktop.scripts.standing import here

        number = here(run).step.removeprefix("step_")
        return engine.advance(shelf, run, Reply(values={f"answer_{number}": "green"}), NOW)

    def _move(self, move: "Callable[[Shelf, RunState], RunState]") -> None:
        self._run = move(self._shelf, self._run)
        self._show()

    def _show(self) -> None:
        from agent_desktop.scripts.foreseeing import ahead, own_cases, own_matter
        from agent_desktop.scripts.view import form_answers
        from ui.scripts.shown_step import shown_step

        shelf, run = self._shelf, self._run
        ahead(shelf, run, ABOUT)
        own_matter(shelf, run, ABOUT)
        own_cases(shelf, run)
        form_answers(shelf, run, ABOUT)
        self._page.show_step(shown_step(shelf, run, NOW, flags={}))
