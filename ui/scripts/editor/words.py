"""What the editor calls things: kinds of steps, states of versions, the questions of a condition. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from agent_desktop.contract.flags import FlagDefinition
from agent_desktop.contract.script_life import Move, ScriptVersionInfo, VersionState
from agent_desktop.contract.scripts import ActionKind, AnyStep, Condition, Script, Variable
from agent_desktop.contract.services import FieldKind
from agent_desktop.language import language, t
from ui.contacts.words import channel_words
from ui.versions.words import language_word


@dataclass(frozen=True)
class Look:
    """How a kind of step is told apart: an icon, and the names of two colours."""

    icon: str
    fill: str
    edge: str


LOOKS: dict[str, Look] = {
    "prompt": Look("message-square-text", "card", "edge"),
    "question": Look("circle-question-mark", "accent_wash", "accent"),
    "data_entry": Look("clipboard-list", "accent_wash", "accent"),
    "logic": Look("chevrons-up-down", "inset", "text_quiet"),
    "action": Look("send", "warn_wash", "flag_edge"),
    "knowledge": Look("book-open", "advice", "advice_edge"),
    "subscript": Look("layers", "inset", "accent"),
    "outcome": Look("flag", "good_wash", "good"),
}


def kind_word(kind: str) -> str:
    return {
        "prompt": t("Words to say"),
        "question": t("Question"),
        "data_entry": t("Several things to take down"),
        "logic": t("Fork that nobody sees"),
        "action": t("Action"),
        "knowledge": t("Answer from an article"),
        "subscript": t("Another script"),
        "outcome": t("Outcome"),
    }[kind]


def kind_of(step: AnyStep) -> str:
    """The kind of a step, as it stands in the file."""
    return str(type(step).__struct_config__.tag)


def state_word(state: VersionState) -> str:
    return {
        VersionState.DRAFT: t("Draft"),
        VersionState.IN_REVIEW: t("In review"),
        VersionState.APPROVED: t("Approved"),
        VersionState.PUBLISHED: t("Published"),
        VersionState.RETIRED: t("Retired"),
    }[state]


def state_icon(state: VersionState) -> str:
    return {
        VersionState.DRAFT: "pencil",
        VersionState.IN_REVIEW: "eye",
        VersionState.APPROVED: "badge-check",
        VersionState.PUBLISHED: "circle-check",
        VersionState.RETIRED: "ban",
    }[state]


def version_words(info: ScriptVersionInfo) -> str:
    return t("Version {number}, {state}").format(number=info.number, state=state_word(info.state))


def moved_words(move: Move) -> str:
    return {
        Move.SUBMIT: t("Submitted. Somebody else approves it."),
        Move.SEND_BACK: t("Sent back to its author."),
        Move.APPROVE: t("Approved. It can be published."),
        Move.PUBLISH: t("Published. Desktops have it within a minute."),
        Move.RETIRE: t("Retired. It is offered no more; calls under way keep it."),
    }[move]


def field_kind_word(kind: FieldKind) -> str:
    return {
        FieldKind.TEXT: t("A line of text"),
        FieldKind.LONG_TEXT: t("Longer text"),
        FieldKind.NUMBER: t("A number"),
        FieldKind.DATE: t("A date"),
        FieldKind.ONE_OF: t("One of several"),
        FieldKind.MANY_OF: t("Any of several"),
    }[kind]


def action_word(kind: ActionKind) -> str:
    return {
        ActionKind.RAISE_CASE: t("Raise a case"),
        ActionKind.SCHEDULE_CALLBACK: t("Book a call back"),
        ActionKind.VERIFY_IDENTITY: t("Check the identity"),
        ActionKind.TRANSFER: t("Transfer the call"),
        ActionKind.SEND_FORM: t("Send a form"),
        ActionKind.RAISE_CONCERN: t("Raise a concern"),
    }[kind]


def flag_word(code: str, flags: Mapping[str, FlagDefinition]) -> str:
    return flags[code].label.in_language(language()) if code in flags else code


def condition_words(condition: Condition | None, script: Script | None, flags: Mapping[str, FlagDefinition]) -> str:
    """Such as "Hearing impaired or hearing aid, and at the counter"."""
    return t("Otherwise") if condition is None else saying(script, flags)(condition)


def saying(script: Script | None, flags: Mapping[str, FlagDefinition]) -> Callable[[Condition], str]:
    """As `condition_words`, for many conditions of one script."""
    variables = {variable.name: variable for variable in script.variables} if script else {}
    return _Saying(variables, flags).of


@dataclass(frozen=True)
class _Saying:
    variables: Mapping[str, Variable]
    flags: Mapping[str, FlagDefinition]

    def of(self, condition: Condition) -> str:
        if condition.all_of is not None:
            return t(" and ").join(self._inner(inner) for inner in condition.all_of)
        if condition.any_of is not None:
            return t(" or ").join(self._inner(inner) for inner in condition.any_of)
        if condition.negated is not None:
            return t("not: {condition}").format(condition=self.of(condition.negated))
        return self._of_call(condition)

    def _of_call(self, condition: Condition) -> str:
        if condition.flag is not None:
            return flag_word(condition.flag, self.flags)
        if condition.language is not None:
            return language_word(condition.language)
        if condition.channel is not None:
            return channel_words(condition.channel)
        if condition.representative is not None:
            return t("a representative speaks") if condition.representative else t("the citizen speaks")
        return self._of_answer(condition)

    def _inner(self, condition: Condition) -> str:
        words = self.of(condition)
        return f"({words})" if condition.all_of or condition.any_of else words

    def _of_answer(self, condition: Condition) -> str:
        name = condition.variable or ""
        variable = self.variables.get(name)
        label = variable.label.in_language(language()) if variable else name
        return f"{label}: {self._comparison(condition, variable)}"

    def _comparison(self, condition: Condition, variable: Variable | None) -> str:
        if condition.known is not None:
            return t("known") if condition.known else t("not known")
        if condition.equals is not None:
            return option_word(variable, condition.equals)
        if condition.has is not None:
            return option_word(variable, condition.has)
        if condition.one_of is not None:
            return t(" or ").join(option_word(variable, each) for each in condition.one_of)
        if condition.at_least is not None:
            return t("at least {number}").format(number=f"{condition.at_least:g}")
        return t("at most {number}").format(number=f"{condition.at_most or 0:g}")


def option_word(variable: Variable | None, value: object) -> str:
    """An answer as it is shown."""
    for choice in variable.options if variable else ():
        if choice.code == value:
            return choice.label.in_language(language())
    return str(value)
