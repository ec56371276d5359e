"""What was undone step by step is what stood there; done again it is what stood there last."""

from hypothesis import given
from hypothesis import strategies as st

from agent_desktop.contract.article_life import ArticleContent
from agent_desktop.contract.base import Words
from ui.versions.undoing import Past, Written, redo, rested, undo, wrote

NOTHING = Words(en="")


def written(title: str, place: str) -> Written[ArticleContent]:
    content = ArticleContent(title=Words(en=title), short_answer=NOTHING, text=NOTHING)
    return Written(content=content, note="", place=place)


@given(st.lists(st.tuples(st.text(max_size=3), st.sampled_from(["", "title.en", "text.en"]), st.booleans())))
def test_everything_undone_is_the_beginning_and_done_again_the_end(steps: list[tuple[str, str, bool]]) -> None:
    first = Past(now=written("", ""))
    past = first
    for title, place, rests in steps:
        past = wrote(past, written(title, place))
        past = rested(past) if rests else past
    last = past.now
    while past.done:
        past = undo(past)
    assert past.now == first.now
    while past.undone:
        past = redo(past)
    assert past.now == last


def test_typing_on_in_one_field_is_one_step_until_the_hands_rest() -> None:
    past = Past(now=written("", ""))
    for title in ("a", "ab", "abc"):
        past = wrote(past, written(title, "title.en"))
    assert len(past.done) == 1
    past = wrote(rested(past), written("abcd", "title.en"))
    assert len(past.done) == 2
    assert undo(past).now.content.title.en == "abc"
