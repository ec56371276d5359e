"""What evaluations say together as a table for a spreadsheet. Pure."""

from agent_desktop.language import t
from agent_desktop.reviews.report_rows import ReportRow, Section
from ui.reviews.reports.words import section_word, title_words


def heads() -> tuple[str, ...]:
    """Of the table for a spreadsheet; `cells` are below them."""
    return (
        t("Section"),
        t("What"),
        t("Of"),
        t("Share in per cent"),
        t("from"),
        t("to"),
        t("Number"),
        t("Errors"),
        t("Not applicable"),
        t("Answered by the trace"),
        t("Overruled"),
        t("People"),
        t("Withheld"),
    )


def cells(row: ReportRow) -> tuple[object, ...]:
    """One row. Of what is withheld there is no figure."""
    figures = (row.share, row.low, row.high)
    shares = tuple("" if each is None else f"{each:.1f}" for each in figures)
    counts: tuple[object, ...] = (row.n, row.errors, row.not_applicable, row.from_trace, row.overruled)
    people = row.people if row.section is Section.FAIRNESS else ""
    if row.withheld:
        shares, counts, people = ("", "", ""), ("", "", "", "", ""), ""
    if row.section is not Section.QUESTIONS and not row.withheld:
        counts = (row.n, "", "", "", "")
    within = "" if row.section is Section.FAIRNESS else row.within
    return (
        section_word(row.section),
        title_words(row),
        within,
        *shares,
        *counts,
        people,
        t("yes") if row.withheld else "",
    )
