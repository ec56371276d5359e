"""Where a version of a scorecard stands in its life, in words, and what may be done with it next. Pure."""

from uuid import UUID

from agent_desktop.contract.scorecards import ScorecardMove, ScorecardState, ScorecardVersionInfo
from agent_desktop.language import t, tn
from ui.reviews.scorecards.words import state_icon, version_words
from ui.versions.life_bar import Standing, Step, moment_words


def standing(info: ScorecardVersionInfo | None, me: UUID | None, *, faults: int, unsaved: bool) -> Standing:
    """`faults`: what keeps it from being submitted. `me`: who looks at it."""
    state = info.state if info else ScorecardState.DRAFT
    own = info is None or info.author == me
    draft, in_review = state is ScorecardState.DRAFT, state is ScorecardState.IN_REVIEW
    return Standing(
        said=_said(info, unsaved=unsaved),
        icon=state_icon(state),
        wrong=_wrong(faults) if draft else "",
        asks_note=in_review,
        at_words=_at_words(state),
        saves=draft and own,
        changes=state in (ScorecardState.APPROVED, ScorecardState.RETIRED) or (draft and not own),
        waits=t("Another supervisor must approve it.") if in_review and own else "",
        steps=_steps(state, own=own),
    )


def _said(info: ScorecardVersionInfo | None, *, unsaved: bool) -> str:
    if info is None:
        return t("A new draft. Nothing of it is on the server yet; this computer keeps every word.")
    told = [version_words(info)]
    if info.author_name:
        told.append(t("written by {name}").format(name=info.author_name))
    if info.approved_by_name:
        told.append(t("approved by {name}").format(name=info.approved_by_name))
    if info.effective_from:
        told.append(t("in force from {when}").format(when=moment_words(info.effective_from)))
    if info.effective_until:
        told.append(t("until {when}").format(when=moment_words(info.effective_until)))
    if unsaved:
        told.append(t("with words that are only on this computer"))
    said = ", ".join(told) + "."
    if info.note and info.state is ScorecardState.DRAFT:
        said += " " + t("Sent back: “{note}”").format(note=info.note)
    return said


def _wrong(faults: int) -> str:
    words = tn("{count} thing stands in the way.", "{count} things stand in the way.", faults)
    return words.format(count=faults) if faults else ""


def _at_words(state: ScorecardState) -> str:
    if state is ScorecardState.IN_REVIEW:
        return t("In force from")
    return t("Nothing more is begun by it from") if state is ScorecardState.APPROVED else ""


def _steps(state: ScorecardState, *, own: bool) -> tuple[Step, ...]:
    if state is ScorecardState.DRAFT and own:
        return (Step(move=ScorecardMove.SUBMIT, words=t("Submit for approval"), icon="send", kind="primary"),)
    if state is ScorecardState.IN_REVIEW:
        back = Step(move=ScorecardMove.SEND_BACK, words=t("Send back"), icon="undo-2", needs_note=not own)
        approve = (
            Step(move=ScorecardMove.APPROVE, words=t("Approve now"), icon="badge-check", kind="primary"),
            Step(move=ScorecardMove.APPROVE, words=t("Approve from that time"), icon="clock", timed=True),
        )
        return (back,) if own else (*approve, back)
    if state is ScorecardState.APPROVED:
        return (
            Step(move=ScorecardMove.RETIRE, words=t("Retire now"), icon="ban"),
            Step(move=ScorecardMove.RETIRE, words=t("Retire at that time"), icon="clock", timed=True),
        )
    return ()
