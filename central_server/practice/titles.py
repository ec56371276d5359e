"""What scenarios are called: those of the library, and those that the authority made itself."""

from collections.abc import Mapping
from functools import cache

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from agent_desktop.contract.base import Record, Words
from agent_desktop.practice.library import shipped
from central_server.practice.tables import ScenarioRow


class Titles(Record, frozen=True, kw_only=True):
    known: Mapping[str, Words]

    def of(self, scenario: str) -> Words:
        """Its title; what it is named by where nobody here knows it."""
        return self.known.get(scenario) or Words(en=scenario)


def titles(session: Session) -> Titles:
    """All of them, by the scenario's name. One statement."""
    rows = session.execute(select(ScenarioRow.scenario, ScenarioRow.content["title"]).order_by(ScenarioRow.version))
    own = {scenario: msgspec.convert(title, Words) for scenario, title in rows}
    return Titles(known=own | _of_library())


@cache
def _of_library() -> dict[str, Words]:
    return {each.id: Words(en=each.title.en, cy=each.title.cy) for each in shipped()}
