"""What evaluations say together, as rows to read and as a table for a spreadsheet. Pure."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from agent_desktop.contract.base import Id, Moment, Record
from agent_desktop.contract.review_reports import FairnessReport, Mean, OfQuestion, ReviewReport


class Section(StrEnum):
    WEEKS = "weeks"
    TEAMS = "teams"
    HANDLERS = "handlers"
    QUESTIONS = "questions"
    CAUSES = "causes"
    CHANNELS = "channels"
    SERVICES = "services"
    ERRORS = "errors"
    FAIRNESS = "fairness"


class ReportRow(Record, frozen=True, kw_only=True):
    """One line. `key`: what it is of: a code, a name, "" for those of none; `title`: its words, where the report has
    them. `within`: what it stands in: a handler's team, a question's scorecard, the way of a grouping.

    `share`: per cent, with its band from `low` to `high`; None where it cannot be said. `n`: evaluations, answers or,
    of a cause, how often. `people`: of a group. `withheld`: nothing is said of it.
    """

    section: Section
    key: str
    title: str = ""
    within: str = ""
    begins: Moment | None = None
    n: int = 0
    share: float | None = None
    low: float | None = None
    high: float | None = None
    errors: int = 0
    not_applicable: int = 0
    from_trace: int = 0
    overruled: int = 0
    people: int = 0
    withheld: bool = False


def rows(
    report: ReviewReport, fairness: FairnessReport, services: Mapping[str, str], language: str
) -> tuple[ReportRow, ...]:
    """In the order in which they are read. `services` by code, in `language`."""
    return (
        *(_mean(Section.WEEKS, f"{each.begins:%Y-%m-%d}", each.scores, begins=each.begins) for each in report.weeks),
        *(_mean(Section.TEAMS, each.team, each.scores, title=each.team) for each in report.teams),
        *(
            _mean(Section.HANDLERS, str(each.handler), each.scores, title=each.handler_name, within=each.team)
            for each in report.handlers
        ),
        *_questions(report, language),
        *_causes(report, language),
        *(_mean(Section.CHANNELS, each.channel.value, each.scores) for each in report.channels),
        *(
            _mean(Section.SERVICES, code, each.scores, title=services.get(code, code))
            for each in report.services
            for code in (each.service_code or "",)
        ),
        *(
            ReportRow(section=Section.ERRORS, key=each.error_class.value, share=each.accuracy, n=each.n)
            for each in report.classes
        ),
        *_groups(fairness),
    )


def _mean(
    section: Section, key: str, scores: Mean, *, title: str = "", within: str = "", begins: Moment | None = None
) -> ReportRow:
    return ReportRow(
        section=section,
        key=key,
        title=title,
        within=within,
        begins=begins,
        n=scores.n,
        share=scores.mean,
        low=scores.low,
        high=scores.high,
    )


def _questions(report: ReviewReport, language: str) -> Iterable[ReportRow]:
    """Each with its scorecard, where there is more than one."""
    cards: dict[Id, str] = {each.scorecard_id: each.title.in_language(language) for each in report.all_scorecards}
    named = len({each.scorecard_id for each in report.questions}) > 1
    for each in report.questions:
        yield _question(each, language, cards.get(each.scorecard_id, "") if named else "")


def _question(each: OfQuestion, language: str, card: str) -> ReportRow:
    return ReportRow(
        section=Section.QUESTIONS,
        key=each.code,
        title=each.words.in_language(language),
        within=card,
        n=each.answered,
        share=each.gained,
        errors=each.errors,
        not_applicable=each.not_applicable,
        from_trace=each.from_trace,
        overruled=each.overruled,
    )


def _causes(report: ReviewReport, language: str) -> Iterable[ReportRow]:
    """`share`: of all causes that were chosen."""
    chosen = sum(each.count for each in report.causes)
    for each in report.causes:
        yield ReportRow(
            section=Section.CAUSES,
            key=each.code,
            title=each.words.in_language(language),
            n=each.count,
            share=100 * each.count / chosen,
        )


def _groups(fairness: FairnessReport) -> Iterable[ReportRow]:
    for grouping in fairness.groupings:
        for group in grouping.groups:
            scores = group.scores or Mean(n=0)
            yield ReportRow(
                section=Section.FAIRNESS,
                key=group.key,
                within=grouping.by,
                n=scores.n,
                share=scores.mean,
                low=scores.low,
                high=scores.high,
                people=group.people or 0,
                withheld=group.withheld,
            )
