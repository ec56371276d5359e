"""Where a script had words of its own for a citizen's needs, and whether those were shown."""

from collections.abc import Iterator

from agent_desktop.contract.base import Record
from agent_desktop.contract.contact_events import Happening
from agent_desktop.contract.reviewing import ReviewMaterial
from agent_desktop.contract.scripts import Say
from agent_desktop.reviews.visits import Visit, script_of, step_of, trails
from agent_desktop.scripts.conditions import atoms, holds


class Adapted(Record, frozen=True, kw_only=True):
    """At one step: the `variant` that fits the `flags` in force, and whether it was the one shown."""

    key: str
    variant: str
    flags: tuple[str, ...]
    shown: bool


def adapted(material: ReviewMaterial) -> tuple[Adapted, ...]:
    """Steps that were gone through while it was known who it is, in their order; those without such words left out."""
    since = next((event.at for event in material.events if event.what is Happening.PERSON_CHOSEN), None)
    found: list[Adapted] = []
    for trail in trails(material):
        for visit in trail.visits:
            if since is None or visit.until is None or visit.until >= since:
                step = step_of(script_of(material, trail.run, visit.script_id), visit.step)
                found += _at(visit, step.say if step else (), frozenset(flag.code for flag in material.flags))
    return tuple(found)


def _at(visit: Visit, says: tuple[Say, ...], in_force: frozenset[str]) -> Iterator[Adapted]:
    then = visit.standing(in_force)
    fitting = next((say for say in says if holds(say.when, then)), None)
    asked = {atom.flag for atom in atoms(fitting.when) if atom.flag} if fitting else set()
    flags = tuple(sorted(asked & then.flags))
    if fitting and flags:
        yield Adapted(key=visit.key, variant=fitting.name, flags=flags, shown=visit.variant == fitting.name)
