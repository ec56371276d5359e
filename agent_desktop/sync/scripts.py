"""Versions of scripts over the wire, for those who write and approve them."""

from uuid import UUID

from agent_desktop.contract.base import Page
from agent_desktop.contract.script_life import (
    ScriptVersionChange,
    ScriptVersionInfo,
    ScriptVersionMove,
    ScriptVersionText,
    ScriptVersionWrite,
)
from agent_desktop.sync.call import Call
from agent_desktop.sync.line import Line

MOST = 100
"""Versions of one page."""


def versions(line: Line, cursor: str | None) -> Page[ScriptVersionInfo]:
    """All versions of all scripts, newest first."""
    return line.tell(
        Call(
            method="GET",
            route="/script-versions",
            answer=Page[ScriptVersionInfo],
            query={"cursor": cursor, "limit": MOST},
        )
    )


def read(line: Line, version_id: UUID) -> ScriptVersionText:
    """One version whole."""
    return line.tell(
        Call(method="GET", route="/script-versions/{id}", answer=ScriptVersionText, places={"id": version_id})
    )


def write(line: Line, version_id: UUID, asked: ScriptVersionWrite) -> ScriptVersionInfo:
    """A new draft."""
    return line.tell(
        Call(
            method="PUT", route="/script-versions/{id}", answer=ScriptVersionInfo, places={"id": version_id}, body=asked
        )
    )


def change(line: Line, info: ScriptVersionInfo, change_id: UUID, asked: ScriptVersionChange) -> ScriptVersionInfo:
    """Other words for the draft as it was read. Raises SomeoneChangedIt."""
    return _put(line, info, "/script-versions/{id}/changes/{write_id}", change_id, asked)


def move(line: Line, info: ScriptVersionInfo, move_id: UUID, asked: ScriptVersionMove) -> ScriptVersionInfo:
    """The next step for the version as it was read. Raises SomeoneChangedIt."""
    return _put(line, info, "/script-versions/{id}/moves/{write_id}", move_id, asked)


def _put(
    line: Line, info: ScriptVersionInfo, route: str, write_id: UUID, asked: ScriptVersionChange | ScriptVersionMove
) -> ScriptVersionInfo:
    return line.tell(
        Call(
            method="PUT",
            route=route,
            answer=ScriptVersionInfo,
            places={"id": info.id, "write_id": write_id},
            headers={"If-Match": f'"{info.version}"'},
            body=asked,
        )
    )
