"""Rows of articles and their versions: written by the trainer, validated by the supervisor, as far as each has come."""

from datetime import date, timedelta
from random import Random
from typing import NamedTuple

import msgspec

from agent_desktop.contract.article_life import ArticleContent
from agent_desktop.contract.base import Words
from agent_desktop.contract.knowledge import ArticleState
from central_server.demo.accounts import account_id
from central_server.demo.articles import answers
from central_server.demo.chance import demo_id
from central_server.demo.days import midday
from central_server.demo.named import MADE
from central_server.demo.rows import Batch
from central_server.demo.written_articles import Answer

FIRST_WRITTEN_AGO, WRITTEN_AGO, VALIDATED_AGO = (timedelta(days=days) for days in (90, 30, 28))
OF_SUPERVISORS = 4
"""Every so many articles one is a supervisor's own."""


class Earlier(NamedTuple):
    """What an article said before, and why it says something else now."""

    short: Words
    note: str


EARLIER: dict[str, Earlier] = {
    "recycling-centre": Earlier(
        short=Words(
            en="You can bring waste from your home to the recycling centre. You need no booking.",
            cy="Gallwch ddod â gwastraff o'ch cartref i'r ganolfan ailgylchu. Nid oes angen archebu.",
        ),
        note="Says what to bring as proof, because people were turned away at the gate.",
    ),
    "missed-bin": Earlier(
        short=Words(
            en="We will come back for your bin. Please leave it out.",
            cy="Byddwn yn dod yn ôl am eich bin. Gadewch ef allan, os gwelwch yn dda.",
        ),
        note="Says by when, since callers rang again to ask.",
    ),
}
"""By slug."""


class _Version(NamedTuple):
    number: int
    state: ArticleState
    content: ArticleContent
    note: str
    written: str
    until: str | None


def add_articles(batch: Batch, today: date) -> None:
    for position, answer in enumerate(answers()):
        owner = account_id("trainer" if position % OF_SUPERVISORS else "supervisor")
        content = _content(answer, owner, today)
        article_id = demo_id(Random(f"article {answer.slug}"), MADE)  # noqa: S311 - the same every time is the point
        versions = _versions(answer, content, today)
        for version in versions:
            batch["article_version"].append(_version_row(article_id, answer.slug, version, today))
        batch["article"].append(_article_row(article_id, answer.slug, versions[-1], today))


def version_id(slug: str, number: int) -> str:
    return demo_id(Random(f"article {slug} version {number}"), MADE)  # noqa: S311 - the same every time is the point


def _content(answer: Answer, owner: str, today: date) -> ArticleContent:
    facts = answer.facts
    said = {
        "title": answer.title,
        "short_answer": answer.short,
        "text": answer.text,
        "service_codes": facts.services,
        "audience": facts.audience.value,
        "synonyms": facts.synonyms,
        "department_code": facts.owner,
        "owner": owner,
        "review_by": today + timedelta(days=facts.review_days),
    }
    return msgspec.convert(msgspec.to_builtins(said), ArticleContent)


def _versions(answer: Answer, content: ArticleContent, today: date) -> list[_Version]:
    """Oldest first; the last is the one that stands."""
    written = midday(today - WRITTEN_AGO)
    earlier = EARLIER.get(answer.slug)
    if earlier is None:
        return [_Version(1, answer.facts.state, content, "", written, None)]
    before = msgspec.structs.replace(content, short_answer=earlier.short)
    first = midday(today - FIRST_WRITTEN_AGO)
    begun = midday(today - VALIDATED_AGO)
    return [
        _Version(1, ArticleState.VALIDATED, before, "", first, begun),
        _Version(2, answer.facts.state, content, earlier.note, written, None),
    ]


def _version_row(article_id: str, slug: str, version: _Version, today: date) -> tuple[str | int | None, ...]:
    content = version.content
    submitted = version.state is not ArticleState.WORK_IN_PROGRESS
    validated = version.state in (ArticleState.VALIDATED, ArticleState.ARCHIVED)
    passed = (version.until and version.written) or midday(today - VALIDATED_AGO)
    words = (content.title, content.short_answer, content.text)
    return (
        version_id(slug, version.number),
        1 + submitted + validated,
        article_id,
        version.number,
        version.state.value,
        _json(content.title),
        int(all(each.cy for each in words)),
        content.department_code,
        _json(content.service_codes),
        _hex(content.owner),
        _day(content.review_by),
        _json(content),
        version.note,
        "",
        account_id("trainer"),
        version.written,
        passed if submitted else version.written,
        version.written if submitted else None,
        account_id("supervisor") if validated else None,
        passed if validated else None,
        passed if validated else None,
        version.until or (passed if version.state is ArticleState.ARCHIVED else None),
    )


def _article_row(article_id: str, slug: str, version: _Version, today: date) -> tuple[str | int | None, ...]:
    content = version.content
    validated = version.state in (ArticleState.VALIDATED, ArticleState.ARCHIVED)
    return (
        article_id,
        version.number,
        version_id(slug, version.number),
        slug,
        version.state.value,
        _json(content.title),
        _json(content.short_answer),
        _json(content.text),
        _json(content.service_codes),
        content.audience.value,
        _json(content.synonyms),
        content.department_code,
        _hex(content.owner),
        _day(content.review_by),
        midday(today - VALIDATED_AGO) if validated else version.written,
        account_id("trainer"),
        version.note,
    )


def _json(record: object) -> str:
    return msgspec.json.encode(record).decode()


def _hex(account: object) -> str | None:
    return getattr(account, "hex", None)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
