"""Versions of scorecards over the wire, for those who write and approve them."""

from uuid import UUID

from agent_desktop.contract.base import Page, Write
from agent_desktop.contract.scorecards import (
    ScorecardVersion,
    ScorecardVersionChange,
    ScorecardVersionInfo,
    ScorecardVersionMove,
    ScorecardVersionWrite,
)
from agent_desktop.sync.call import Call
from agent_desktop.sync.line import Line

MOST = 100
"""Versions of one page."""


def versions(line: Line, cursor: str | None) -> Page[ScorecardVersionInfo]:
    """All versions of all scorecards, newest first."""
    query = {"cursor": cursor, "limit": MOST}
    return line.tell(Call(method="GET", route="/scorecard-versions", answer=Page[ScorecardVersionInfo], query=query))


def read(line: Line, version_id: UUID) -> ScorecardVersion:
    """One version whole."""
    return line.tell(
        Call(method="GET", route="/scorecard-versions/{id}", answer=ScorecardVersion, places={"id": version_id})
    )


def in_force(line: Line) -> tuple[ScorecardVersion, ...]:
    """Those that contacts are reviewed by now."""
    return line.tell(Call(method="GET", route="/scorecards-in-force", answer=Page[ScorecardVersion])).items


def write(line: Line, version_id: UUID, asked: ScorecardVersionWrite) -> ScorecardVersionInfo:
    """A new draft."""
    route = "/scorecard-versions/{id}"
    return line.tell(
        Call(method="PUT", route=route, answer=ScorecardVersionInfo, places={"id": version_id}, body=asked)
    )


def change(
    line: Line, info: ScorecardVersionInfo, change_id: UUID, asked: ScorecardVersionChange
) -> ScorecardVersionInfo:
    """Other content for the draft as it was read. Raises SomeoneChangedIt."""
    return _changed(line, "/scorecard-versions/{id}/changes/{write_id}", info, change_id, asked)


def move(line: Line, info: ScorecardVersionInfo, move_id: UUID, asked: ScorecardVersionMove) -> ScorecardVersionInfo:
    """The next step for the version as it was read. Raises SomeoneChangedIt."""
    return _changed(line, "/scorecard-versions/{id}/moves/{write_id}", info, move_id, asked)


def _changed(line: Line, route: str, info: ScorecardVersionInfo, write_id: UUID, asked: Write) -> ScorecardVersionInfo:
    return line.tell(
        Call(
            method="PUT",
            route=route,
            answer=ScorecardVersionInfo,
            places={"id": info.id, "write_id": write_id},
            headers={"If-Match": f'"{info.version}"'},
            body=asked,
        )
    )
