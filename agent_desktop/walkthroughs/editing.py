"""Changes to a walkthrough. Pure: a walkthrough in, another out; what cannot be done gives the same again."""

from msgspec.structs import replace

from agent_desktop.contract.scripts import Spoken, Wording
from agent_desktop.contract.walkthroughs import WALKTHROUGH_FORMAT, WalkStep, Walkthrough, Where


def with_step(walkthrough: Walkthrough, at: int, step: WalkStep) -> Walkthrough:
    """`step` in the place of the one at `at`."""
    steps = walkthrough.steps
    if not 0 <= at < len(steps):
        return walkthrough
    return replace(walkthrough, steps=(*steps[:at], step, *steps[at + 1 :]))


def inserted(walkthrough: Walkthrough, at: int, step: WalkStep) -> Walkthrough:
    """`step` before the one at `at`; at the end where there is none."""
    at = max(0, min(at, len(walkthrough.steps)))
    return replace(walkthrough, steps=(*walkthrough.steps[:at], step, *walkthrough.steps[at:]))


def without(walkthrough: Walkthrough, at: int) -> Walkthrough:
    """The last one stays: a walkthrough has a step at the least."""
    steps = walkthrough.steps
    if not 0 <= at < len(steps) or len(steps) == 1:
        return walkthrough
    return replace(walkthrough, steps=(*steps[:at], *steps[at + 1 :]))


def moved(walkthrough: Walkthrough, at: int, by: int) -> Walkthrough:
    """The step at `at` so many places further on, or back."""
    steps, to = list(walkthrough.steps), at + by
    if not 0 <= at < len(steps) or not 0 <= to < len(steps):
        return walkthrough
    steps.insert(to, steps.pop(at))
    return replace(walkthrough, steps=tuple(steps))


def from_step(walkthrough: Walkthrough, at: int) -> Walkthrough:
    """From the step at `at` to the end: to look at it."""
    at = max(0, min(at, len(walkthrough.steps) - 1))
    return replace(walkthrough, steps=walkthrough.steps[at:])


def worded(wording: Wording | None, language: str, words: str) -> Wording | None:
    """`wording` with `words` in `language`; None where no English is left, without which there is none."""
    english = words if language == Spoken.EN else wording.en if wording else ""
    welsh = words if language == Spoken.CY else wording.cy if wording else ""
    if not english:
        return Wording(en=welsh, cy=welsh) if welsh else None
    return Wording(en=english, cy=welsh)


def of_a_recording(steps: tuple[WalkStep, ...], scenario_id: str, title: Wording, about: Wording) -> Walkthrough:
    """What a trainer did once, to be given words. It takes the place of the one that follows from the model run."""
    return Walkthrough(
        format=WALKTHROUGH_FORMAT,
        id=scenario_id,
        title=title,
        about=about,
        where=Where.PRACTICE,
        scenario=scenario_id,
        steps=(WalkStep(title=title, says=about), *steps),
    )
