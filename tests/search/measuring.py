"""How good the search is: of questions as citizens put them, how many have the right answer first, or among three.

The same questions are asked of plain FTS5 over the same texts, ranked by its bm25(), with its two usual tokenizers.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec
import yaml
from sqlcipher3 import dbapi2

from agent_desktop.contract.institutions import Institution
from agent_desktop.contract.knowledge import Article, ArticleState
from agent_desktop.desk.answers import Asking, HitKind, ranked_of
from agent_desktop.knowledge.folding import words
from agent_desktop.store.opening import Store
from tests.search.authority import authority_store, records

FOLDER = Path(__file__).parent / "questions"
TOKENIZERS = {"plain FTS5, bm25": "unicode61", "the same, porter stems": "porter unicode61"}
THREE = 3


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """As README.md in the folder says. `right`: slugs of articles, institution:CODE."""

    ask: str
    right: tuple[str, ...]
    language: str = "en"
    kind: str = "spoken"
    service: str | None = None


class Figures(NamedTuple):
    """Shares of `asked`: the right answer in first place, and among the first three."""

    asked: int
    first: float
    three: float


Answerer = Callable[[Question], Sequence[str]]
"""Names of answers, best first."""


def questions(half: str) -> list[Question]:
    """Those of the half named `tune` or `proof`."""
    files = sorted(FOLDER.glob(f"{half}-*.yaml"))
    return [each for file in files for each in msgspec.convert(yaml.safe_load(file.read_text("utf-8")), list[Question])]


def measured(asked: Iterable[Question], answer: Answerer) -> Figures:
    places = [_place(question, answer(question)) for question in asked]
    count = len(places)
    return Figures(count, sum(place == 0 for place in places) / count, sum(place < THREE for place in places) / count)


def grouped(asked: Iterable[Question], answer: Answerer, group: Callable[[Question], str]) -> dict[str, Figures]:
    asked = list(asked)
    groups = dict.fromkeys(group(question) for question in asked)
    return {name: measured((each for each in asked if group(each) == name), answer) for name in groups}


def aim(question: Question) -> str:
    """What is asked for; where both would do, what is named first."""
    return "institution" if question.right[0].startswith(f"{HitKind.INSTITUTION.value}:") else "article"


def ours(question: Question) -> Sequence[str]:
    """What a handler is shown, over everything that can be found."""
    store = _store()
    asking = Asking(words=question.ask, language=question.language, service_code=question.service)
    found = ranked_of(store, asking)
    return [_name(each.kind, each.code) for each in found[:THREE]]


def plain(tokenizer: str) -> Answerer:
    """FTS5 as it comes: any word of the question, ranked by bm25()."""
    db = _plain_index(tokenizer)

    def answer(question: Question) -> Sequence[str]:
        match = " OR ".join(f'"{word.folded}"' for word in words(question.ask))
        if not match:
            return ()
        rows = db.execute("SELECT name FROM plain WHERE plain MATCH ? ORDER BY rank LIMIT ?", (match, THREE))
        return [name for (name,) in rows]

    return answer


@cache
def _store() -> Store:
    return authority_store()


@cache
def _plain_index(tokenizer: str) -> dbapi2.Connection:
    db = dbapi2.connect(":memory:")
    db.execute(
        f"CREATE VIRTUAL TABLE plain USING fts5(name UNINDEXED, title, names, short, text, tokenize='{tokenizer}')"
    )
    db.executemany("INSERT INTO plain VALUES (?, ?, ?, ?, ?)", [row for record in records() if (row := _row(record))])
    return db


def _row(record: object) -> tuple[str, ...] | None:
    if isinstance(record, Article) and record.state is not ArticleState.ARCHIVED:
        names = " ".join((*record.synonyms, record.slug.replace("-", " ")))
        short, text = record.short_answer, record.text
        return (
            record.slug,
            f"{record.title.en} {record.title.cy}",
            names,
            f"{short.en} {short.cy}",
            f"{text.en} {text.cy}",
        )
    if isinstance(record, Institution):
        names = " ".join((*record.synonyms, record.code.replace("-", " ")))
        name, does = record.name, record.does
        return (
            _name(HitKind.INSTITUTION, record.code),
            f"{name.en} {name.cy}",
            names,
            f"{does.en} {does.cy}",
            record.address,
        )
    return None


def _name(kind: HitKind, code: str) -> str:
    return code if kind is HitKind.ARTICLE else f"{kind.value}:{code}"


def _place(question: Question, answers: Sequence[str]) -> int:
    return next((place for place, name in enumerate(answers) if name in question.right), THREE)
