"""An attempt as it went, on one time line: what was said, steps and what was taken down, points, comments. Pure."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from agent_desktop.contract.practice import Attempt, AttemptWrite, Heard, Point
from agent_desktop.contract.script_runs import Did
from agent_desktop.contract.scripts import Script
from agent_desktop.language import language, t
from agent_desktop.practice.stumbling import is_lost
from agent_desktop.reviews.entries import Entry, Tone, What
from agent_desktop.reviews.visits import Visit, step_of, trails_of, variables_of
from agent_desktop.scripts.words import said


def length_of(content: AttemptWrite) -> float:
    """Seconds from its beginning to its end, pauses and all."""
    return content.worked + content.paused


def entries(attempt: Attempt, scripts: Mapping[str, Script]) -> tuple[Entry, ...]:
    """In the order of their moments. `scripts`: by hash, those of its versions that are at hand."""
    content = attempt.content
    found = [*_steps(content, scripts), *_heard(content), *_points(content), *_comments(attempt)]
    return tuple(sorted(found, key=lambda entry: entry.at))


def said_until(content: AttemptWrite, seconds: float) -> tuple[Heard | None, Heard | None]:
    """The caller's and the handler's last words at that moment; None where there were none yet."""
    caller = handler = None
    for line in content.heard:
        if line.at <= seconds and line.by == "caller":
            caller = line
        elif line.at <= seconds and line.by == "handler":
            handler = line
    return caller, handler


def _steps(content: AttemptWrite, scripts: Mapping[str, Script]) -> Iterator[Entry]:
    end = length_of(content)
    for trail in trails_of(content.runs):
        pins = {pin.script_id: pin.hash for pin in trail.run.pins}
        for visit in trail.visits:
            script = scripts.get(pins.get(visit.script_id, ""))
            step = step_of(script, visit.step)
            at = _since(content, visit.at, end)
            yield Entry(
                key=visit.key,
                at=at,
                until=max(at, _since(content, visit.until, end)) if visit.until else None,
                what=What.STEP,
                title=step.title.in_language(language()) if step else visit.step.replace("_", " "),
                parts=tuple(_taken_down(visit, script)),
                variant=visit.variant,
                script_id=visit.script_id,
                step=visit.step,
            )


def _since(content: AttemptWrite, moment: datetime, end: float) -> float:
    """Within the attempt, whatever a clock that was set meanwhile says."""
    seconds = (moment - content.began_at).total_seconds()
    return min(max(0.0, seconds), end)


def _taken_down(visit: Visit, script: Script | None) -> Iterator[str]:
    move = visit.left
    if move is not None and move.did is Did.ANSWERED and move.reply is not None:
        variables = variables_of(script) if script else {}
        for name, value in move.reply.values.items():
            words = said(variables[name], value, language()) if name in variables else str(value)
            if words:
                yield t("taken down: {answer}").format(answer=" ".join(words.split()))
        if move.reply.failed:
            yield t("not possible")
    if move is not None and move.did is Did.BACK:
        yield t("went back")
    if move is not None and move.did is Did.WAIVED:
        yield t("skipped: {reason}").format(reason=move.reason)
    if visit.variant:
        yield t("wording: {name}").format(name=visit.variant.replace("_", " "))


def _heard(content: AttemptWrite) -> Iterator[Entry]:
    who = {"caller": t("the caller"), "handler": t("the handler"), "coach": t("a hint")}
    for number, line in enumerate(content.heard):
        yield Entry(
            key=f"heard:{number}",
            at=line.at,
            what=What.NOTE,
            title=t("“{words}”").format(words=line.words),
            parts=(who[line.by],),
            tone=Tone.QUIET if line.by == "coach" else Tone.PLAIN,
        )


def _points(content: AttemptWrite) -> Iterator[Entry]:
    """What was lost: what was won stands in the list of points, and would drown the rest."""
    for point in content.points:
        if point.at is not None and is_lost(point):
            yield Entry(
                key=f"point:{point.code}",
                at=point.at,
                what=What.OWED,
                title=point_words(point),
                parts=(point.why.in_language(language()),),
                tone=point_tone(point),
            )


def _comments(attempt: Attempt) -> Iterator[Entry]:
    for comment in attempt.comments:
        yield Entry(
            key=f"comment:{comment.id}",
            at=comment.at,
            what=What.NOTE,
            title=t("Comment from {name}").format(name=comment.by_name),
            parts=(comment.words,),
            tone=Tone.CAUTION,
        )


def point_words(point: Point) -> str:
    """ "4 of 10 · Adapted wording used"."""
    words = point.words.in_language(language())
    return t("{got} of {of} · {what}").format(what=words, got=_number(point.got), of=_number(point.of))


def _number(value: float) -> str:
    """To a tenth, where there is one."""
    return f"{round(value, 1):g}"


def point_tone(point: Point) -> Tone:
    if not point.of:
        return Tone.QUIET
    if not is_lost(point):
        return Tone.GOOD
    return Tone.WRONG if point.critical or not point.got else Tone.CAUTION
