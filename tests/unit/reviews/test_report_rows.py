"""Rows of a report: everything that it says is in one of them, and nothing of a group that is withheld."""

from datetime import UTC, date, datetime
from uuid import UUID

from agent_desktop.contract.base import Words
from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.review_reports import (
    FairnessReport,
    Group,
    Grouping,
    Mean,
    OfCause,
    OfChannel,
    OfHandler,
    OfQuestion,
    OfScorecard,
    OfService,
    OfWeek,
    ReviewReport,
)
from agent_desktop.reviews.report_rows import ReportRow, Section, rows

MEAN = Mean(n=4, mean=80.0, low=70.0, high=90.0)
CARD, OTHER, SOMEBODY = UUID(int=1), UUID(int=2), UUID(int=3)
DAY = date(2026, 11, 2)
NOW = datetime(2026, 11, 27, tzinfo=UTC)


def question(card: UUID, code: str) -> OfQuestion:
    return OfQuestion(
        scorecard_id=card,
        code=code,
        words=Words(en="Greeted?", cy="A gyfarchwyd?"),
        answered=4,
        not_applicable=1,
        gained=50.0,
        errors=2,
        from_trace=3,
        overruled=1,
    )


def report(*questions: OfQuestion) -> ReviewReport:
    return ReviewReport(
        since=DAY,
        until=DAY,
        as_of=NOW,
        handled=10,
        reviewed=4,
        scores=MEAN,
        handlers=(OfHandler(handler=SOMEBODY, handler_name="=A. Test", team="Hub", scores=MEAN),),
        questions=questions,
        causes=(
            OfCause(code="hurry", words=Words(en="Hurry"), count=3),
            OfCause(code="other", words=Words(en="Other"), count=1),
        ),
        channels=(OfChannel(channel=Channel.PHONE, scores=MEAN),),
        services=(OfService(service_code=None, scores=MEAN), OfService(service_code="gone", scores=Mean(n=0))),
        weeks=(OfWeek(begins=datetime(2026, 11, 2, tzinfo=UTC), scores=MEAN),),
        all_scorecards=(OfScorecard(scorecard_id=CARD, title=Words(en="Calls", cy="Galwadau"), scores=MEAN),),
    )


FAIRNESS = FairnessReport(
    since=DAY,
    until=DAY,
    as_of=NOW,
    groupings=(
        Grouping(
            by="team",
            groups=(
                Group(key="Hub", withheld=False, people=9, scores=MEAN),
                Group(key="Place", withheld=True),
            ),
        ),
    ),
)


def made(*questions: OfQuestion, language: str = "en") -> dict[Section, list[ReportRow]]:
    found: dict[Section, list[ReportRow]] = {section: [] for section in Section}
    for row in rows(report(*questions), FAIRNESS, {"bins": "Bins"}, language):
        found[row.section].append(row)
    return found


def test_a_question_names_its_scorecard_only_where_there_are_several() -> None:
    (one,) = made(question(CARD, "greeted"))[Section.QUESTIONS]
    assert (one.title, one.within, one.n, one.share, one.overruled) == ("Greeted?", "", 4, 50.0, 1)
    two = made(question(CARD, "greeted"), question(OTHER, "greeted"), language="cy")[Section.QUESTIONS]
    assert [row.within for row in two] == ["Galwadau", ""]
    assert two[0].title == "A gyfarchwyd?"


def test_causes_are_shares_of_all_that_were_chosen() -> None:
    assert [(row.n, row.share) for row in made()[Section.CAUSES]] == [(3, 75.0), (1, 25.0)]


def test_a_service_that_is_not_known_any_more_goes_by_its_code_and_none_by_nothing() -> None:
    assert [(row.title, row.share) for row in made()[Section.SERVICES]] == [("", 80.0), ("gone", None)]


def test_of_a_group_that_is_withheld_the_row_has_no_figure() -> None:
    told, withheld = made()[Section.FAIRNESS]
    assert (told.people, told.share, told.withheld) == (9, 80.0, False)
    assert withheld == ReportRow(section=Section.FAIRNESS, key="Place", within="team", withheld=True)
