"""The demo's answers are whole, speak of services there are, name no person, and can be followed when heard once."""

import re
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from agent_desktop.contract.article_life import LONGEST_WORDS
from agent_desktop.contract.base import Words
from agent_desktop.contract.knowledge import ArticleState, Slug
from agent_desktop.scripts.checks.reading_age import LARGEST_LIX, LONGEST_SENTENCE, OLDEST, english_age, lix, sentences
from central_server.demo.accounts import WORKERS
from central_server.demo.articles import answers
from central_server.demo.institutions import institutions
from central_server.demo.named import NUMBERS, PEOPLE
from central_server.demo.reference_rows import add_reference_rows
from central_server.demo.rows import COLUMNS, new_batch
from central_server.demo.services import DEPARTMENTS, OFFERS
from central_server.demo.written_articles import FOLDER, Answer, read

MOST_SPOKEN = 42
"""Words: a quarter of a minute, read at the pace of speech."""

PUBLIC_NUMBERS = frozenset(
    {
        "999", "101", "105", "111", "159", "116 123", "0800 111 999", "0800 1111", "0808 80 10 800", "0345 988 1188",
        "0300 790 0203", "0800 328 5644", "0800 328 1744", "0300 123 1213", "7726", "18000", "18001", "18001 101",
    }
)  # fmt: skip
LINK = re.compile(r"\]\(article:([a-z0-9-]+)\)")
OWN_NUMBER = re.compile(r"01632 9605\d\d")
"""Of the authority itself, among those kept for drama."""
NUMBER = re.compile(r"(?<![\d£,.])\d[\d ]+\d(?!\d|,\d)")
YEAR = re.compile(r"(?:19|20)\d\d")
EMAIL = re.compile(r"[\w.+-]+@[\w.-]+\w")
NATIONAL_INSURANCE = re.compile(r"\b[A-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D]\b")
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")
OF_INSTITUTIONS = frozenset(
    f"- {line}" for each in institutions() for line in (each.address, *(phone.number for phone in each.phones)) if line
)
"""Their addresses and numbers, as a line of a list: those of a place that anyone may visit and ring."""

each_answer = pytest.mark.parametrize("answer", answers(), ids=lambda answer: answer.slug)


def words_of(answer: Answer) -> list[Words]:
    return [answer.title, answer.short, answer.text]


def all_words(answer: Answer) -> str:
    return "\n".join(f"{said.en}\n{said.cy}" for said in words_of(answer))


@each_answer
def test_an_article_could_have_been_written_at_the_server(answer: Answer) -> None:
    assert set(answer.facts.services) <= {offer.service.code for offer in OFFERS}
    assert answer.facts.owner in {department.code for department in DEPARTMENTS}
    for said, longest in zip(words_of(answer), LONGEST_WORDS.values(), strict=True):
        assert 0 < len(said.en) <= longest
        assert len(said.cy) <= longest
    translated = {bool(said.cy.strip()) for said in words_of(answer)}
    assert len(translated) == 1, "a translation is whole, or there is none"


@each_answer
def test_the_short_answer_can_be_followed_by_ear(answer: Answer) -> None:
    assert english_age([answer.short.en]) <= OLDEST
    for said in filter(None, (answer.short.en, answer.short.cy)):
        assert len(said.split()) <= MOST_SPOKEN
        assert max(len(sentence.split()) for sentence in sentences(said)) <= LONGEST_SENTENCE
        assert not re.search(r"[*_`\[\]<>#]", said), "what is read aloud has no marks"


def test_the_short_answers_in_welsh_are_easy_as_a_whole() -> None:
    assert lix([answer.short.cy for answer in answers() if answer.short.cy]) <= LARGEST_LIX


@each_answer
def test_its_links_lead_to_articles_that_are_offered_and_both_languages_have_the_same(answer: Answer) -> None:
    offered = {other.slug for other in answers() if other.facts.state is not ArticleState.ARCHIVED}
    english, welsh = (sorted(LINK.findall(said)) for said in (answer.text.en, answer.text.cy))
    assert set(english) <= offered - {answer.slug}
    assert welsh == (english if answer.text.cy else [])
    assert len(re.findall(r"\]\(", all_words(answer))) == len(english) + len(welsh), "no other kind of link"


