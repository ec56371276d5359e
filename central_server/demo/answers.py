"""Answers to a case form, as someone might have given them on the day the case was opened."""

from datetime import date
from random import Random

from agent_desktop.contract.services import FieldKind, FormField
from central_server.demo.chance import pick
from central_server.demo.services.forms import Question

Answers = dict[str, str | int | list[str]]
LEFT_OUT = 0.4
"""How often a question that need not be answered is not."""


def answer_form(rng: Random, questions: tuple[Question, ...], opened: date) -> Answers:
    answers: Answers = {}
    for question in questions:
        field = question.field
        if field.required or rng.random() > LEFT_OUT:
            answers[field.code] = _answer(rng, question, opened)
    return answers


def _answer(rng: Random, question: Question, opened: date) -> str | int | list[str]:
    field = question.field
    if field.kind is FieldKind.DATE:
        return _date(rng, field, opened)
    if field.kind is FieldKind.NUMBER:
        return int(pick(rng, question.samples)) if question.samples else _number(rng, field)
    if field.kind is FieldKind.ONE_OF:
        return pick(rng, field.options).code
    if field.kind is FieldKind.MANY_OF:
        return _several(rng, field)
    return pick(rng, question.samples)


def _date(rng: Random, field: FormField, opened: date) -> str:
    earliest, latest = field.earliest_days or 0, field.latest_days or 0
    # Mostly near: what people ring about is rather of this week than of last year.
    span = latest - earliest
    near = int(span * rng.random() ** 3)
    days = earliest + near if earliest >= 0 else latest - near
    return date.fromordinal(opened.toordinal() + days).isoformat()


def _number(rng: Random, field: FormField) -> int:
    least, most = field.least or 0, field.most or 0
    return least + int((most - least) * rng.random() ** 3)


def _several(rng: Random, field: FormField) -> list[str]:
    most = min(field.most or len(field.options), len(field.options), 3)
    first = int(rng.random() * len(field.options))
    count = 1 + int(rng.random() ** 2 * most)
    return [field.options[(first + step) % len(field.options)].code for step in range(min(count, most))]
