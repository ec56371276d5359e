"""Words of a scenario: there in each of its languages, and the notes that it shows do what it asks of notes."""

from collections.abc import Iterator

from agent_desktop.contract.practice_scenarios import PracticeScenario
from agent_desktop.contract.scripts import Spoken, Wording
from agent_desktop.language import t
from agent_desktop.practice.misfit import Misfit, misfit
from agent_desktop.practice.notes import holds_any, lacking
from agent_desktop.reviews.card_numbers import has_card_number

Path = tuple[str | int, ...]


def check(scenario: PracticeScenario) -> Iterator[Misfit]:
    if scenario.caller.language not in scenario.languages:
        what = t("The caller speaks a language that the scenario does not have.")
        yield misfit(what, t("Add it to “languages”."), "caller", "language")
    if Spoken.CY in scenario.languages:
        for words, path in wordings(scenario):
            if not words.cy.strip():
                what, do = t("The Welsh words are missing."), t("Add “cy”, or take cy out of the scenario's languages.")
                yield misfit(what, do, *path)
    for language in scenario.languages:
        yield from _notes(scenario, language)


def wordings(scenario: PracticeScenario) -> Iterator[tuple[Wording, Path]]:
    """All that is said or shown, with its place."""
    yield scenario.title, ("title",)
    yield scenario.about, ("about",)
    for number, words in enumerate(scenario.opening):
        yield words, ("opening", number)
    if scenario.closing:
        yield scenario.closing, ("closing",)
    for at, turn in enumerate(scenario.turns):
        for name in ("says", "misheard"):
            for number, words in enumerate(getattr(turn, name)):
                yield words, ("turns", at, name, number)
    yield scenario.expects.example_notes, ("expects", "example_notes")
    for at, never in enumerate(scenario.never):
        yield never.words, ("never", at, "words")
    for at, comment in enumerate(scenario.comments):
        for name, said in (("says", comment.says), ("hint", comment.hint)):
            if said:
                yield said, ("comments", at, name)


def _notes(scenario: PracticeScenario, language: Spoken) -> Iterator[Misfit]:
    example, path = scenario.expects.example_notes.in_language(language), ("expects", "example_notes")
    for group in lacking(example, scenario.expects.notes):
        what = t("The example of notes has none of the words that notes must have: {words}.")
        yield misfit(what.format(words=", ".join(group)), t("Write one of them into it."), *path)
    for never in scenario.never:
        for words in holds_any(example, never.notes):
            what = t("The example of notes has what must never stand in notes: {words}.").format(words=words)
            yield misfit(what, t("Take it out."), *path)
    if has_card_number(example):
        yield misfit(t("The example of notes has the number of a card."), t("Take it out."), *path)
