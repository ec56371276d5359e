"""Opening and closing a desk of practice, and what an attempt is where it has no score. Not on the screen's thread."""

from dataclasses import dataclass

from agent_desktop.contract.practice import AttemptEnd, AttemptWrite
from agent_desktop.contract.practice_scenarios import PracticeScenario, ServerLine
from agent_desktop.contract.scripts import ScriptVersion, Spoken
from agent_desktop.contract.walkthroughs import Walkthrough
from agent_desktop.desk import practice as attempts
from agent_desktop.desk import practising, scripts, walkthroughs
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.practising import PracticeDesk, PracticeRefused
from agent_desktop.language import language, t
from agent_desktop.practice.library import hash_of, shipped
from agent_desktop.practice.underway import Underway
from agent_desktop.walkthroughs.model import model_of


@dataclass(frozen=True)
class Opened:
    """`before`: scores of earlier attempts at it, oldest first. `model`: to be watched; None: to be practised."""

    practice: PracticeDesk
    underway: Underway
    before: tuple[float, ...] = ()
    model: Walkthrough | None = None


def opened(live: Desk, underway: Underway, *, model: bool) -> Opened:
    """Raises PracticeRefused where the scenario fits no longer; StoreFaults."""
    scenario = underway.scenario
    wrong = practising.why_not(live, scenario)
    if wrong:
        raise PracticeRefused(
            t("This practice call no longer fits the script that is in use, so it was not begun."),
            kept=wrong[0].what,
            do=t("Choose another one, and tell your trainer."),
            details="\n".join(f"{each.at}: {each.what}" for each in wrong),
        )
    handed = practising.hand_over(live)
    earlier = [info for info in attempts.attempts(live) if info.scenario == scenario.id]
    practice = practising.open_practice(
        handed, scenario, seed=underway.seed, attempt=str(underway.id), others=shipped()
    )
    if underway.calling is not None:
        practising.go_on(practice, underway.accepted)
    else:
        practising.forget_people(practice)  # of one that was left when the program ended, and not gone on with
        if scenario.line is ServerLine.AWAY:
            practising.hold_who_is_known(practice)
    return Opened(
        practice=practice,
        underway=underway,
        before=tuple(info.score for info in reversed(earlier) if info.score is not None),
        model=model_for(live, practice.desk, underway) if model else None,
    )


def closed(practice: PracticeDesk, *, forget: bool) -> None:
    """Nobody of it stays, unless it is gone on with later."""
    try:
        if forget:
            practising.forget_people(practice)
    finally:
        practice.close()


def spoken_in(scenario: PracticeScenario) -> Spoken:
    """As the screens, where the caller has it; else as the caller speaks."""
    wanted = Spoken.CY if language() == Spoken.CY else scenario.caller.language
    return wanted if wanted in scenario.languages else scenario.languages[0]


def without_score(underway: Underway, ended: AttemptEnd) -> AttemptWrite:
    """Where there is nothing that could be judged."""
    return AttemptWrite(
        scenario=underway.scenario.id,
        scenario_hash=hash_of(underway.scenario),
        course=underway.course,
        language=underway.language,
        seed=underway.seed,
        began_at=underway.began_at,
        ended=ended,
        worked=underway.worked,
        paused=underway.paused,
        hints=len(underway.hints),
        heard=underway.heard,
    )


def model_for(live: Desk, desk: Desk, underway: Underway) -> Walkthrough:
    """On the versions in force at the `desk` of practice, which it fits: that was looked at before.

    One that was recorded goes before it.
    """
    versions = {each.script.id: ScriptVersion(hash=each.hash, script=each.script) for each in scripts.now(desk)}
    kept = walkthroughs.recorded_for(live, underway.scenario.id)
    return model_of(underway.scenario, versions, underway.language, desk.clock.now(), kept=kept)
