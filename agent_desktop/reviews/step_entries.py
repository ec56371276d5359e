"""The steps of a contact's scripts as lines of its time line."""

from collections.abc import Iterator

from agent_desktop.contract.reviewing import ReviewMaterial
from agent_desktop.contract.script_runs import Did, Mode
from agent_desktop.contract.scripts import Action, AnyStep, Level, Script
from agent_desktop.language import language, t
from agent_desktop.reviews.adapting import Adapted, adapted
from agent_desktop.reviews.duties import Duty, Kept, duties
from agent_desktop.reviews.entries import Entry, Tone, What
from agent_desktop.reviews.keys import run_key, seconds_into
from agent_desktop.reviews.visits import Trail, Visit, script_of, step_of, trails, variables_of
from agent_desktop.scripts.words import said

LONGEST_ANSWER = 120
"""Characters of what was taken down at a step."""


def step_entries(material: ReviewMaterial) -> Iterator[Entry]:
    """A line for each script begun, and for each time at a step."""
    owed = {duty.key: duty for duty in duties(material).items}
    words = {each.key: each for each in adapted(material)}
    for number, trail in enumerate(trails(material)):
        if trail.visits:
            yield _begun(material, number, trail)
        for visit in trail.visits:
            yield _line(material, visit, script_of(material, trail.run, visit.script_id), owed, words)


def _begun(material: ReviewMaterial, number: int, trail: Trail) -> Entry:
    first = trail.visits[0]
    script = script_of(material, trail.run, trail.run.pins[0].script_id) if trail.run.pins else None
    title = script.title.in_language(language()) if script else trail.run.pins[0].script_id if trail.run.pins else ""
    parts = [] if script else [t("This version of the script is not kept any more")]
    if trail.run.ended is None and trail.run.mode is Mode.LIVE:
        parts.append(t("left before its end"))
    return Entry(
        key=run_key(number),
        at=seconds_into(material, first.at),
        what=What.SCRIPT,
        title=t("Script: {title}").format(title=title),
        parts=tuple(parts),
        script_id=first.script_id,
    )


def _line(
    material: ReviewMaterial,
    visit: Visit,
    script: Script | None,
    owed: dict[str, Duty],
    words: dict[str, Adapted],
) -> Entry:
    step, duty, adaptation = step_of(script, visit.step), owed.get(visit.key), words.get(visit.key)
    parts = [
        *_done(visit),
        *_answered(visit, script, step),
        *_demanded(visit, duty),
        *_worded(visit, adaptation),
    ]
    return Entry(
        key=visit.key,
        at=seconds_into(material, visit.at),
        until=seconds_into(material, visit.until) if visit.until else None,
        what=What.STEP,
        title=step.title.in_language(language()) if step else visit.step,
        parts=tuple(part for part in parts if part),
        tone=_tone(visit, duty, adaptation),
        median=material.medians.get(f"{visit.script_id}:{visit.step}"),
        variant=visit.variant,
        script_id=visit.script_id,
        step=visit.step,
    )


def _answered(visit: Visit, script: Script | None, step: AnyStep | None) -> Iterator[str]:
    """What was taken down, as it is said."""
    move = visit.left
    if script is None or move is None or move.did is not Did.ANSWERED or move.reply is None:
        return
    variables = variables_of(script)
    for name, value in move.reply.values.items():
        if name in variables and value not in ("", ()):
            yield _short(said(variables[name], value, language()))
    if isinstance(step, Action) and move.reply.failed:
        yield t("not possible")


def _done(visit: Visit) -> Iterator[str]:
    """How it was left, where that was not by going on."""
    did = visit.left.did if visit.left else None
    if did is Did.BACK:
        yield t("went back")
    elif did is Did.JUMPED:
        yield t("went to another step")
    elif did is Did.INTERRUPTED:
        yield t("another script came between")
    elif did is Did.WAIVED and visit.left:
        yield t("skipped: {reason}").format(reason=_short(visit.left.reason))


def _demanded(visit: Visit, duty: Duty | None) -> Iterator[str]:
    if duty is None:
        return
    required = duty.level is Level.MANDATORY
    if duty.kept is Kept.DONE:
        yield t("required step done") if required else t("recommended step done")
    elif duty.kept is Kept.WAIVED:
        yield t("required step") if required else t("recommended step")
    elif visit.left is None or visit.left.did is not Did.ANSWERED:
        yield t("required step not done") if required else t("recommended step not done")


def _worded(visit: Visit, adaptation: Adapted | None) -> Iterator[str]:
    if adaptation and not adaptation.shown:
        yield t("the wording for the citizen's needs was not shown")
    elif visit.variant and (adaptation or visit.variant != _USUAL):
        yield t("wording: {name}").format(name=visit.variant.replace("_", " "))


_USUAL = "usual"


def _tone(visit: Visit, duty: Duty | None, adaptation: Adapted | None) -> Tone:
    if duty and duty.kept is not Kept.DONE:
        return Tone.CAUTION if duty.kept is Kept.WAIVED and duty.level is Level.MANDATORY else Tone.WRONG
    skipped = visit.left is not None and visit.left.did is Did.WAIVED
    if skipped or (adaptation and not adaptation.shown):
        return Tone.CAUTION
    return Tone.GOOD if duty and duty.level is Level.MANDATORY else Tone.PLAIN


def _short(words: str) -> str:
    one_line = " ".join(words.split())
    return one_line if len(one_line) <= LONGEST_ANSWER else f"{one_line[:LONGEST_ANSWER].rstrip()}…"
