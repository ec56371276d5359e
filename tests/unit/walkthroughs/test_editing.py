"""Changes to a walkthrough: nothing gets lost, and every one can be had back by doing the opposite."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_desktop.contract.scripts import Wording
from agent_desktop.contract.walkthroughs import WALKTHROUGH_FORMAT, Do, WalkStep, Walkthrough, Where
from agent_desktop.faults import EnvironmentFault
from agent_desktop.walkthroughs import editing, own
from agent_desktop.walkthroughs.matching import nearest
from agent_desktop.walkthroughs.merging import merged
from agent_desktop.walkthroughs.pace import LEAST_S, MOST_S, reading_s
from agent_desktop.walkthroughs.whats_new import order, releases, since

TITLE = Wording(en="A trial", cy="Prawf")


def of(*values: str) -> Walkthrough:
    steps = tuple(WalkStep(control="contact.notes", do=Do.TYPE, value=value) for value in values)
    return Walkthrough(
        format=WALKTHROUGH_FORMAT, id="trial", title=TITLE, about=TITLE, where=Where.PRACTICE, steps=steps
    )


def values(walkthrough: Walkthrough) -> list[str]:
    return [step.value for step in walkthrough.steps]


made = st.lists(st.text(min_size=1, max_size=3), min_size=1, max_size=6).map(lambda each: of(*each))
places, ways = st.integers(-2, 8), st.integers(-3, 3)


@given(made, places, ways)
def test_a_step_moved_on_and_back_is_where_it_was(walkthrough: Walkthrough, at: int, by: int) -> None:
    there = editing.moved(walkthrough, at, by)
    assert sorted(values(there)) == sorted(values(walkthrough))
    if there != walkthrough:
        assert editing.moved(there, at + by, -by) == walkthrough


@given(made, places)
def test_what_is_put_in_and_taken_out_again_leaves_all_else(walkthrough: Walkthrough, at: int) -> None:
    more = editing.inserted(walkthrough, at, WalkStep())
    where = max(0, min(at, len(walkthrough.steps)))
    assert more.steps[where] == WalkStep()
    assert editing.without(more, where) == walkthrough


def test_the_last_step_stays() -> None:
    assert editing.without(of("a"), 0) == of("a")


def test_a_preview_begins_where_one_is() -> None:
    assert values(editing.from_step(of("a", "b", "c"), 1)) == ["b", "c"]
    assert values(editing.from_step(of("a", "b"), 9)) == ["b"]


def test_words_are_written_in_either_language() -> None:
    assert editing.worded(None, "en", "Hello") == Wording(en="Hello")
    assert editing.worded(Wording(en="Hello"), "cy", "Helo") == Wording(en="Hello", cy="Helo")
    assert editing.worded(Wording(en="Hello", cy="Helo"), "en", "") == Wording(en="Helo", cy="Helo")
    assert editing.worded(Wording(en="Hello"), "en", "") is None


@given(st.lists(st.sampled_from("ab"), max_size=12))
def test_keystrokes_in_one_field_are_one_deed(letters: list[str]) -> None:
    steps: tuple[WalkStep, ...] = ()
    for at, control in enumerate(letters):
        steps = merged(steps, WalkStep(control=f"contact.{control}", do=Do.TYPE, value=str(at)))
    assert all(one.control != other.control for one, other in pairwise(steps))
    assert [step.value for step in steps[-1:]] == [str(len(letters) - 1)] * bool(letters)


@pytest.mark.parametrize(
    ("value", "found"), [("Mair", 1), ("mair evans", 1), ("Evans", 0), ("12 Heol", 2), ("nobody", None), ("", None)]
)
def test_an_entry_is_found_by_what_it_says(value: str, found: int | None) -> None:
    assert nearest(value, ["Evans, R.", "Mair Evans. born 1941", "Mr Mair, 12 Heol y Bont"]) == found


@given(st.text(max_size=2_000))
def test_there_is_time_to_read_and_never_without_end(words: str) -> None:
    assert LEAST_S <= reading_s(words) <= MOST_S
    assert reading_s(words) <= reading_s(f"{words} and more")


def test_what_is_kept_is_played_in_place_of_the_model(tmp_path: Path) -> None:
    folder = tmp_path / "walkthroughs"
    walkthrough = editing.of_a_recording(of("a").steps, "first-missed-bin", TITLE, TITLE)
    assert own.recorded_for(folder, "first-missed-bin") is None
    own.keep(folder, walkthrough)
    assert own.recorded_for(folder, "first-missed-bin") == walkthrough
    (folder / "broken.yaml").write_text("format: 1\n", encoding="utf-8")
    assert own.every(folder) == (walkthrough,), "one that cannot be read hides none of the others"


def test_a_disk_that_takes_nothing_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "walkthroughs").write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(EnvironmentFault) as told:
        own.keep(tmp_path / "walkthroughs", of("a"))
    assert told.value.do


def test_versions_come_one_after_another() -> None:
    assert order("0.10") > order("0.9.9") > order("0.9")
    assert order("nonsense") == ()
    assert [release.version for release in since(releases()[0].version, None)] == []
    assert since("", None)[0].version == releases()[0].version


def test_the_newest_of_what_is_new_is_this_version() -> None:
    import tomllib

    project = Path(__file__).resolve().parents[3] / "pyproject.toml"
    assert tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"] == releases()[0].version
    assert all(news.title.cy and news.says.cy for release in releases() for news in release.news)
