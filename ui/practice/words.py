"""Words of practice: scores, gates, ends, kinds of points, and why a call cannot be practised now."""

from collections.abc import Sequence

from agent_desktop.contract.practice import AttemptEnd, AttemptInfo, Gate, PointKind
from agent_desktop.contract.practice_scenarios import PracticeScenario, ServerLine
from agent_desktop.dates import day, duration
from agent_desktop.language import language, t, tn
from ui.reviews.words import per_cent

NOTHING = "–"


def level_words(level: int) -> str:
    return {1: t("easy"), 2: t("harder"), 3: t("hard")}[level]


def line_words(line: ServerLine) -> str:
    """ "" for a good one."""
    return {
        ServerLine.GOOD: "",
        ServerLine.SLOW: t("the server is slow"),
        ServerLine.AWAY: t("no line to the server"),
        ServerLine.DROPS: t("the line to the server is lost"),
    }[line]


def end_words(ended: AttemptEnd) -> str:
    """ "" for one that came to its end."""
    return {
        AttemptEnd.FINISHED: "",
        AttemptEnd.LEFT: t("left before its end"),
        AttemptEnd.CUT: t("cut short by a live call"),
    }[ended]


def kind_words(kind: PointKind) -> str:
    return {
        PointKind.SCORECARD: t("a question of the scorecard"),
        PointKind.PATH: t("the way through the script"),
        PointKind.REQUIRED: t("a required step"),
        PointKind.WORDING: t("the wording for their needs"),
        PointKind.ANSWERS: t("what was taken down"),
        PointKind.KNOWLEDGE: t("the answer given"),
        PointKind.PACE: t("time on the step"),
        PointKind.RESULT: t("how it ended"),
        PointKind.NOTES: t("the notes"),
        PointKind.NEVER: t("what must not happen"),
    }[kind]


def gate_words(gate: Gate) -> str:
    """What opens the next stage."""
    said = t("each call once with at least {percent} %, no critical point lost").format(percent=gate.percent)
    if not gate.clean:
        return said
    clean = tn("none lost in the last {count} attempt", "none lost in the last {count} attempts", gate.clean)
    return f"{said}; {clean.format(count=gate.clean)}"


def best(attempts: Sequence[AttemptInfo]) -> float | None:
    return max((each.score for each in attempts if each.score is not None), default=None)


def last(attempts: Sequence[AttemptInfo]) -> float | None:
    """`attempts`: newest first."""
    return next((each.score for each in attempts if each.score is not None), None)


def tries_words(attempts: Sequence[AttemptInfo]) -> str:
    """ "3 attempts, last 64 %"; "" where there are none."""
    if not attempts:
        return ""
    count = tn("{count} attempt", "{count} attempts", len(attempts)).format(count=len(attempts))
    newest = last(attempts)
    return count if newest is None else t("{attempts}, last {score}").format(attempts=count, score=per_cent(newest))


def attempt_words(info: AttemptInfo) -> str:
    """When it was, how long it took, and what else is to be said of it."""
    when = info.began_at.astimezone()
    said = [
        f"{day(when.date(), language())} {when:%H:%M}",
        duration(int(info.worked)),
        end_words(info.ended),
        critical_words(info.critical),
        tn("{count} hint", "{count} hints", info.hints).format(count=info.hints) if info.hints else "",
        tn("{count} comment", "{count} comments", info.comments).format(count=info.comments) if info.comments else "",
    ]
    return " · ".join(part for part in said if part)


def critical_words(critical: int) -> str:
    """ "" where none was lost."""
    if not critical:
        return ""
    words = tn("{count} critical point lost", "{count} critical points lost", critical)
    return words.format(count=critical)


def title_of(scenario: PracticeScenario) -> str:
    return scenario.title.in_language(language())
