"""An answer of the demo authority, as it is written down here."""

from typing import NamedTuple

from agent_desktop.contract.base import Words


class Answer(NamedTuple):
    """`short` is read aloud. `review_days`: from the day the demo is made until someone must look at it again."""

    slug: str
    services: tuple[str, ...]
    title: Words
    short: Words
    text: Words
    review_days: int = 180
