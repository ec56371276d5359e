"""What is another between two versions is shown, and nothing else."""

import itertools

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from agent_desktop.contract.article_life import ArticleContent
from agent_desktop.contract.base import Words
from agent_desktop.contract.knowledge import Audience
from agent_desktop.knowledge.differences import How, Passage, differences, passages

words = st.lists(st.sampled_from(("the", "bin", "is", "out", "\n", "on", "Monday", ".")), max_size=40).map(" ".join)

CARD = ArticleContent(
    title=Words(en="A lost card"), short_answer=Words(en="I can stop it now."), text=Words(en="**Ask** for the name.")
)


@given(words | st.text(), words | st.text())
def test_passages_hold_all_of_both(before: str, after: str) -> None:
    found = passages(before, after)
    assert "".join(one.words for one in found if one.how is not How.NEW) == before
    assert "".join(one.words for one in found if one.how is not How.GONE) == after
    assert all(one.words for one in found)
    assert all(one.how is not other.how for one, other in itertools.pairwise(found))


@given(words)
def test_equal_texts_have_no_difference(text: str) -> None:
    assert all(one.how is How.SAME for one in passages(text, text))


def test_one_word_in_a_line_is_one_difference() -> None:
    assert passages("It costs £20 a year.\nAsk first.\n", "It costs £25 a year.\nAsk first.\n") == (
        Passage(how=How.SAME, words="It costs "),
        Passage(how=How.GONE, words="£20"),
        Passage(how=How.NEW, words="£25"),
        Passage(how=How.SAME, words=" a year.\nAsk first.\n"),
    )


def test_each_part_is_told_in_its_language_and_facts_too() -> None:
    after = replace(
        CARD,
        title=Words(en="A lost card", cy="Cerdyn ar goll"),
        audience=Audience.HANDLER,
        synonyms=("ticket", "library card"),
    )
    found = {(one.part, one.language): one.passages for one in differences(CARD, after)}
    assert found == {
        ("title", "cy"): (Passage(how=How.NEW, words="Cerdyn ar goll"),),
        ("audience", ""): (Passage(how=How.GONE, words="public"), Passage(how=How.NEW, words="handler")),
        ("synonyms", ""): (Passage(how=How.NEW, words="ticket, library card"),),
    }
    assert differences(CARD, CARD) == ()