@each_answer
def test_it_names_no_person_and_no_number_but_public_ones_and_our_own(answer: Answer) -> None:
    said = "\n".join(line for line in all_words(answer).splitlines() if line not in OF_INSTITUTIONS)
    found = {number.strip() for number in NUMBER.findall(said)}
    strange = {number for number in found if len(number) > 2} - PUBLIC_NUMBERS
    assert [number for number in strange if not (OWN_NUMBER.fullmatch(number) or YEAR.fullmatch(number))] == []
    assert not {f"+44{number.replace(' ', '')[1:]}" for number in found} & NUMBERS
    assert set(EMAIL.findall(said)) <= {"report@phishing.gov.uk"}
    assert not NATIONAL_INSURANCE.search(said)
    assert not POSTCODE.search(said)
    people = {person.written for person in PEOPLE} | {worker.name for worker in WORKERS}
    assert not [name for name in people if re.search(rf"\b{re.escape(name)}\b", said)]


def test_there_is_enough_of_it_for_every_service_and_for_what_others_do() -> None:
    assert len(answers()) >= 305
    assert sum(bool(answer.text.cy) for answer in answers()) >= 150
    assert len(read(FOLDER)) >= 80
    offered = [answer for answer in answers() if answer.facts.state is ArticleState.VALIDATED]
    assert {code for answer in offered for code in answer.facts.services} == {offer.service.code for offer in OFFERS}
    assert {answer.facts.owner for answer in offered} == {department.code for department in DEPARTMENTS}


def test_screens_can_show_every_state_and_one_past_its_review() -> None:
    assert {answer.facts.state for answer in answers()} == set(ArticleState)
    assert min(answer.facts.review_days for answer in answers()) < 0


@each_answer
def test_it_says_what_citizens_call_it_once_each(answer: Answer) -> None:
    synonyms = [synonym.casefold() for synonym in answer.facts.synonyms]
    assert synonyms
    assert len(set(synonyms)) == len(synonyms)


def test_the_rows_hold_each_article_once_with_its_state_and_the_day_of_its_review() -> None:
    batch = new_batch()
    add_reference_rows(batch, date(2026, 11, 19))
    found = [dict(zip(COLUMNS["article"], row, strict=True)) for row in batch["article"]]
    rows = {str(row["slug"]): row for row in found}
    assert set(rows) == {answer.slug for answer in answers()}
    assert len({row["id"] for row in rows.values()}) == len(batch["article"]) == len(rows)
    assert (rows["gritting"]["state"], rows["gritting"]["review_by"]) == ("validated", "2026-11-05")
    assert rows["bus-complaint"]["state"] == "work_in_progress"
    slug = re.compile(get_args(Slug)[1].pattern)
    assert all(slug.search(name) for name in rows)


GOOD = (FOLDER / "missed-bin.en.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("bin.en.md", "No front matter at all"),
        ("bin.en.md", GOOD.replace("title:", "headline:")),
        ("bin.en.md", GOOD.replace("state: validated", "state: perfect")),
        ("bin.en.md", GOOD.replace("review_days: 180", "review_days: soon")),
        ("bin.en.md", GOOD.replace("services: [", "services: [[")),
        ("bin.cy.md", GOOD),
        ("bin.txt", GOOD),
    ],
)
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / name).write_text(said, encoding="utf-8")
    with pytest.raises(ValueError, match=re.escape(name)):
        read(tmp_path)


def test_what_is_the_same_in_every_language_may_not_stand_in_a_translation(tmp_path: Path) -> None:
    (tmp_path / "bin.en.md").write_text(GOOD, encoding="utf-8")
    (tmp_path / "bin.cy.md").write_text(GOOD, encoding="utf-8")
    with pytest.raises(ValueError, match=r"bin\.cy\.md.*services"):
        read(tmp_path)


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / "bin.en.md").write_bytes("---\ntitle: Sŵn".encode("utf-16"))
    with pytest.raises(ValueError, match=r"bin\.en\.md"):
        read(tmp_path)
