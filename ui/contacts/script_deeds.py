"""What a script's actions and its end do to the contact. Pure: drafts in, drafts out."""

from msgspec.structs import replace

from agent_desktop.contacts.draft import ContactDraft, without_case
from agent_desktop.contract.base import Moment
from agent_desktop.contract.contacts import IdentityCheck, IdentityMethod
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.contract.scripts import Action, ActionKind
from agent_desktop.language import language, t
from agent_desktop.scripts.foreseeing import RAISES
from agent_desktop.scripts.results import after_action, after_end


def with_identity(draft: ContactDraft, now: Moment, *, representative: bool, failed: bool) -> ContactDraft:
    """It was checked who is speaking, or it could not be."""
    method = IdentityMethod.KNOWN_REPRESENTATIVE if representative else IdentityMethod.DETAILS
    check = IdentityCheck(
        method=IdentityMethod.FAILED if failed else method, at=now, of_representative=draft.speaking_with is not None
    )
    return replace(draft, identity=check)


def with_promised(draft: ContactDraft, step: Action) -> ContactDraft:
    """What the desktop cannot do itself: the outcome says that it was promised, as `line_for_notes` does."""
    return replace(draft, outcome=after_action(draft.outcome, step.do, has_case=bool(draft.cases)))


def line_for_notes(step: Action) -> str:
    target = step.target.in_language(language()) if step.target else ""
    words = {
        ActionKind.SCHEDULE_CALLBACK: t("We ring back."),
        ActionKind.TRANSFER: t("Put through: {target}.").format(target=target or t("the team")),
        ActionKind.SEND_FORM: t("To be sent: {target}.").format(target=target or t("the form")),
    }
    return words.get(step.do, t("A concern was raised and passed on to the team."))


def with_end(draft: ContactDraft, result: Outcome) -> ContactDraft:
    """The script's outcome."""
    return replace(draft, outcome=after_end(draft.outcome, result))


def without(draft: ContactDraft, step: Action) -> ContactDraft:
    """Back at an action: what it did is undone, to be done again or not. What the notes say stays."""
    if step.do in RAISES:
        return without_case(draft, step.service)
    return replace(draft, identity=None) if step.do is ActionKind.VERIFY_IDENTITY else draft
