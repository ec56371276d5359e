"""What the command line takes, and what it makes of hostile words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.cli import SCALE_LEAST, SCALE_MOST, THEMES, read_options
from ui.style.tokens import SCALES, Theme


def test_themes_and_sizes_are_those_of_the_tokens() -> None:
    assert set(THEMES) == {theme.value for theme in Theme}
    assert (SCALES[0], SCALES[-1]) == (SCALE_LEAST, SCALE_MOST)


def test_everything_at_once() -> None:
    told = ["--server", "https://desk.example.gov", "--theme", "contrast", "--text-size", "150", "--language", "cy"]
    options = read_options([*told, "call", "+441632960123"], {})
    assert (options.server, options.theme, options.text_size, options.language, options.number) == (
        "https://desk.example.gov",
        "contrast",
        150,
        "cy",
        "+441632960123",
    )


def test_nothing_said_leaves_it_to_settings_and_environment() -> None:
    options = read_options([], {"AGENT_DESKTOP_SERVER": "https://desk.example.gov"})
    assert options.server == "https://desk.example.gov"
    assert (options.theme, options.text_size, options.language, options.number) == ("", 0, "", None)


@given(st.text(max_size=300))
def test_a_number_is_never_an_option(number: str) -> None:
    options = read_options(["call", number], {})
    assert options.number == ("" if number == "--" else number)
    assert options.server == ""


@pytest.mark.parametrize("number", ["--server=http://evil.example", "--help", "-x", "; rm -rf /", "", "9" * 10_000])
def test_hostile_numbers_are_numbers(number: str) -> None:
    assert read_options(["call", number], {}).number == number


@pytest.mark.parametrize(
    "arguments", [["--theme", "purple"], ["--text-size", "99"], ["--text-size", "huge"], ["--language", "xx"], ["ring"]]
)
def test_what_cannot_be_understood_is_said(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        read_options(arguments, {})
    assert ended.value.code == 2
    assert "agent-desktop: error:" in capsys.readouterr().err
