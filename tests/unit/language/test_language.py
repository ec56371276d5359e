"""The language chosen at start is the language spoken; English where there is no other."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo

from agent_desktop.cases.promise_words import by_when
from agent_desktop.language import DOMAIN, language, t, t_in, tn, use_language
from tests.unit.language.words import as_tuple, messages, welsh


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as resources/translations is once its catalogues are compiled."""
    folder = tmp_path_factory.mktemp("translations")
    place = folder / "cy" / "LC_MESSAGES"
    place.mkdir(parents=True)
    with (place / f"{DOMAIN}.mo").open("wb") as file:
        write_mo(file, welsh())
    return folder


@pytest.fixture(autouse=True)
def english_afterwards(tmp_path: Path) -> Iterator[None]:
    yield
    use_language("en", tmp_path)


def test_welsh_is_spoken_once_chosen(compiled: Path) -> None:
    use_language("cy", compiled)
    assert language() == "cy"
    assert t("Finish contact") == "Gorffen y cyswllt"


def test_words_for_a_citizen_are_in_their_language_whichever_is_in_use(compiled: Path, tmp_path: Path) -> None:
    now, due_at = datetime(2026, 11, 19, 10, tzinfo=UTC), datetime(2026, 11, 23, 17, tzinfo=UTC)
    use_language("en", compiled)
    assert by_when(due_at, "Europe/London", now, "cy") == "erbyn 17:00 ddydd Llun 23 Tach"
    use_language("cy", compiled)
    assert by_when(due_at, "Europe/London", now, "en") == "by 17:00 on Mon 23 Nov"
    use_language("en", tmp_path)
    assert t_in("cy", "Finish contact") == "Finish contact", "without a catalogue it is English"


def test_every_translation_survives_compiling(compiled: Path) -> None:
    use_language("cy", compiled)
    whole = [message for message in messages() if message.string and not message.pluralizable]
    assert not [message.id for message in whole if t(as_tuple(message.id)[0]) != message.string]


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "Cafwyd hyd i 0 o bobl"),
        (1, "Cafwyd hyd i 1 person"),
        (2, "Cafwyd hyd i 2 berson"),
        (3, "Cafwyd hyd i 3 pherson"),
        (4, "Cafwyd hyd i 4 o bobl"),
        (6, "Cafwyd hyd i 6 pherson"),
        (10, "Cafwyd hyd i 10 o bobl"),
    ],
)
def test_a_number_picks_its_welsh_plural(compiled: Path, count: int, said: str) -> None:
    use_language("cy", compiled)
    assert tn("{count} person found", "{count} people found", count).format(count=count) == said


def test_each_number_picks_the_same_form_in_every_plural(compiled: Path) -> None:
    use_language("cy", compiled)
    form_of = {0: 0, 1: 1, 2: 2, 3: 3, 4: 0, 5: 0, 6: 4, 7: 0, 10: 0, 11: 0, 21: 0, 100: 0}
    for message in messages():
        if message.pluralizable:
            one, many = as_tuple(message.id)
            forms = as_tuple(message.string)
            assert [tn(one, many, count) for count in form_of] == [forms[place] for place in form_of.values()]


def test_an_unknown_language_falls_back_to_english(compiled: Path) -> None:
    use_language("tlh", compiled)
    assert language() == "en"
    assert t("Finish contact") == "Finish contact"
    assert [tn("{count} day left", "{count} days left", count) for count in (0, 1, 2)] == [
        "{count} days left",
        "{count} day left",
        "{count} days left",
    ]


def test_english_is_spoken_after_welsh(compiled: Path) -> None:
    use_language("cy", compiled)
    use_language("en", compiled)
    assert language() == "en"
    assert t("Finish contact") == "Finish contact"


def test_words_no_catalogue_has_stay_english(compiled: Path) -> None:
    use_language("cy", compiled)
    assert t("Nobody has translated this sentence yet") == "Nobody has translated this sentence yet"
