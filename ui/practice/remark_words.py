"""Who told the editors of a script what, in words. Pure."""

from agent_desktop.contract.practice import ScriptRemark
from agent_desktop.dates import day
from agent_desktop.language import language, t


def about(remark: ScriptRemark) -> str:
    """Who said it and when, about which wording, and whether it was seen to."""
    said = [f"{remark.by_name}, {day(remark.at.astimezone().date(), language())}"]
    if remark.variant:
        said.append(t("wording “{name}”").format(name=remark.variant.replace("_", " ")))
    if remark.settled_at is not None:
        when = day(remark.settled_at.astimezone().date(), language())
        said.append(t("settled by {name} on {day}").format(name=remark.settled_by_name, day=when))
    return " · ".join(said)
