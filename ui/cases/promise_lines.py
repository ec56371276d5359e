"""What is said of a case before it is sent: the promise aloud, the place, the reference. Pure."""

from datetime import date, datetime

from agent_desktop.cases.forms import check_form
from agent_desktop.cases.promise_words import HOME_ZONE, by_when
from agent_desktop.contacts.draft import CaseDraft
from agent_desktop.contract.base import Record
from agent_desktop.contract.problems import FieldError
from agent_desktop.contract.services import Calendar, Department, Promise, PromiseUnit, Service
from agent_desktop.language import language, t, tn


class ServiceFacts(Record, frozen=True, kw_only=True):
    """What the card beside the call says of a service."""

    name: str
    icon: str
    description: str
    promise: str
    department: str


class RaisedFacts(Record, frozen=True, kw_only=True):
    """What will be raised. `reference` is "" while none is at hand."""

    title: str
    icon: str
    place: str
    reference: str
    promise: str


def within_words(promise: Promise) -> str:
    """How long the service takes, as a handler explains it."""
    amount = promise.amount
    return {
        PromiseUnit.MINUTES: tn(
            "Within {count} minute, day and night", "Within {count} minutes, day and night", amount
        ),
        PromiseUnit.WORKING_HOURS: tn("Within {count} working hour", "Within {count} working hours", amount),
        PromiseUnit.WORKING_DAYS: tn("Within {count} working day", "Within {count} working days", amount),
    }[promise.unit].format(count=amount)


def promised(due_at: datetime, calendar: Calendar | None, now: datetime) -> str:
    """ "by 17:00 on Mon 23 Nov"."""
    return by_when(due_at, calendar.zone if calendar else HOME_ZONE, now, language())


def service_facts(service: Service, department: Department | None) -> ServiceFacts:
    return ServiceFacts(
        name=service.name.in_language(language()),
        icon=service.icon,
        description=service.description.in_language(language()),
        promise=within_words(service.promise),
        department=department.name.in_language(language()) if department else "",
    )


def raised_facts(case: CaseDraft, service: Service, calendar: Calendar | None, now: datetime) -> RaisedFacts:
    return RaisedFacts(
        title=service.case_title.in_language(language()),
        icon=service.icon,
        place=case.place,
        reference=case.reference,
        promise=promised(case.promised_at, calendar, now),
    )


def promise_aloud(facts: RaisedFacts) -> str:
    """The promise as words to say: nothing is raised before it is read back."""
    return t("“I am raising this now. The team will deal with it {by_when}.”").format(by_when=facts.promise)


def promise_to_you(facts: RaisedFacts) -> str:
    """The promise as a note to the handler, while the case is taken down."""
    return t("To you: the promise on this contact is {by_when}.").format(by_when=facts.promise)


def reference_aloud(facts: RaisedFacts) -> str:
    return t("“Your reference is {reference}.”").format(reference=facts.reference)


def errors_of(case: CaseDraft | None, service: Service | None, today: date) -> tuple[FieldError, ...]:
    """What is wrong with the answers so far; nothing without a case."""
    if case is None or service is None:
        return ()
    return check_form(service.form, case.answers, today)
