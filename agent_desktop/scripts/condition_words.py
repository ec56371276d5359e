"""A condition as a trainer says it: “flag HEAR, and not language cy”."""

from agent_desktop.contract.scripts import Condition
from agent_desktop.language import t


def in_words(condition: Condition | None) -> str:
    """ "" for none, which always holds. Two that differ never read the same."""
    if condition is None:
        return ""
    if condition.all_of is not None:
        return _joined(condition.all_of, t(" and "))
    if condition.any_of is not None:
        return _joined(condition.any_of, t(" or "))
    if condition.negated is not None:
        return t("not {condition}").format(condition=in_words(condition.negated))
    return _compared(condition) if condition.variable is not None else _situated(condition)


def as_written(value: object) -> str:
    """Words in quotation marks, so that the word “1” is told from the number 1."""
    return f"“{value}”" if isinstance(value, str) else str(value)


def _joined(conditions: tuple[Condition, ...], word: str) -> str:
    return f"[{word.join(in_words(each) for each in conditions)}]" if conditions else f"[{word.strip()}]"


def _situated(condition: Condition) -> str:
    if condition.flag is not None:
        return t("flag {code}").format(code=condition.flag)
    if condition.language is not None:
        return t("language {code}").format(code=condition.language)
    if condition.channel is not None:
        return t("channel {code}").format(code=condition.channel)
    return t("someone speaks for the citizen") if condition.representative else t("the citizen speaks")


def _compared(condition: Condition) -> str:
    name = condition.variable
    if condition.known is not None:
        said = t("{name} is known") if condition.known else t("{name} is not known")
        return said.format(name=name)
    if condition.equals is not None:
        return t("{name} is {value}").format(name=name, value=as_written(condition.equals))
    if condition.one_of is not None:
        values = ", ".join(as_written(each) for each in condition.one_of)
        return t("{name} is one of {values}").format(name=name, values=values)
    if condition.has is not None:
        return t("{name} has {value}").format(name=name, value=as_written(condition.has))
    if condition.at_least is not None:
        return t("{name} is at least {value}").format(name=name, value=condition.at_least)
    return t("{name} is at most {value}").format(name=name, value=condition.at_most)
