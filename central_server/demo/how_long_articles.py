"""Answers to "how long does it take?", one for each service, made from its promise, its calendar and its form."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from agent_desktop.cases.promise import due
from agent_desktop.contract.base import Words
from agent_desktop.contract.knowledge import ArticleState
from agent_desktop.contract.services import Calendar, FormField, PromiseUnit, Service
from central_server.demo.calendars import CALENDARS
from central_server.demo.deeds import ABOUT
from central_server.demo.said_times import every_day, length, on_day, spoken_hours, written_hours
from central_server.demo.services import OFFERS
from central_server.demo.services.forms import w
from central_server.demo.written_articles import Answer, Facts

REVIEW_DAYS = 180
LONG = w("How long does it take?", "Faint o amser mae'n ei gymryd?")
SOON = w("How soon do we act?", "Pa mor fuan y byddwn yn gweithredu?")
SYNONYMS = ("how long", "when will", "waiting")
"""Not the service's keywords: they count for whatever is about it, and would put these before the answers by hand."""

EXAMPLES: dict[PromiseUnit, datetime] = {
    PromiseUnit.WORKING_DAYS: datetime(2026, 6, 8, 10),  # noqa: DTZ001 - a Monday, in the zone of each calendar
    PromiseUnit.WORKING_HOURS: datetime(2026, 6, 12, 16),  # noqa: DTZ001 - a Friday
    PromiseUnit.MINUTES: datetime(2026, 6, 14, 23),  # noqa: DTZ001 - a Sunday
}
"""When somebody told us, in a summer without bank holidays for eight weeks."""

LATER = {
    1: w(", a week later", ", wythnos yn ddiweddarach"),
    2: w(", two weeks later", ", bythefnos yn ddiweddarach"),
    3: w(", three weeks later", ", dair wythnos yn ddiweddarach"),
    4: w(", four weeks later", ", bedair wythnos yn ddiweddarach"),
    8: w(", eight weeks later", ", wyth wythnos yn ddiweddarach"),
}
"""By weeks; a week later is the same day of the week, or a later one."""


def how_long(written: Iterable[Answer]) -> tuple[Answer, ...]:
    """One for each service, in their order. `written`: the answers by hand, which these lead to.

    Raises KeyError: a service that ABOUT does not know, or an answer that is not there.
    """
    by_slug = {answer.slug: answer for answer in written}
    calendars = {calendar.code: calendar for calendar in CALENDARS}
    return tuple(_about(offer.service, calendars[offer.service.calendar_code], by_slug) for offer in OFFERS)


def _about(service: Service, calendar: Calendar, written: Mapping[str, Answer]) -> Answer:
    about = ABOUT[service.code]
    guide = written[about.guide]
    asked, subject = SOON if service.urgent else LONG, _subject(service, guide)
    title = w(f"{asked.en} {subject.en}", f"{asked.cy} {subject.cy}")
    short = _short(service, calendar, about.deed)
    facts = Facts(
        title=title.en,
        short=short.en,
        owner=service.department_code,
        audience=guide.facts.audience,
        state=ArticleState.VALIDATED,
        review_days=REVIEW_DAYS,
        synonyms=SYNONYMS,
        services=(service.code,),
    )
    return Answer(f"how-long-{service.code.replace('_', '-')}", title, short, _text(service, calendar, guide), facts)


def _subject(service: Service, guide: Answer) -> Words:
    """As citizens put it, where that can stand after a question and no other service is put so."""
    shared = sum(about.guide == guide.slug for about in ABOUT.values()) > 1
    awkward = guide.title.en.startswith("How ") or any(mark in guide.title.en for mark in ":?")
    return service.name if shared or awkward else guide.title


def _short(service: Service, calendar: Calendar, deed: Words) -> Words:
    within = length(service.promise)
    first = w(f"{deed.en} within {within.en}", f"{deed.cy} o fewn {within.cy}")
    danger = w(" If there is danger, ring 999 first.", " Os oes perygl, ffoniwch 999 yn gyntaf.")
    then = danger if service.urgent else w("", "")
    if service.promise.unit is PromiseUnit.MINUTES:
        return w(f"{first.en}, day and night.{then.en}", f"{first.cy}, ddydd a nos.{then.cy}")
    if service.promise.unit is PromiseUnit.WORKING_HOURS:
        hours = spoken_hours(calendar)
        wait = w(" If it cannot wait until then, I have a number for you.", " Os na all aros, mae gen i rif i chi.")
        return w(
            f"{first.en}. We work {hours.en}.{wait.en}{then.en}",
            f"{first.cy}. Rydym yn gweithio {hours.cy}.{wait.cy}{then.cy}",
        )
    if every_day(calendar):
        idle = w("the day you tell us or bank holidays", "y diwrnod y dywedwch wrthym na gwyliau banc")
    else:
        idle = w(
            "the day you tell us, weekends or bank holidays",
            "y diwrnod y dywedwch wrthym, penwythnosau na gwyliau banc",
        )
    return w(
        f"{first.en}. We do not count {idle.en}. I need a few things from you to start it.",
        f"{first.cy}. Nid ydym yn cyfrif {idle.cy}. Mae angen ychydig o bethau gennych i ddechrau.",
    )


