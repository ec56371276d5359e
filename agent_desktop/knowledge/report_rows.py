"""How answers were used, as rows to read and as a table for a spreadsheet. Pure."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from agent_desktop.contract.answering import KnowledgeReport
from agent_desktop.contract.base import Id, Record


class Section(StrEnum):
    MOST_GIVEN = "most_given"
    NEVER_GIVEN = "never_given"
    UNANSWERED = "unanswered"
    DIFFERENT = "different"
    PAST_REVIEW = "past_review"


class UseRow(Record, frozen=True, kw_only=True):
    """`article_id`: what the row opens; None for a service. `count` of `of` (0: of nothing that was counted).

    `details`: name and number, such as the services in whose contacts an answer was given.
    """

    section: Section
    title: str
    article_id: Id | None = None
    service_code: str = ""
    count: int = 0
    of: int = 0
    people: int = 0
    details: tuple[tuple[str, int], ...] = ()
    feedback: int = 0


def rows(
    report: KnowledgeReport, titles: Mapping[Id, str], services: Mapping[str, str], language: str
) -> tuple[UseRow, ...]:
    """`titles` by article id and `services` by code, in `language`. What is not known is called by its id or code."""
    return (*_given(report, services, language), *_others(report, titles, services))


def _given(report: KnowledgeReport, services: Mapping[str, str], language: str) -> Iterable[UseRow]:
    for use in report.uses:
        yield UseRow(
            section=Section.MOST_GIVEN,
            title=use.title.in_language(language),
            article_id=use.article_id,
            count=use.quotes,
            of=use.contacts,
            details=tuple((services.get(each.key, each.key), each.count) for each in use.by_service),
            feedback=use.open_feedback,
        )


def _others(report: KnowledgeReport, titles: Mapping[Id, str], services: Mapping[str, str]) -> Iterable[UseRow]:
    for article_id in report.never_used:
        yield UseRow(section=Section.NEVER_GIVEN, title=titles.get(article_id, str(article_id)), article_id=article_id)
    for left in report.unanswered:
        yield UseRow(
            section=Section.UNANSWERED,
            title=services.get(left.service_code, left.service_code),
            service_code=left.service_code,
            count=left.without,
            of=left.contacts,
        )
    for found in report.disagreements:
        answers = tuple((Id(count.key), count.count) for count in found.answers)
        asked = found.asked or f"{found.script_id} {found.step}".strip()
        yield UseRow(
            section=Section.DIFFERENT,
            title=asked,
            article_id=answers[0][0] if answers else None,
            people=found.handlers,
            details=tuple((titles.get(each, str(each)), count) for each, count in answers),
        )
        for each, count in answers[1:]:
            yield UseRow(section=Section.DIFFERENT, title=titles.get(each, str(each)), article_id=each, count=count)
    for article_id in report.past_review:
        yield UseRow(section=Section.PAST_REVIEW, title=titles.get(article_id, str(article_id)), article_id=article_id)
