"""Answers that open contacts quote stay here as they were until no contact quotes them."""

import msgspec
from msgspec.structs import replace

from agent_desktop.contract.answering import Source
from agent_desktop.contract.base import Words
from agent_desktop.contract.knowledge import Article, ArticleState
from agent_desktop.ids import new_id
from agent_desktop.store import kept_answers
from agent_desktop.store.kept_answers import Key
from agent_desktop.store.opening import Store
from tests.unit.store.making import HOUR, NOW


def article(version: int = 1) -> Article:
    words = Words(en=f"Words {version}")
    return Article(
        id=new_id(),
        version=version,
        title=words,
        short_answer=words,
        text=words,
        state=ArticleState.VALIDATED,
        updated_at=NOW,
    )


def key(each: Article) -> Key:
    return Source.ARTICLE, each.id, each.version


def recalled(store: Store, *answers: Article) -> list[Article]:
    found = kept_answers.recall(store, [key(each) for each in answers])
    return [msgspec.json.decode(found[key(each)], type=Article) for each in answers if key(each) in found]


def test_each_version_is_recalled_whole(store: Store) -> None:
    one = article()
    newer = replace(one, version=2)
    for each in (one, newer, one):
        kept_answers.keep(store, Source.ARTICLE, each, NOW)
    assert recalled(store, newer, article(), one) == [newer, one]
    assert kept_answers.recall(store, [(Source.INSTITUTION, one.id, 1)]) == {}
    assert kept_answers.recall(store, []) == {}


def test_only_what_nobody_quotes_and_was_kept_a_while_ago_is_forgotten(store: Store) -> None:
    quoted, loose, fresh = article(), article(), article()
    for each in (quoted, loose):
        kept_answers.keep(store, Source.ARTICLE, each, NOW)
    kept_answers.keep(store, Source.ARTICLE, fresh, NOW + HOUR)
    assert kept_answers.forget_all_but(store, [key(quoted)], NOW + HOUR) == 1
    assert recalled(store, quoted, loose, fresh) == [quoted, fresh]
    assert kept_answers.forget_all_but(store, [], NOW + 2 * HOUR) == 2
    assert recalled(store, quoted, fresh) == []
