"""Where a version of a script stands in its life, in words, and what may be done with it next. Pure."""

from uuid import UUID

from agent_desktop.contract.script_life import Move, ScriptVersionInfo, VersionState
from agent_desktop.language import t, tn
from ui.scripts.editor.words import state_icon, version_words
from ui.versions.life_bar import Standing, Step, moment_words

_APPROVED = (VersionState.APPROVED, VersionState.PUBLISHED, VersionState.RETIRED)


def standing(info: ScriptVersionInfo | None, me: UUID | None, *, errors: int | None, unsaved: bool) -> Standing:
    """`errors`: of the last check; None while it is under way. `me`: who looks at it."""
    state = info.state if info else VersionState.DRAFT
    own = info is None or info.author == me
    return Standing(
        said=_said(info, unsaved=unsaved),
        icon=state_icon(info.state) if info else "pencil",
        wrong=_wrong(errors or 0) if state is VersionState.DRAFT else "",
        asks_note=state in (VersionState.IN_REVIEW, VersionState.APPROVED),
        at_words=_at_words(state),
        saves=state is VersionState.DRAFT and own,
        changes=state in _APPROVED or (state is VersionState.DRAFT and not own),
        waits=t("Somebody else must approve it.") if state is VersionState.IN_REVIEW and own else "",
        steps=_steps(state, own=own),
    )


def _said(info: ScriptVersionInfo | None, *, unsaved: bool) -> str:
    if info is None:
        return t("A new script. Nothing of it is on the server yet; this computer keeps every word.")
    told = [version_words(info)]
    if info.author_name:
        told.append(t("written by {name}").format(name=info.author_name))
    if info.approved_by_name and info.state in _APPROVED:
        told.append(t("approved by {name}").format(name=info.approved_by_name))
    if info.effective_from and info.state is VersionState.PUBLISHED:
        told.append(t("in force from {when}").format(when=moment_words(info.effective_from)))
    if info.effective_until:
        told.append(t("until {when}").format(when=moment_words(info.effective_until)))
    if unsaved:
        told.append(t("with words that are only on this computer"))
    said = ", ".join(told) + "."
    if info.note and info.state is VersionState.DRAFT:
        said += " " + t("Sent back: “{note}”").format(note=info.note)
    return said


def _wrong(errors: int) -> str:
    words = tn(
        "{count} error stands in the way of submitting.", "{count} errors stand in the way of submitting.", errors
    )
    return words.format(count=errors) if errors else ""


def _at_words(state: VersionState) -> str:
    if state is VersionState.APPROVED:
        return t("In force from")
    return t("Offered no more from") if state is VersionState.PUBLISHED else ""


def _steps(state: VersionState, *, own: bool) -> tuple[Step, ...]:
    back = Step(move=Move.SEND_BACK, words=t("Send back"), icon="undo-2", needs_note=True)
    if state is VersionState.DRAFT and own:
        return (Step(move=Move.SUBMIT, words=t("Submit for review"), icon="send", kind="primary"),)
    if state is VersionState.IN_REVIEW and own:
        return (back,)
    if state is VersionState.IN_REVIEW:
        return (Step(move=Move.APPROVE, words=t("Approve"), icon="badge-check", kind="primary"), back)
    if state is VersionState.APPROVED:
        return (
            Step(move=Move.PUBLISH, words=t("Publish now"), icon="circle-check", kind="primary"),
            Step(move=Move.PUBLISH, words=t("Publish at that time"), icon="clock", timed=True),
            back,
        )
    if state is VersionState.PUBLISHED:
        return (
            Step(move=Move.RETIRE, words=t("Retire now"), icon="ban"),
            Step(move=Move.RETIRE, words=t("Retire at that time"), icon="clock", timed=True),
        )
    return ()
