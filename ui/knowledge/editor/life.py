"""Where a version of an article stands in its life, in words, and what may be done with it next. Pure."""

from uuid import UUID

from agent_desktop.contract.article_life import ArticleMove, ArticleVersionInfo
from agent_desktop.contract.knowledge import ArticleState
from agent_desktop.language import t, tn
from ui.knowledge.editor.words import state_icon, version_words
from ui.versions.life_bar import Standing, Step, moment_words

_ON_ITS_WAY = (ArticleState.WORK_IN_PROGRESS, ArticleState.NOT_VALIDATED)


def standing(info: ArticleVersionInfo | None, me: UUID | None, *, faults: int, unsaved: bool) -> Standing:
    """`faults`: what the server would refuse. `me`: who looks at it."""
    state = info.state if info else ArticleState.WORK_IN_PROGRESS
    own = info is None or info.author == me
    draft = state is ArticleState.WORK_IN_PROGRESS
    return Standing(
        said=_said(info, unsaved=unsaved),
        icon=state_icon(state),
        wrong=_wrong(faults) if draft else "",
        asks_note=state is ArticleState.NOT_VALIDATED,
        at_words=_at_words(state),
        saves=draft and own,
        changes=state not in _ON_ITS_WAY or (draft and not own),
        waits=t("Somebody else must validate it.") if state is ArticleState.NOT_VALIDATED and own else "",
        steps=_steps(state, own=own),
    )


def _said(info: ArticleVersionInfo | None, *, unsaved: bool) -> str:
    if info is None:
        return t("A new article. Nothing of it is on the server yet; this computer keeps every word.")
    told = [version_words(info)]
    if info.author_name:
        told.append(t("written by {name}").format(name=info.author_name))
    if info.validated_by_name:
        told.append(t("validated by {name}").format(name=info.validated_by_name))
    if info.effective_from:
        told.append(t("in force from {when}").format(when=moment_words(info.effective_from)))
    if info.effective_until:
        told.append(t("until {when}").format(when=moment_words(info.effective_until)))
    if unsaved:
        told.append(t("with words that are only on this computer"))
    said = ", ".join(told) + "."
    if info.note and info.state is ArticleState.WORK_IN_PROGRESS:
        said += " " + t("Sent back: “{note}”").format(note=info.note)
    return said


def _wrong(faults: int) -> str:
    words = tn("{count} thing stands in the way of saving.", "{count} things stand in the way of saving.", faults)
    return words.format(count=faults) if faults else ""


def _at_words(state: ArticleState) -> str:
    if state is ArticleState.NOT_VALIDATED:
        return t("In force from")
    return t("Offered no more from") if state is ArticleState.VALIDATED else ""


def _steps(state: ArticleState, *, own: bool) -> tuple[Step, ...]:
    back = Step(move=ArticleMove.SEND_BACK, words=t("Send back"), icon="undo-2", needs_note=not own)
    if state is ArticleState.WORK_IN_PROGRESS and own:
        return (Step(move=ArticleMove.SUBMIT, words=t("Submit for validation"), icon="send", kind="primary"),)
    archive = Step(move=ArticleMove.ARCHIVE, words=t("Archive now"), icon="ban")
    if state is ArticleState.NOT_VALIDATED and own:
        return (back, archive)
    if state is ArticleState.NOT_VALIDATED:
        return (
            Step(move=ArticleMove.VALIDATE, words=t("Validate now"), icon="badge-check", kind="primary"),
            Step(move=ArticleMove.VALIDATE, words=t("Validate from that time"), icon="clock", timed=True),
            back,
            archive,
        )
    if state is ArticleState.VALIDATED:
        return (
            archive,
            Step(move=ArticleMove.ARCHIVE, words=t("Archive at that time"), icon="clock", timed=True),
        )
    return ()