def _text(service: Service, calendar: Calendar, guide: Answer) -> Words:
    need, helps = _asked(service.form, required=True), _asked(service.form, required=False)
    within, example = length(service.promise), _example(service, calendar)
    count, danger = _count(service, calendar), _danger(service)
    return w(
        f"**How long**: within {within.en}. {count.en}\n\n"
        f"**For example**: {example.en}.\n\n**Ask**, to take it:\n\n{need.en}\n\n"
        + (f"**Helps, if they know**:\n\n{helps.en}\n\n" if helps.en else "")
        + "**Say** the day and hour that the screen gives once the case is raised: bank holidays are counted in.\n\n"
        f"**Do not** promise anything sooner.{danger.en}\n\n**More**: [{guide.title.en}](article:{guide.slug})",
        f"**Faint o amser**: o fewn {within.cy}. {count.cy}\n\n"
        f"**Er enghraifft**: {example.cy}.\n\n**Gofynnwch**, i'w gymryd:\n\n{need.cy}\n\n"
        + (f"**O gymorth, os ydynt yn gwybod**:\n\n{helps.cy}\n\n" if helps.cy else "")
        + "**Dywedwch** y diwrnod a'r awr y mae'r sgrin yn eu rhoi ar ôl agor yr achos: mae gwyliau banc wedi'u "
        "cyfrif.\n\n"
        f"**Peidiwch** ag addo dim yn gynt.{danger.cy}\n\n**Mwy**: [{guide.title.cy}](article:{guide.slug})",
    )


def _asked(form: tuple[FormField, ...], *, required: bool) -> Words:
    fields = [field for field in form if field.required is required]
    return w(*("\n".join(f"- {_line(field, language)}" for field in fields) for language in ("en", "cy")))


def _line(field: FormField, language: str) -> str:
    """The question of the form, and after it what stands beneath it there."""
    label: str = getattr(field.label, language)
    return f"{label} ({getattr(field.help, language).removesuffix('.')})" if field.help else label


def _count(service: Service, calendar: Calendar) -> Words:
    if service.promise.unit is PromiseUnit.MINUTES:
        return w("Day and night, bank holidays too.", "Ddydd a nos, gwyliau banc hefyd.")
    hours = written_hours(calendar)
    if service.promise.unit is PromiseUnit.WORKING_HOURS:
        return w(f"Working hours: {hours.en}; not on bank holidays.", f"Oriau gwaith: {hours.cy}; nid ar wyliau banc.")
    return w(
        f"Working days: {hours.en}; not bank holidays. The first is the day after the one it reaches us on; what comes "
        "while we are closed reaches us when we open.",
        f"Diwrnodau gwaith: {hours.cy}; nid gwyliau banc. Y cyntaf yw'r diwrnod ar ôl iddo ein cyrraedd; mae'r hyn a "
        "ddaw tra byddwn ar gau yn ein cyrraedd pan agorwn.",
    )


def _danger(service: Service) -> Words:
    """Where a promise is no help: to whom then."""
    links = []
    if service.promise.unit is PromiseUnit.WORKING_HOURS:
        links.append(
            w(
                "**Closed, or it cannot wait**: [the lines at night](article:hub-opening).",
                "**Ar gau, neu ni all aros**: [y llinellau yn y nos](article:hub-opening).",
            )
        )
    if service.urgent:
        links.append(
            w("**Danger to life**: [999](article:emergency-999).", "**Perygl i fywyd**: [999](article:emergency-999).")
        )
    return w("".join(f"\n\n{link.en}" for link in links), "".join(f"\n\n{link.cy}" for link in links))


def _example(service: Service, calendar: Calendar) -> Words:
    zone = ZoneInfo(calendar.zone)
    told = EXAMPLES[service.promise.unit].replace(tzinfo=zone)
    # Without bank holidays, of which that summer has none: their calendar takes longer to load than all of this.
    kept = due(service.promise, msgspec.structs.replace(calendar, country=""), told).astimezone(zone)
    later = LATER.get((kept.date() - told.date()).days // 7, w("", ""))
    start, end = on_day(told), on_day(kept)
    return w(f"if told at {start.en}, by {end.en}{later.en}", f"os dywedir am {start.cy}, erbyn {end.cy}{later.cy}")
