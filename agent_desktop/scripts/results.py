"""What a contact comes to by what a script does in it. Pure."""

from collections.abc import Mapping

from agent_desktop.contract.outcomes import Outcome
from agent_desktop.contract.scripts import ActionKind

PROMISED: Mapping[ActionKind, Outcome] = {
    ActionKind.SCHEDULE_CALLBACK: Outcome.CALL_BACK,
    ActionKind.TRANSFER: Outcome.REFERRED,
}
"""What the desktop cannot do itself: the outcome says that it was promised."""


def after_action(before: Outcome | None, do: ActionKind, *, has_case: bool) -> Outcome | None:
    """A case that was raised is the outcome all the same."""
    return before if has_case and before is Outcome.CASE_RAISED else PROMISED.get(do, before)


def after_end(before: Outcome | None, result: Outcome) -> Outcome:
    """“Answered” takes nothing away that was done on the way there, such as a case raised."""
    done = before is not None and before is not Outcome.ANSWERED
    return before if before is not None and done and result is Outcome.ANSWERED else result
