"""Walkthroughs, as a trainer records or writes them: what is done on the screen, step by step, and what is said of it.

A step names a control of the window ("contact.notes"), never a place on the screen: it stays right when screens change.
"""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from agent_desktop.contract.accounts import Role
from agent_desktop.contract.base import Moment, Record, Write
from agent_desktop.contract.scripts import Name, Part, Wording

WALKTHROUGH_FORMAT = 1
"""The version of the format that this build reads."""

ControlName = Annotated[str, Meta(pattern=r"^([a-z][a-z0-9_-]*(\.[A-Za-z0-9_-]+)+)?$", max_length=200)]
"""Place and control, such as "contact.notes" or "script.which_bin.black"."""


class Do(StrEnum):
    """LOOK: nothing is done. PRESS: as by a click. TYPE: `value` over what stands there. ADD: after what stands there.
    CHOOSE: `value` out of a list or menu, by its code or its words; "on" or "off" of a box to tick. KEY: `value` is a
    key such as "Return", or a command such as "answers.find". WAIT: until the control is there.
    """

    LOOK = "look"
    PRESS = "press"
    TYPE = "type"
    ADD = "add"
    CHOOSE = "choose"
    KEY = "key"
    WAIT = "wait"


class Where(StrEnum):
    """LIVE: on the desktop one works at, where nothing may be done. PRACTICE: where nothing is real."""

    LIVE = "live"
    PRACTICE = "practice"


class WalkStep(Part, frozen=True, kw_only=True):
    """`control`: "" for a step about the whole window. `says`: the narration; None: it goes by without a word.

    `place`: brought to the front first, as by the rail ("people"). `unless`: left out while this control is there, as
    where a person was found by their number already. `if_there`: passed over where the control is not there, or what is
    to be chosen.
    """

    control: ControlName = ""
    do: Do = Do.LOOK
    value: Annotated[str, Meta(max_length=20_000)] = ""
    title: Wording | None = None
    says: Wording | None = None
    place: Annotated[str, Meta(max_length=40)] = ""
    unless: ControlName = ""
    if_there: bool = False


class Walkthrough(Part, frozen=True, kw_only=True):
    """All of one. `roles`: whom it is offered to; none named: everybody. `scenario`: whose call it walks through."""

    format: int
    id: Name
    title: Wording
    about: Wording
    roles: tuple[Role, ...] = ()
    where: Where = Where.LIVE
    scenario: Name | None = None
    steps: Annotated[tuple[WalkStep, ...], Meta(min_length=1, max_length=500)]


class WalkthroughWrite(Write, frozen=True, kw_only=True):
    """PUT /api/v1/practice-walkthroughs/{id}: one that a trainer recorded of a scenario, in place of the one before.

    `retired`: the model run is played again.
    """

    walkthrough: Walkthrough
    retired: bool = False


class KeptWalkthrough(Record, frozen=True, kw_only=True):
    """GET /api/v1/practice-walkthroughs: the newest of each scenario. `version`: counts from 1."""

    walkthrough: Walkthrough
    by_name: str
    at: Moment
    version: int = 1
    retired: bool = False
