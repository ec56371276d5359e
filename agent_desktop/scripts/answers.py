"""Answers of a script: judged as the case form that they may fill."""

from collections.abc import Mapping
from datetime import date

from agent_desktop.cases.forms import check_answer
from agent_desktop.contract.base import Words
from agent_desktop.contract.problems import FieldError
from agent_desktop.contract.scripts import Value, Variable, Wording
from agent_desktop.contract.services import FormField, Option
from agent_desktop.language import t


def form_field(variable: Variable) -> FormField:
    """The variable as a question of a form: the same limits, the same words."""
    return FormField(
        code=variable.name,
        kind=variable.kind,
        label=_words(variable.label),
        required=variable.required,
        least=variable.least,
        most=variable.most,
        earliest_days=variable.earliest_days,
        latest_days=variable.latest_days,
        options=tuple(Option(code=choice.code, label=_words(choice.label)) for choice in variable.options),
    )


def _words(wording: Wording) -> Words:
    return Words(en=wording.en, cy=wording.cy)


def judge(variables: Mapping[str, Variable], values: Mapping[str, object], today: date) -> tuple[FieldError, ...]:
    """What is wrong with the answers of one step that asks `variables`; `field` is the variable's name."""
    found = [(name, check_answer(form_field(asked), values.get(name), today)) for name, asked in variables.items()]
    found += [(name[:60], t("This step does not ask for that")) for name in values if name not in variables]
    return tuple(FieldError(field=name, message=message) for name, message in found if message)


def is_given(value: object) -> bool:
    """Whether there is an answer: "", blanks and nothing chosen are none."""
    return bool(value.strip()) if isinstance(value, str) else value is not None and value not in ((), [])


def fits(variable: Variable, value: Value, today: date) -> bool:
    """Whether something known would do as the answer."""
    return is_given(value) and check_answer(form_field(variable), value, today) is None
