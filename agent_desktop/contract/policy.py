"""What the administrator decided for every desktop."""

from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from agent_desktop.contract.base import Record, Write

Hours = Annotated[int, Meta(ge=0, le=24 * 31)]


class Policy(Record, frozen=True, kw_only=True):
    """`offline_hours`: how long after the last sign-in at the server one may sign in without it (0: never).

    `held_hours`: how long a person's record stays on a desktop after the contact it was needed for.
    """

    offline_hours: Hours = 72
    held_hours: Hours = 12
    version: int = 1


class PolicyChange(Write, frozen=True, kw_only=True):
    """PUT /api/v1/policy/changes/{change_id} with If-Match. An absent field (UNSET) stays as it is."""

    offline_hours: Hours | UnsetType = UNSET
    held_hours: Hours | UnsetType = UNSET
