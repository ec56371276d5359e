"""Deeds as they are recorded, one after another: what belongs together becomes one."""

from agent_desktop.contract.walkthroughs import Do, WalkStep

ONE_IS_ENOUGH = frozenset({Do.TYPE})
"""What the last of several says is what stands there in the end."""


def merged(steps: tuple[WalkStep, ...], step: WalkStep) -> tuple[WalkStep, ...]:
    """`steps` with one more: a keystroke goes into the typing before it, a box ticked and unticked counts once."""
    last = steps[-1] if steps else None
    same = last is not None and (last.control, last.do) == (step.control, step.do)
    if same and (step.do in ONE_IS_ENOUGH or (step.do is Do.CHOOSE and step.value in {"on", "off"})):
        return (*steps[:-1], step)
    return (*steps, step)
