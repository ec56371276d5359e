"""The references taken for one contact, each kept for what it was shown for. Pure.

A handler may say a number before its case is raised. So a number shown for what the contact is about is never that of
a case raised beside it, and none is ever that of two cases, whatever is raised, taken back, or raised again.
"""

from collections.abc import Sequence

from msgspec import field
from msgspec.structs import replace

from agent_desktop.contacts.draft import CaseDraft
from agent_desktop.contract.base import Record


class TakenReferences(Record, frozen=True, kw_only=True):
    """`own`: of what the contact is about, whichever service that turns out to be; "" until it is taken.

    `beside`: of any other case, by its service. It stays that service's when the case is taken back.
    """

    own: str = ""
    beside: dict[str, str] = field(default_factory=dict)


def reference_for(
    taken: TakenReferences, cases: Sequence[CaseDraft], service_code: str | None, *, beside: bool = False
) -> str:
    """What the case of that service has or would have; "" where one has yet to be taken for it."""
    kept = taken.beside.get(service_code or "")
    if kept is not None:
        return kept
    return "" if beside or _is_anothers(taken, cases, service_code) else taken.own


def with_reference(
    taken: TakenReferences,
    cases: Sequence[CaseDraft],
    reference: str,
    service_code: str | None,
    *,
    beside: bool = False,
) -> TakenReferences:
    """One more, taken for the case of that service. What has one already keeps it."""
    if reference_for(taken, cases, service_code, beside=beside):
        return taken
    if service_code and (beside or taken.own):
        return replace(taken, beside={**taken.beside, service_code: reference})
    return replace(taken, own=reference)


def turned(taken: TakenReferences, cases: Sequence[CaseDraft], service_code: str | None) -> TakenReferences:
    """The contact is about `service_code` from now on: a case that stays, of another service, keeps its number."""
    owner = next((case for case in cases if case.reference == taken.own), None)
    if not taken.own or owner is None or owner.service_code == service_code:
        return taken
    return TakenReferences(beside={**taken.beside, owner.service_code: taken.own})


def restored(own: str, beside: dict[str, str], cases: Sequence[CaseDraft]) -> TakenReferences:
    """As the disk has them. A contact left open by an earlier version did not say whose each was: its cases do."""
    told = {case.service_code: case.reference for case in cases if case.reference != own}
    return TakenReferences(own=own, beside={**told, **beside})


def _is_anothers(taken: TakenReferences, cases: Sequence[CaseDraft], service_code: str | None) -> bool:
    return any(case.reference == taken.own and case.service_code != service_code for case in cases)
