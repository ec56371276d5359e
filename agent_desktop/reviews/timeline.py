"""A contact as it happened, on one line: what a reviewer reads, and what proofs point to. Pure."""

from collections.abc import Iterator

from agent_desktop.contacts.kind_words import outcome_words
from agent_desktop.contract.reviewing import ReviewMaterial
from agent_desktop.contract.scripts import Level
from agent_desktop.dates import duration
from agent_desktop.language import language, t
from agent_desktop.reviews.adapting import adapted
from agent_desktop.reviews.case_entries import case_entries
from agent_desktop.reviews.duties import Kept, duties
from agent_desktop.reviews.entries import Entry, Tone, What
from agent_desktop.reviews.event_entries import event_entries
from agent_desktop.reviews.keys import FINISHED, seconds_into
from agent_desktop.reviews.step_entries import step_entries
from agent_desktop.reviews.visits import trails

_ORDER = tuple(What)


def timeline(material: ReviewMaterial) -> tuple[Entry, ...]:
    """By moment; what happened at the same one in the order of What. In the language in use."""
    found = [
        *event_entries(material),
        *step_entries(material),
        *_owed(material),
        *case_entries(material),
        _finished(material),
    ]
    return tuple(sorted(found, key=lambda entry: (entry.at, _ORDER.index(entry.what))))


def adapted_words(material: ReviewMaterial) -> tuple[str, ...]:
    """For each flag that was in force: whether the script's words for it were shown, to stand above the line."""
    steps = adapted(material)
    lines = []
    for flag in material.flags:
        own = [step for step in steps if flag.code in step.flags]
        label = flag.label.in_language(language())
        if own:
            words = t("{flag} was in force: the script used the adapted wording at {used} of {all} steps.")
            lines.append(words.format(flag=label, used=sum(step.shown for step in own), all=len(own)))
        elif any(trail.visits for trail in trails(material)):
            lines.append(t("{flag} was in force: the script has no wording of its own for it.").format(flag=label))
        else:
            lines.append(t("{flag} was in force.").format(flag=label))
    return tuple(lines)


def _owed(material: ReviewMaterial) -> Iterator[Entry]:
    for duty in duties(material).items:
        if duty.kept is Kept.MISSING and duty.key.startswith("owed:"):
            required = duty.level is Level.MANDATORY
            yield Entry(
                key=duty.key,
                at=seconds_into(material, duty.at),
                what=What.OWED,
                title=t("Not done: {step}").format(step=duty.step.title.in_language(language())),
                parts=(t("required step") if required else t("recommended step"),),
                tone=Tone.WRONG if required else Tone.CAUTION,
                script_id=duty.script_id,
                step=duty.step.id,
            )


def _finished(material: ReviewMaterial) -> Entry:
    contact = material.contact
    parts = [outcome_words(contact.outcome), material.contact_title]
    if contact.held_seconds:
        parts.append(t("on hold {time}").format(time=duration(contact.held_seconds)))
    return Entry(
        key=FINISHED,
        at=seconds_into(material, contact.finished_at),
        what=What.FINISHED,
        title=t("Finished"),
        parts=tuple(part for part in parts if part),
    )
