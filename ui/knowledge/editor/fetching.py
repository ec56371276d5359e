"""What the editors' place asks of the desk about articles, off the screen's thread."""

from collections import Counter
from uuid import UUID

from msgspec.structs import replace

from agent_desktop.contract.article_life import ArticleContent, ArticleVersionInfo, ArticleVersionWrite, Owner
from agent_desktop.contract.base import Id, Record, Words
from agent_desktop.desk import answer_editing, owners
from agent_desktop.desk.answer_drafts import ANSWERS, AnswerInHand
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.faults import SentWithOtherContent
from agent_desktop.ids import new_id
from agent_desktop.knowledge.files import slug_for
from ui.knowledge.editor.listed import ListedArticle, listed


class Overview(Record, frozen=True, kw_only=True):
    """By the ids of accounts: `owners` may look after an article; `names` are theirs and those of whoever wrote or
    looks after one."""

    versions: tuple[ArticleVersionInfo, ...]
    rows: tuple[ListedArticle, ...]
    owners: dict[Id, str]
    names: dict[Id, str]


def overview(desk: Desk) -> Overview:
    versions = answer_editing.overview(desk)
    return _seen(desk, versions, owners.fetch(desk))


def kept_here(desk: Desk) -> Overview:
    """What can be gone on with when the server cannot be asked."""
    return _seen(desk, (), owners.held(desk))


def _seen(desk: Desk, versions: tuple[ArticleVersionInfo, ...], colleagues: tuple[Owner, ...]) -> Overview:
    may_own = told_apart(colleagues)
    names = {info.author: info.author_name for info in versions if info.author}
    names |= {info.owner: info.owner_name for info in versions if info.owner}
    return Overview(
        versions=versions, rows=listed(versions, ANSWERS.every(desk)), owners=may_own, names={**names, **may_own}
    )


def told_apart(colleagues: tuple[Owner, ...]) -> dict[Id, str]:
    """What each is called, in their order: with the user name where two have the same name."""
    times = Counter(each.name for each in colleagues)
    return {each.id: f"{each.name} ({each.username})" if times[each.name] > 1 else each.name for each in colleagues}


def new_article(desk: Desk, title: str = "", service_code: str = "", synonyms: tuple[str, ...] = ()) -> AnswerInHand:
    """One that is nowhere yet, looked after by whoever begins it."""
    nothing = Words(en="")
    content = ArticleContent(
        title=Words(en=title),
        short_answer=nothing,
        text=nothing,
        service_codes=(service_code,) if service_code else (),
        synonyms=synonyms,
        owner=desk.user.id if desk.user is not None else None,
    )
    return AnswerInHand(
        id=new_id(),
        article_id=new_id(),
        slug="",
        info=None,
        saved=None,
        content=content,
        kept_at=desk.clock.now(),
    )


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
