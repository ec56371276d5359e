"""What is another between two versions, as a reviewer reads it. Pure."""

from agent_desktop.contract.scripts import Script
from agent_desktop.language import language, t
from agent_desktop.scripts.differences import Change, Difference, Part, differences
from ui.versions.history_page import ShownDifference


def shown(before: Script, after: Script) -> tuple[ShownDifference, ...]:
    """All that is another."""
    return tuple(_shown(each, before, after) for each in differences(before, after))


def _shown(difference: Difference, before: Script, after: Script) -> ShownDifference:
    where = where_words(difference, before, after)
    if difference.change is not Change.CHANGED:
        return ShownDifference(where=where)
    return ShownDifference(where=where, before=difference.before, after=difference.after)


def where_words(difference: Difference, before: Script, after: Script) -> str:
    """Which part it is, by the title that it has on the map, and what of it."""
    names: dict[str, str] = {}
    for script in (before, after):
        if difference.part is Part.STEP:
            names |= {step.id: step.title.in_language(language()) for step in script.steps}
        elif difference.part is Part.VARIABLE:
            names |= {each.name: each.label.in_language(language()) for each in script.variables}
    name = names.get(difference.name, difference.name)
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
