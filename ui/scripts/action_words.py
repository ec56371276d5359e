"""What the desktop does at an action, said plainly to the handler, and the answer that has it done. Pure."""

from collections.abc import Mapping

from agent_desktop.contract.scripts import Action, ActionKind
from agent_desktop.language import language, t


def does(step: Action, cases: Mapping[str, str]) -> str:
    """`cases`: what a case of each service is called, by the service's code."""
    case = cases.get(step.service or "", "")
    target = step.target.in_language(language()) if step.target else ""
    if step.do in (ActionKind.RAISE_CASE, ActionKind.RAISE_CONCERN):
        return _raises(step.do, case)
    return {
        ActionKind.VERIFY_IDENTITY: t("Keeps with this contact that it was checked who is speaking."),
        ActionKind.SCHEDULE_CALLBACK: t(
            "Writes in the notes that we ring back. The outcome becomes “Call back promised”."
        ),
        ActionKind.TRANSFER: t(
            "Put the call through on your telephone: {target}. The notes say so. The outcome becomes “Referred on”."
        ).format(target=target or t("the team")),
        ActionKind.SEND_FORM: t("Send “{target}” as you do now. The notes say that it was promised.").format(
            target=target or t("the form")
        ),
    }[step.do]


def _raises(kind: ActionKind, case: str) -> str:
    if not case:
        return t("Writes in the notes that a concern was raised. Pass it on as your team does.")
    if kind is ActionKind.RAISE_CONCERN:
        return t("Raises the concern “{case}” when the contact is finished.").format(case=case)
    return t("Raises the case “{case}” when the contact is finished.").format(case=case)


def done_words(kind: ActionKind) -> str:
    return {
        ActionKind.RAISE_CASE: t("Raise the case"),
        ActionKind.RAISE_CONCERN: t("Raise the concern"),
        ActionKind.VERIFY_IDENTITY: t("It was checked"),
        ActionKind.SCHEDULE_CALLBACK: t("We ring back"),
        ActionKind.TRANSFER: t("Put through"),
        ActionKind.SEND_FORM: t("It will be sent"),
    }[kind]
