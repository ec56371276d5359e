"""Scripts as the list shows them: by script, with what only this computer has. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from agent_desktop.contract.script_life import ScriptVersionInfo
from agent_desktop.desk.script_drafts import ScriptInHand
from agent_desktop.scripts.editing.document import opened


@dataclass(frozen=True)
class Listed:
    """A script: its versions newest first, and words of it that only this computer has."""

    script_id: str
    title: str
    versions: tuple[ScriptVersionInfo, ...]
    in_hand: ScriptInHand | None = None

    @property
    def newest(self) -> ScriptVersionInfo | None:
        return self.versions[0] if self.versions else None


def listed(versions: Sequence[ScriptVersionInfo], in_hand: Sequence[ScriptInHand]) -> tuple[Listed, ...]:
    """By script, those last changed first; those with words in hand before all."""
    found: dict[str, list[ScriptVersionInfo]] = {}
    for info in versions:
        found.setdefault(info.script_id, []).append(info)
    hands: dict[str, ScriptInHand] = {}
    titles: dict[str, str] = {}
    for hand in in_hand:
        tree = opened(hand.source).tree
        script_id = str(tree.get("id", hand.id))
        title = tree.get("title")
        hands[script_id] = hand
        titles[script_id] = str(title.get("en", script_id)) if isinstance(title, dict) else script_id
    rows = [
        Listed(
            script_id=script_id,
            title=each[0].title,
            versions=tuple(sorted(each, key=lambda info: -info.number)),
            in_hand=hands.get(script_id),
        )
        for script_id, each in found.items()
    ]
    rows += [
        Listed(script_id=script_id, title=titles[script_id], versions=(), in_hand=hand)
        for script_id, hand in hands.items()
        if script_id not in found
    ]
    return tuple(sorted(rows, key=lambda row: (row.in_hand is None, row.title.casefold())))
