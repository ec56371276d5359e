"""The coach's hint at a step: at once on the first attempts, later and later after them, and then never again. Pure."""

from agent_desktop.contract.practice_scenarios import PracticeScenario
from agent_desktop.contract.scripts import Spoken

AFTER: tuple[float, ...] = (0.0, 0.0, 12.0, 25.0, 45.0)
"""Seconds that are waited on the first, second… attempt at a scenario; from the next one on there are no hints."""


def waits(attempt_number: int) -> float | None:
    """Seconds until a hint is shown; None: never. `attempt_number` counts from 1."""
    return AFTER[max(attempt_number, 1) - 1] if attempt_number <= len(AFTER) else None


def hint(scenario: PracticeScenario, at: str, attempt_number: int, waited_s: float, language: Spoken) -> str:
    """The words for the step `at` ("script/step") after it was in front for so long; "" where there are none yet."""
    after = waits(attempt_number)
    if after is None or waited_s < after:
        return ""
    words = next((comment.hint for comment in scenario.comments if comment.at == at and comment.hint), None)
    return words.in_language(language) if words else ""
