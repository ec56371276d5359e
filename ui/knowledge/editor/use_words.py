"""How the use of answers is told in words. Pure."""

from agent_desktop.knowledge.report_rows import Section, UseRow
from agent_desktop.language import t, tn


def section_word(section: Section) -> str:
    return {
        Section.MOST_GIVEN: t("Most given"),
        Section.NEVER_GIVEN: t("Never given"),
        Section.UNANSWERED: t("Ended without an answer"),
        Section.DIFFERENT: t("Different answers to one question"),
        Section.PAST_REVIEW: t("Past review"),
    }[section]


def section_about(section: Section) -> str:
    """What is counted in it."""
    return {
        Section.MOST_GIVEN: t("How often each answer was given into a contact."),
        Section.NEVER_GIVEN: t("In force all that time, and given by nobody."),
        Section.UNANSWERED: t("Contacts of each service that ended without any answer given."),
        Section.DIFFERENT: t("Questions that several handlers met, and answered from different articles."),
        Section.PAST_REVIEW: t("Somebody should have looked at these again by now."),
    }[section]


def row_words(row: UseRow) -> str:
    """A title, and its figures on the line below."""
    told = [part for part in (_figures(row), _details(row), _feedback(row)) if part]
    return "\n".join((row.title, " · ".join(told))) if told else row.title


def _figures(row: UseRow) -> str:
    if row.section is Section.MOST_GIVEN:
        given = tn("given {count} time", "given {count} times", row.count).format(count=row.count)
        return f"{given}, {tn('in {count} contact', 'in {count} contacts', row.of).format(count=row.of)}"
    if row.section is Section.UNANSWERED:
        share = round(100 * row.count / row.of) if row.of else 0
        return t("{count} of {of} contacts ({share} %)").format(count=row.count, of=row.of, share=share)
    if row.section is Section.DIFFERENT and row.people:
        return tn("{count} handler", "{count} handlers", row.people).format(count=row.people)
    if row.section is Section.DIFFERENT:
        return tn("also given, {count} time", "also given, {count} times", row.count).format(count=row.count)
    return ""


def _details(row: UseRow) -> str:
    return ", ".join(f"{name} × {count}" for name, count in row.details)


def _feedback(row: UseRow) -> str:
    words = tn("{count} open word about it", "{count} open words about it", row.feedback)
    return words.format(count=row.feedback) if row.feedback else ""


def heads() -> tuple[str, ...]:
    """Of the table for a spreadsheet; `cells` are below them."""
    return (
        t("Section"),
        t("Answer, service or question"),
        t("Count"),
        t("Contacts"),
        t("Handlers"),
        t("Details"),
        t("Open feedback"),
        t("Article id"),
    )


def cells(row: UseRow) -> tuple[object, ...]:
    return (
        section_word(row.section),
        row.title,
        row.count,
        row.of,
        row.people,
        _details(row),
        row.feedback,
        row.article_id or "",
    )
