"""What evaluations say together, in words and as cells. Pure."""

from collections.abc import Iterable

from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.review_reports import FEWEST, ReviewReport
from agent_desktop.contract.samples import NEW_HANDLER_DAYS
from agent_desktop.contract.scorecards import ErrorClass
from agent_desktop.dates import day
from agent_desktop.language import language, t, tn
from agent_desktop.reviews.report_rows import ReportRow, Section
from ui.contacts.words import channel_words
from ui.reviews.figures import Figure
from ui.reviews.words import class_words, per_cent


def section_word(section: Section) -> str:
    return {
        Section.WEEKS: t("Over time"),
        Section.TEAMS: t("Teams"),
        Section.HANDLERS: t("Handlers"),
        Section.QUESTIONS: t("Questions"),
        Section.CAUSES: t("Root causes"),
        Section.CHANNELS: t("Channels"),
        Section.SERVICES: t("Services"),
        Section.ERRORS: t("Critical errors"),
        Section.FAIRNESS: t("Fairness"),
    }[section]


def section_about(section: Section) -> str:
    """What is counted in it, and how it is to be read."""
    band = t("The thin line across a bar shows where the true mean lies, 19 times of 20.")
    return {
        Section.WEEKS: t("The mean score of the contacts of each week."),
        Section.TEAMS: t("The mean score of each team.") + f" {band}",
        Section.HANDLERS: t("The mean score of each handler. Of few reviews it says little.") + f" {band}",
        Section.QUESTIONS: t("How much of its points each question brought; those that lose the most stand first."),
        Section.CAUSES: t("Why points were lost, and how often each cause was chosen."),
        Section.CHANNELS: t("The mean score by channel.") + f" {band}",
        Section.SERVICES: t("The mean score by service.") + f" {band}",
        Section.ERRORS: t("The share of contacts without a critical error of each kind."),
        Section.FAIRNESS: t(
            "Whether groups of handlers are scored alike, whatever team or scorecard is chosen above. Of a group of"
            " fewer than {fewest} people nothing is said, nor of one from which it could be worked out."
        ).format(fewest=FEWEST),
    }[section]


def title_words(row: ReportRow) -> str:
    """What the row is of."""
    match row.section:
        case Section.WEEKS:
            found = t("Week of {day}").format(day=_day(row))
        case Section.TEAMS:
            found = row.title or t("no team")
        case Section.CHANNELS:
            found = channel_words(Channel(row.key))
        case Section.SERVICES:
            found = row.title or t("no service")
        case Section.ERRORS:
            words = class_words(ErrorClass(row.key))
            found = words[:1].upper() + words[1:]
        case Section.FAIRNESS:
            found = t("{way}: {group}").format(way=_way_words(row.within), group=_group_words(row))
        case _:
            found = row.title or row.key
    return found


def _way_words(by: str) -> str:
    return {
        "team": t("Team"),
        "since": t("How long they are here"),
        "reviewer_team": t("Who reviewed them"),
    }.get(by, by)


def _group_words(row: ReportRow) -> str:
    if row.within == "team":
        return row.key or t("no team")
    return {
        "new": t("under {days} days").format(days=NEW_HANDLER_DAYS),
        "first_year": t("under a year"),
        "longer": t("a year and more"),
        "own": t("someone of their own team"),
        "other": t("someone of another team"),
    }.get(row.key, row.key)


def figure_of(row: ReportRow) -> Figure:
    """As the list shows it."""
    if row.withheld:
        return Figure(title_words(row), t("withheld"), t("The group is too small, or would tell of one that is."))
    if row.section is Section.CAUSES:
        said = tn("{count} time", "{count} times", row.n).format(count=row.n)
        about = t("{share} of all causes chosen").format(share=per_cent(row.share))
        return Figure(title_words(row), said, about, row.share)
    about = " · ".join(_about(row))
    return Figure(title_words(row), per_cent(row.share), about, row.share, row.low, row.high)


def _about(row: ReportRow) -> Iterable[str]:
    if row.low is not None and row.high is not None:
        yield t("{low} to {high}").format(low=per_cent(row.low), high=per_cent(row.high))
    yield (_answers_words if row.section is Section.QUESTIONS else _reviews_words)(row.n)
    if row.people:
        yield tn("{count} person", "{count} people", row.people).format(count=row.people)
    if row.section is Section.QUESTIONS:
        yield from _question_about(row)
    elif row.within and row.section is Section.HANDLERS:
        yield row.within


def _question_about(row: ReportRow) -> Iterable[str]:
    if row.errors:
        yield tn("{count} error", "{count} errors", row.errors).format(count=row.errors)
    if row.not_applicable:
        yield t("not applicable {count} times").format(count=row.not_applicable)
    if row.from_trace:
        said = t("the trace answered {of}, overruled {count}")
        yield said.format(of=row.from_trace, count=row.overruled)
    if row.within:
        yield row.within


def _reviews_words(count: int) -> str:
    return tn("{count} review", "{count} reviews", count).format(count=f"{count:,}")


def _answers_words(count: int) -> str:
    return tn("{count} answer", "{count} answers", count).format(count=f"{count:,}")


def totals_words(report: ReviewReport) -> str:
    """All of it, in one line."""
    told = [
        t("{reviewed} of {handled} contacts reviewed").format(
            reviewed=f"{report.reviewed:,}", handled=f"{report.handled:,}"
        )
    ]
    if report.scores.mean is not None:
        told.append(t("mean {mean}").format(mean=_banded(report.scores.mean, report.scores.low, report.scores.high)))
    told += [
        t("{count} disputed").format(count=report.disputed),
        t("{count} amended").format(count=report.amended),
        tn("{count} open coaching action", "{count} open coaching actions", report.open_coaching).format(
            count=report.open_coaching
        ),
    ]
    return " · ".join(told)


def _banded(mean: float, low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return per_cent(mean)
    return t("{mean} ({low} to {high})").format(mean=per_cent(mean), low=per_cent(low), high=per_cent(high))


def chart_words(rows: Iterable[ReportRow]) -> str:
    """What the chart shows; the list below it says the same week by week."""
    known = [row for row in rows if row.section is Section.WEEKS and row.share is not None and row.begins is not None]
    if not known:
        return t("Mean score by week: nothing to show.")
    first, last = known[0], known[-1]
    lowest, highest = min(known, key=_share), max(known, key=_share)
    words = t(
        "Mean score by week, {first} to {last}: {from_share} at first, {to_share} at last, lowest {low}, highest"
        " {high}. The list below says each week."
    )
    return words.format(
        first=_day(first),
        last=_day(last),
        from_share=per_cent(first.share),
        to_share=per_cent(last.share),
        low=per_cent(lowest.share),
        high=per_cent(highest.share),
    )


def _share(row: ReportRow) -> float:
    return row.share or 0.0


def _day(row: ReportRow) -> str:
    return day(row.begins.date(), language()) if row.begins is not None else ""
