"""Short ways to write a service down. A question of a form stands beside the answers that demo people give to it."""

from typing import NamedTuple

from agent_desktop.contract.base import Words
from agent_desktop.contract.services import FieldKind, FormField, Option, Promise, PromiseUnit, Service

OFFICE, HUB, WASTE = "office", "hub", "waste"


class Question(NamedTuple):
    """`samples` are plausible answers to a question of words; others are answered from their limits or options."""

    field: FormField
    samples: tuple[str, ...] = ()


class Offer(NamedTuple):
    """A service as the demo authority has it.

    `summaries` are what a contact about it was about, one line each. `share` weighs how often people ask for it.
    """

    service: Service
    questions: tuple[Question, ...]
    summaries: tuple[str, ...]
    share: int


def w(en: str, cy: str) -> Words:
    return Words(en=en, cy=cy)


def minutes(amount: int) -> Promise:
    return Promise(amount=amount, unit=PromiseUnit.MINUTES)


def working_hours(amount: int) -> Promise:
    return Promise(amount=amount, unit=PromiseUnit.WORKING_HOURS)


def working_days(amount: int) -> Promise:
    return Promise(amount=amount, unit=PromiseUnit.WORKING_DAYS)


def text(
    code: str, label: Words, *samples: str, required: bool = False, most: int = 120, hint: Words | None = None
) -> Question:
    """One line. `most` is in characters."""
    field = FormField(code=code, kind=FieldKind.TEXT, label=label, help=hint, required=required, most=most)
    return Question(field, samples)


def about_whom(*where: str) -> tuple[Question, Question]:
    """Of a concern: who it is about, and where they are. Neither need be known; a caller's own address is neither."""
    return (
        text(
            "who",
            w("Who it is about, as far as is known", "Am bwy mae'r pryder, hyd y gwyddys"),
            "Mr Price, about 80",
            "The family in the corner house",
            most=200,
        ),
        text("where", w("Where they are", "Ble maen nhw"), *where, most=200),
    )


def long_text(
    code: str, label: Words, *samples: str, required: bool = False, most: int = 1000, hint: Words | None = None
) -> Question:
    field = FormField(code=code, kind=FieldKind.LONG_TEXT, label=label, help=hint, required=required, most=most)
    return Question(field, samples)


def number(
    code: str,
    label: Words,
    least: int,
    most: int,
    *,
    required: bool = True,
    hint: Words | None = None,
    samples: tuple[str, ...] = (),
) -> Question:
    field = FormField(
        code=code, kind=FieldKind.NUMBER, label=label, help=hint, required=required, least=least, most=most
    )
    return Question(field, samples)


def day(
    code: str, label: Words, earliest: int, latest: int, *, required: bool = True, hint: Words | None = None
) -> Question:
    """A date between `earliest` and `latest` days from today (negative: in the past)."""
    return Question(
        FormField(
            code=code,
            kind=FieldKind.DATE,
            label=label,
            help=hint,
            required=required,
            earliest_days=earliest,
            latest_days=latest,
        )
    )


def one_of(
    code: str, label: Words, *options: tuple[str, str, str], required: bool = True, hint: Words | None = None
) -> Question:
    """`options`: code, English, Welsh."""
    return Question(
        FormField(
            code=code, kind=FieldKind.ONE_OF, label=label, help=hint, required=required, options=_options(options)
        )
    )


def many_of(
    code: str,
    label: Words,
    *options: tuple[str, str, str],
    required: bool = False,
    most: int | None = None,
    hint: Words | None = None,
) -> Question:
    """`most`: how many may be chosen."""
    return Question(
        FormField(
            code=code,
            kind=FieldKind.MANY_OF,
            label=label,
            help=hint,
            required=required,
            least=1 if required else None,
            most=most,
            options=_options(options),
        )
    )


def _options(options: tuple[tuple[str, str, str], ...]) -> tuple[Option, ...]:
    return tuple(Option(code=code, label=w(en, cy)) for code, en, cy in options)


YES_NO = (("yes", "Yes", "Ydy"), ("no", "No", "Nac ydy"))


def offer(
    *,
    code: str,
    department: str,
    name: Words,
    description: Words,
    case_title: Words,
    keywords: tuple[str, ...],
    promise: Promise,
    form: tuple[Question, ...],
    icon: str,
    summaries: tuple[str, ...],
    calendar: str = OFFICE,
    urgent: bool = False,
    share: int = 10,
) -> Offer:
    service = Service(
        code=code,
        department_code=department,
        name=name,
        description=description,
        case_title=case_title,
        keywords=keywords,
        promise=promise,
        calendar_code=calendar,
        form=tuple(question.field for question in form),
        icon=icon,
        urgent=urgent,
    )
    return Offer(service, form, summaries, share)
