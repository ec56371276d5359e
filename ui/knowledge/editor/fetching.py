"""What the editors' place asks of the desk about articles, off the screen's thread."""

from uuid import UUID

from msgspec.structs import replace

from agent_desktop.contract.article_life import ArticleContent, ArticleVersionInfo, ArticleVersionWrite
from agent_desktop.contract.base import Id, Record
from agent_desktop.desk import answer_editing
from agent_desktop.desk.answer_drafts import ANSWERS, AnswerInHand
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.faults import SentWithOtherContent
from agent_desktop.knowledge.files import slug_for
from ui.knowledge.editor.listed import ListedArticle, listed


class Overview(Record, frozen=True, kw_only=True):
    """`owners`: names of those who wrote or look after articles, by their accounts' ids."""

    versions: tuple[ArticleVersionInfo, ...]
    rows: tuple[ListedArticle, ...]
    owners: dict[Id, str]


class Begun(Record, frozen=True, kw_only=True):
    """An article ready to be edited. `owners`: as in Overview."""

    hand: AnswerInHand
    owners: dict[Id, str]


def overview(desk: Desk) -> Overview:
    versions = answer_editing.overview(desk)
    return Overview(versions=versions, rows=listed(versions, ANSWERS.every(desk)), owners=owners_in(desk, versions))


def kept_here(desk: Desk) -> Overview:
    """What can be gone on with when the server cannot be asked."""
    return Overview(versions=(), rows=listed((), ANSWERS.every(desk)), owners=owners_in(desk, ()))


def owners_in(desk: Desk, versions: tuple[ArticleVersionInfo, ...]) -> dict[Id, str]:
    """By name."""
    found = {info.owner: info.owner_name for info in versions if info.owner}
    found |= {info.author: info.author_name for info in versions if info.author}
    if desk.user is not None:
        found[desk.user.id] = desk.user.name
    return dict(sorted(found.items(), key=lambda each: each[1].casefold()))


def open_for_editing(desk: Desk, version_id: UUID) -> AnswerInHand:
    """Words of it that only this computer has go before those of the server."""
    kept = next((hand for hand in ANSWERS.every(desk) if hand.id == version_id), None)
    if kept is not None:
        return kept
    found = answer_editing.open_version(desk, version_id)
    return in_hand(desk, found.info, found.content)


def in_hand(desk: Desk, info: ArticleVersionInfo, content: ArticleContent) -> AnswerInHand:
    """As the server has it."""
    return AnswerInHand(
        id=info.id,
        article_id=info.article_id,
        slug=info.slug,
        info=info,
        saved=content,
        content=content,
        change_note=info.change_note,
        kept_at=desk.clock.now(),
    )


def saved(desk: Desk, hand: AnswerInHand) -> AnswerInHand:
    """On the server, and no more kept here. A new article is given its short name by its title."""
    if hand.info is not None:
        info = answer_editing.save_draft(desk, hand.info, hand.content, hand.change_note)
    else:
        slug = hand.slug or slug_for(hand.content.title.en, {each.slug for each in answer_editing.overview(desk)})
        write = ArticleVersionWrite(
            article_id=hand.article_id, slug=slug, content=hand.content, change_note=hand.change_note
        )
        info = _begun(desk, hand, write)
    ANSWERS.forget(desk, hand.id)
    return replace(hand, info=info, slug=info.slug, saved=hand.content, kept_at=desk.clock.now())


def _begun(desk: Desk, hand: AnswerInHand, write: ArticleVersionWrite) -> ArticleVersionInfo:
    """Also where it was begun before, and this computer never heard of it."""
    try:
        return answer_editing.begin_draft(desk, hand.id, write)
    except SentWithOtherContent:
        there = answer_editing.open_version(desk, hand.id)
        return answer_editing.save_draft(desk, there.info, hand.content, hand.change_note)


def both_versions(desk: Desk, older: UUID, newer: UUID) -> tuple[ArticleVersionInfo, ArticleContent, ArticleContent]:
    before, after = (answer_editing.open_version(desk, each) for each in (older, newer))
    return after.info, before.content, after.content


def with_one_before(desk: Desk, info: ArticleVersionInfo) -> tuple[int, ArticleContent, ArticleContent] | None:
    """The number of the version before, that version and this one; None where it is the first."""
    versions = answer_editing.overview(desk)
    earlier = [each for each in versions if each.article_id == info.article_id and each.number < info.number]
    if not earlier:
        return None
    one = max(earlier, key=lambda each: each.number)
    _info, before, after = both_versions(desk, one.id, info.id)
    return one.number, before, after
