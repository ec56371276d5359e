"""Rows of the scorecards that ship: each written by one supervisor and approved by the other."""

from datetime import date, timedelta
from random import Random

import msgspec

from agent_desktop.contract.scorecards import ScorecardState
from agent_desktop.reviews.files import shipped
from central_server.demo.accounts import account_id
from central_server.demo.chance import demo_id
from central_server.demo.days import midday
from central_server.demo.named import MADE
from central_server.demo.rows import Batch

WRITTEN_AGO, SUBMITTED_AGO, APPROVED_AGO = (timedelta(days=days) for days in (120, 118, 115))
MOVES = 2
"""Submitted, approved: as many times it was changed since it was written."""


def add_scorecards(batch: Batch, today: date) -> None:
    written, submitted, approved = (midday(today - ago) for ago in (WRITTEN_AGO, SUBMITTED_AGO, APPROVED_AGO))
    for name, content in shipped().items():
        questions = sum(len(section.questions) for section in content.sections)
        batch["scorecard_version"].append(
            (
                *(version_id(name), 1 + MOVES, _made(f"scorecard {name}"), 1, ScorecardState.APPROVED.value),
                *(_json(content.title), _json(content.channels), questions, _json(content), "First version.", ""),
                *(account_id("supervisor2"), written, approved, submitted),
                *(account_id("supervisor"), approved, approved, None),
            )
        )


def version_id(name: str) -> str:
    """Of the scorecard that ships as `name`; the same for every seed."""
    return _made(f"scorecard version {name}")


def _made(what: str) -> str:
    return demo_id(Random(what), MADE)  # noqa: S311 - the same every time is the point


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
