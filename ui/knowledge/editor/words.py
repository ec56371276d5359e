"""What the place for editors calls things: states, steps, parts of an article. Pure."""

from agent_desktop.contract.answering import FeedbackState
from agent_desktop.contract.article_life import ArticleMove, ArticleVersionInfo
from agent_desktop.contract.knowledge import ArticleState, Audience
from agent_desktop.faults import EnvironmentFault, ProgramFault
from agent_desktop.language import t


def state_word(state: ArticleState) -> str:
    return {
        ArticleState.WORK_IN_PROGRESS: t("Work in progress"),
        ArticleState.NOT_VALIDATED: t("Not validated"),
        ArticleState.VALIDATED: t("Validated"),
        ArticleState.ARCHIVED: t("Archived"),
    }[state]


def state_icon(state: ArticleState) -> str:
    return {
        ArticleState.WORK_IN_PROGRESS: "pencil",
        ArticleState.NOT_VALIDATED: "eye",
        ArticleState.VALIDATED: "badge-check",
        ArticleState.ARCHIVED: "ban",
    }[state]


def version_words(info: ArticleVersionInfo) -> str:
    return t("Version {number}, {state}").format(number=info.number, state=state_word(info.state))


def moved_words(move: ArticleMove) -> str:
    return {
        ArticleMove.SUBMIT: t("Submitted. Somebody else validates it."),
        ArticleMove.SEND_BACK: t("Sent back to its author."),
        ArticleMove.VALIDATE: t("Validated. Desktops have it within a minute of its time."),
        ArticleMove.ARCHIVE: t("Archived. It is offered no more."),
    }[move]


def audience_word(audience: Audience) -> str:
    return {
        Audience.PUBLIC: t("Anyone may be told all of it"),
        Audience.HANDLER: t("Only the short answer is for the citizen"),
    }[audience]


def part_word(part: str) -> str:
    """Of ArticleContent's fields."""
    return {
        "title": t("Title"),
        "short_answer": t("Short answer"),
        "text": t("Text"),
        "service_codes": t("Services"),
        "audience": t("For whom"),
        "synonyms": t("What citizens call it"),
        "department_code": t("Department"),
        "owner": t("Owner"),
        "review_by": t("Review by"),
    }.get(part, part)


def settled_word(state: FeedbackState) -> str:
    return {
        FeedbackState.OPEN: t("Open"),
        FeedbackState.DONE: t("Done"),
        FeedbackState.DECLINED: t("Declined"),
    }[state]


def fault_words(fault: EnvironmentFault | ProgramFault) -> str:
    """In one line."""
    if isinstance(fault, EnvironmentFault):
        return f"{fault.what} {fault.do}".strip()
    return t("The program failed here. Nothing was changed.")
