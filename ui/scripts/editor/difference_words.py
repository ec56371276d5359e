"""What is another between two versions, as a reviewer reads it. Pure."""

from agent_desktop.contract.scripts import Script
from agent_desktop.language import language, t
from agent_desktop.scripts.differences import Change, Difference, Part, differences
from ui.versions.history_page import ShownDifference

Names = dict[tuple[Part, str], str]
"""What steps and answers are called by those who write."""


def shown(before: Script, after: Script) -> tuple[ShownDifference, ...]:
    """All that is another."""
    names = _names(before) | _names(after)
    return tuple(_shown(each, names) for each in differences(before, after))


def _shown(difference: Difference, names: Names) -> ShownDifference:
    where = _where(difference, names)
    if difference.change is not Change.CHANGED:
        return ShownDifference(where=where)
    return ShownDifference(where=where, before=difference.before, after=difference.after)


def _names(script: Script) -> Names:
    steps = {(Part.STEP, step.id): step.title.in_language(language()) for step in script.steps}
    answers = {(Part.VARIABLE, each.name): each.label.in_language(language()) for each in script.variables}
    return steps | answers


def _where(difference: Difference, names: Names) -> str:
    """Which part it is, by the title that it has on the map, and what of it."""
    name = names.get((difference.part, difference.name), difference.name)
    what = {
        Change.ADDED: t("added"),
        Change.REMOVED: t("taken out"),
        Change.CHANGED: difference.what,
    }[difference.change]
    return " · ".join(part for part in (part_word(difference.part), name, what) if part)


def part_word(part: Part) -> str:
    return {
        Part.SCRIPT: t("About the script"),
        Part.VARIABLE: t("Answer"),
        Part.STEP: t("Step"),
        Part.SCENARIO: t("Scenario"),
    }[part]
