"""A stumble in words, with the words of the step that it is about. Pure."""

from collections.abc import Mapping
from typing import NamedTuple

from agent_desktop.contract.practice import Stumble
from agent_desktop.contract.scripts import AnyStep, Script
from agent_desktop.language import language, t, tn
from agent_desktop.reviews.visits import step_of
from agent_desktop.scripts.condition_words import in_words
from ui.practice.words import kind_words
from ui.reviews.queue import QueueRow
from ui.reviews.words import per_cent

HALF = 0.5


class Place(NamedTuple):
    """Where it is: the script and the step, in words. `step` None: not in any version in force."""

    script_id: str
    step_id: str
    script: Script | None
    step: AnyStep | None

    @property
    def title(self) -> str:
        return self.step.title.in_language(language()) if self.step else self.step_id.replace("_", " ")

    @property
    def script_title(self) -> str:
        return self.script.title.in_language(language()) if self.script else self.script_id


class Spoken(NamedTuple):
    """One wording of a step. `name`: "" for one without; `when`: whom it is for, in words; `front`: it is the one."""

    name: str
    when: str
    words: str
    front: bool


def place_of(at: str, scripts: Mapping[str, Script]) -> Place:
    """`scripts`: those in force, by id."""
    script_id, _, step_id = at.partition("/")
    script = scripts.get(script_id)
    return Place(script_id, step_id, script, step_of(script, step_id))


def wordings(place: Place, variant: str) -> tuple[Spoken, ...]:
    """What may be said at the step, the wording in question first."""
    said = place.step.say if place.step else ()
    found = [
        Spoken(
            each.name or "",
            _without_brackets(in_words(each.when)) if each.when else t("for everyone else"),
            each.in_language(language()),
            bool(variant) and each.name == variant,
        )
        for each in said
    ]
    return tuple(sorted(found, key=lambda each: not each.front))


def _without_brackets(words: str) -> str:
    """Round the whole they tell nothing."""
    inner = words[1:-1]
    return inner if words.startswith("[") and words.endswith("]") and inner.count("[") == inner.count("]") else words


def stumble_row(stumble: Stumble, place: Place) -> QueueRow:
    share = stumble.lost / stumble.attempts if stumble.attempts else 0.0
    wording = t("wording “{name}”").format(name=stumble.variant.replace("_", " ")) if stumble.variant else ""
    who = tn("{count} trainee", "{count} trainees", stumble.trainees).format(count=stumble.trainees)
    return QueueRow(
        title=place.title,
        about=" · ".join(
            part for part in (kind_words(stumble.kind), lost_words(stumble), who, wording, place.script_title) if part
        ),
        side=per_cent(100 * share),
        tone="bad" if share >= HALF else "",
        icon="footprints",
        thing=stumble,
    )


def lost_words(stumble: Stumble) -> str:
    words = tn("lost in {lost} of {count} attempt", "lost in {lost} of {count} attempts", stumble.attempts)
    return words.format(lost=stumble.lost, count=stumble.attempts)


def seconds_words(stumble: Stumble) -> str:
    """ "" where nobody was there."""
    if stumble.mean_seconds is None:
        return ""
    return t("{seconds} s on the step on average").format(seconds=round(stumble.mean_seconds))


def totals_words(attempts: int, trainees: int) -> str:
    counted = tn("{count} attempt", "{count} attempts", attempts).format(count=attempts)
    who = tn("{count} trainee", "{count} trainees", trainees).format(count=trainees)
    return t("{attempts} by {trainees}").format(attempts=counted, trainees=who)
