"""The answers of a form in words, one line each, as they are read back. Pure."""

from agent_desktop.contract.cases import WireAnswers
from agent_desktop.contract.services import FieldKind, FormField, Service
from agent_desktop.dates import full_day
from agent_desktop.language import language, t
from ui.cases.answers import read_day


def _words(field: FormField, answer: object) -> str:
    labels = {option.code: option.label.in_language(language()) for option in field.options}
    if isinstance(answer, tuple):
        return ", ".join(labels.get(code, str(code)) for code in answer)
    if field.kind is FieldKind.DATE and isinstance(answer, str):
        day = read_day(answer)
        return full_day(day, language()) if day else answer
    return labels.get(answer, answer) if isinstance(answer, str) else str(answer)


def answer_lines(service: Service, answers: WireAnswers) -> tuple[str, ...]:
    """In the form's order; what was not answered is left out."""
    return tuple(
        t("{question}: {answer}").format(
            question=field.label.in_language(language()).rstrip("?: "), answer=_words(field, answers[field.code])
        )
        for field in service.form
        if field.code in answers
    )
