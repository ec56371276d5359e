"""A step as its page shows it: the engine's view of it, and the words around it. Pure."""

from collections.abc import Mapping
from datetime import date

from agent_desktop.contract.base import Moment, Record
from agent_desktop.contract.flags import FlagDefinition
from agent_desktop.contract.script_runs import Mode, RunState
from agent_desktop.contract.scripts import Action, Compliance, Ending, Fidelity, Level
from agent_desktop.language import language, t
from agent_desktop.scripts.standing import day_of, standing_of
from agent_desktop.scripts.versions import Shelf
from agent_desktop.scripts.view import StepView, view
from ui.contacts.words import outcome_words
from ui.scripts.action_words import does, done_words
from ui.scripts.reasons import Reason, reasons


class ShownStep(Record, frozen=True, kw_only=True):
    """`visit`: another for each time a step comes up. `today`: by which dates are judged.

    `must`: what is demanded of the step, "" for nothing; `must_be_seen`: nobody goes on before it was painted.
    `does`: what the action does, `instead` what happens in its place (without a line, in practice);
    `done`: the answer that carries it out. `end`: what is said to the handler once the script has ended.
    """

    view: StepView
    visit: int
    today: date
    reasons: tuple[Reason, ...]
    must: str
    must_be_seen: bool
    note: str
    does: str
    instead: str
    done: str
    end: str
    may_be_skipped: bool


def shown_step(
    shelf: Shelf,
    state: RunState,
    now: Moment,
    *,
    flags: Mapping[str, FlagDefinition],
    values: Mapping[str, str] | None = None,
    cases: Mapping[str, str] | None = None,
    line: bool = True,
) -> ShownStep:
    """The present step of a run. `values`: words for {promise}, {reference}, {handler}; `cases`: what a case of each
    service is called, by the service's code; `line`: whether there is one. Raises ScriptFault where the script leads
    nowhere."""
    seen = view(shelf, state, now, values)
    step, rule = seen.step, seen.compliance
    return ShownStep(
        view=seen,
        visit=len(state.past),
        today=day_of(now),
        reasons=reasons(seen.because, standing_of(state, day_of(now)), flags),
        must=must_words(rule, said=bool(seen.say)) if rule else "",
        must_be_seen=rule is not None and rule.level is Level.MANDATORY,
        note=seen.note.in_language(language()) if seen.note else "",
        does=does(step, cases or {}) if isinstance(step, Action) else "",
        instead=_instead(step, state.mode, line=line) if isinstance(step, Action) else "",
        done=done_words(step.do) if isinstance(step, Action) else "",
        end=_end_words(step) if seen.ended and isinstance(step, Ending) else "",
        may_be_skipped=may_be_skipped(seen),
    )


def may_be_skipped(seen: StepView) -> bool:
    """Whether saying why gets one past the step where Enter alone would not, or would say that it was done."""
    rule = seen.compliance
    if isinstance(seen.step, Ending) or seen.ended:
        return False
    if rule is not None:
        return rule.level is Level.RECOMMENDED or rule.waivable
    return any(each.variable.required for each in seen.asked)


def must_words(rule: Compliance, *, said: bool) -> str:
    """What is demanded of a step: how binding it is, in which words, and what shows that it was done."""
    words = {
        (Level.MANDATORY, True): t("Must be said, in your own words."),
        (Level.MANDATORY, False): t("Must be done."),
        (Level.RECOMMENDED, True): t("Should be said, in your own words."),
        (Level.RECOMMENDED, False): t("Should be done."),
    }[rule.level, said]
    if said and rule.wording is Fidelity.VERBATIM:
        mandatory = rule.level is Level.MANDATORY
        words = t("Must be said, word for word.") if mandatory else t("Should be said, word for word.")
    return " ".join(
        (words, t("Shown afterwards by: {evidence}.").format(evidence=rule.evidence.in_language(language())))
    )


def _end_words(step: Ending) -> str:
    words = t("The script ends here: {outcome}. Finish the contact, or begin another script.")
    return words.format(outcome=outcome_words(step.result))


def _instead(step: Action, mode: Mode, *, line: bool) -> str:
    if mode is Mode.PRACTICE:
        return step.practice.in_language(language())
    return "" if line else step.offline.in_language(language())
