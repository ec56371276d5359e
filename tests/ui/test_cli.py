"""What the command line takes, and what it makes of hostile words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.arrivals import message
from ui.cli import LONGEST_RANG_S, SCALE_LEAST, SCALE_MOST, THEMES, Options, read_options
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


@pytest.mark.parametrize("told", [["--rang", "7"], ["--rang=7"], ["--rang", "0007"]])
def test_how_long_it_rang_stands_behind_the_number(told: list[str]) -> None:
    options = read_options(["call", "+441632960123", *told], {})
    assert (options.number, options.rang) == ("+441632960123", 7)


@pytest.mark.parametrize("number", ["--rang", "--rang=7", "--rang 7"])
def test_a_number_that_looks_like_a_time_is_a_number(number: str) -> None:
    assert read_options(["call", number], {}) == Options(number=number)
    assert read_options(["call", number, "--rang", "3"], {}) == Options(number=number, rang=3)


@pytest.mark.parametrize(
    "told", ["-1", "3601", "99999", "seven", "7.5", "٧", "", "7; rm -rf /", "1e3", "--server=http://evil"]
)
def test_what_is_no_time_is_left_out_and_said(told: str, capsys: pytest.CaptureFixture[str]) -> None:
    options = read_options(["call", "+441632960123", "--rang", told], {})
    assert options == Options(number="+441632960123")
    assert "--rang is left out" in capsys.readouterr().err


@given(st.text(max_size=50))
def test_no_words_behind_it_lose_the_call(told: str) -> None:
    options = read_options(["call", "+441632960123", "--rang", told], {})
    assert options.number == "+441632960123"
    assert options.rang is None or 0 <= options.rang <= LONGEST_RANG_S


def test_the_longest_time_is_that_of_the_message() -> None:
    assert message.LONGEST_RANG_S == LONGEST_RANG_S


@pytest.mark.parametrize(
    "arguments", [["--theme", "purple"], ["--text-size", "99"], ["--text-size", "huge"], ["--language", "xx"], ["ring"]]
)
def test_what_cannot_be_understood_is_said(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        read_options(arguments, {})
    assert ended.value.code == 2
    assert "agent-desktop: error:" in capsys.readouterr().err
