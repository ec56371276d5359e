"""What can be found of each record: its words as they are compared, in four fields from the most telling to the least.

A field is stems parted by spaces, with one at both ends, so that a stem is in it when " stem " is. NAMES_END stands
after each name of several, and between what is English and what is Welsh.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

import msgspec

from agent_desktop.contract.base import Record, Words
from agent_desktop.contract.institutions import Institution
from agent_desktop.contract.knowledge import Article, ArticleState
from agent_desktop.contract.script_life import PublishedScript
from agent_desktop.contract.services import Service
from agent_desktop.knowledge import stems, towns
from agent_desktop.knowledge.common_words import is_stop
from agent_desktop.knowledge.folding import fold, telephone_token, words
from agent_desktop.knowledge.hits import HitKind

LONGEST_TEXT = 100_000
"""Characters of a text that are looked at: as many as the server lets an article have in one language."""

NAMES_END = towns.END
SERVICE_MARK = "="
"""Before a service's code, so that it is found as a word of its own."""


class Entry(Record, frozen=True, kw_only=True):
    """`key` as in the feed; `code`: the slug of an article, an institution's code. `whole_title`: folded, in each
    language, with NAMES_END around each. `seen`: every folded word of it once. `alike` and `places`: of an institution
    (towns.py).
    """

    kind: HitKind
    key: str
    code: str
    services: tuple[str, ...]
    validated: bool
    whole_title: str
    title: str
    names: str
    short: str
    text: str
    seen: tuple[str, ...]
    alike: str = ""
    places: str = ""


def entry(kind: str, key: str, record: bytes) -> Entry | None:
    """None where it is never offered, or nothing that is searched for. Raises msgspec.MsgspecError."""
    made = _MAKERS.get(kind)
    return None if made is None else made(key, record)


def stems_in(fields: Iterable[str]) -> set[str]:
    """Every stem in the fields of an entry, once."""
    found = {stem for field in fields for stem in field.split()}
    found.discard(NAMES_END)
    return found


def whole(*titles: str) -> str:
    """Titles as they are compared whole."""
    return NAMES_END.join(("", *filter(None, map(fold, titles)), ""))


def service_token(code: str) -> str:
    """As it stands among the names of what is about that service."""
    return f"{SERVICE_MARK}{code}"


def _as_name(code: str) -> str:
    """What editors call it by says what it is about: "bulky-waste"."""
    return code.replace("-", " ").replace("_", " ")


class _Writing:
    """Fields of one entry as they are made."""

    def __init__(self) -> None:
        self.seen: dict[str, None] = {}

    def field(self, words_of: Words, *, whole: bool) -> str:
        """`whole`: with the words that tell little, which whoever types a title types too."""
        english = self._stems(words_of.en, stems.english, whole=whole)
        welsh = self._stems(words_of.cy, stems.welsh, whole=whole)
        return f" {' '.join((*english, NAMES_END, *welsh))} " if english or welsh else ""

    def names(self, names: Iterable[str], services: Iterable[str] = (), numbers: Iterable[str] = ()) -> str:
        """What it is called is called so in any language."""
        parts: list[str] = []
        for name in names:
            for stem in (stems.english, stems.welsh):
                parts += (*self._stems(name, stem, whole=True), NAMES_END)
        for number in numbers:
            digits = telephone_token(number)
            self.seen[digits] = None
            parts += (digits, NAMES_END)
        for code in services:
            parts += (service_token(code), NAMES_END)
        return f" {' '.join(parts)} " if parts else ""

    def _stems(self, text: str, stem: Callable[[str], str], *, whole: bool) -> list[str]:
        made = []
        for word in words(text[:LONGEST_TEXT]):
            if whole or not is_stop(word.folded):
                self.seen[word.folded] = None
                made.append(stem(word.folded))
        return made


@lru_cache(maxsize=8)
def _decoder(kind: type) -> msgspec.json.Decoder[object]:
    return msgspec.json.Decoder(kind)


def _article(key: str, record: bytes) -> Entry | None:
    article = _decoder(Article).decode(record)
    assert isinstance(article, Article)
    if article.state is ArticleState.ARCHIVED:
        return None
    writing = _Writing()
    return Entry(
        kind=HitKind.ARTICLE,
        key=key,
        code=article.slug,
        services=article.service_codes,
        validated=article.state is ArticleState.VALIDATED,
        whole_title=whole(article.title.en, article.title.cy),
        title=writing.field(article.title, whole=True),
        names=writing.names((*article.synonyms, _as_name(article.slug)), article.service_codes),
        short=writing.field(article.short_answer, whole=False),
        text=writing.field(article.text, whole=False),
        seen=tuple(writing.seen),
    )


def _institution(key: str, record: bytes) -> Entry | None:
    institution = _decoder(Institution).decode(record)
    assert isinstance(institution, Institution)
    if not institution.active:
        return None
    writing = _Writing()
    other = (institution.address, institution.hand_over_words.en, institution.area.en)
    translated = (institution.hand_over_words.cy, institution.area.cy)
    return Entry(
        kind=HitKind.INSTITUTION,
        key=key,
        code=institution.code,
        services=institution.service_codes,
        validated=True,
        whole_title=whole(institution.name.en, institution.name.cy),
        title=writing.field(institution.name, whole=True),
        names=writing.names(
            (*institution.synonyms, _as_name(institution.code)),
            institution.service_codes,
            (phone.number for phone in institution.phones),
        ),
        short=writing.field(institution.does, whole=False),
        text=writing.field(Words(en=" ".join(other), cy=" ".join(translated)), whole=False),
        seen=tuple(writing.seen),
        alike=towns.alike(institution),
        places=towns.places(institution),
    )


def _script(key: str, record: bytes) -> Entry | None:
    version = _decoder(PublishedScript).decode(record)
    assert isinstance(version, PublishedScript)
    script = version.script
    if script.subscript:
        return None
    writing = _Writing()
    return Entry(
        kind=HitKind.SCRIPT,
        key=key,
        code=script.id,
        services=script.services,
        validated=True,
        whole_title=whole(script.title.en, script.title.cy),
        title=writing.field(Words(en=script.title.en, cy=script.title.cy), whole=True),
        names=writing.names((), script.services),
        short="",
        text="",
        seen=tuple(writing.seen),
    )


def _service(key: str, record: bytes) -> Entry | None:
    service = _decoder(Service).decode(record)
    assert isinstance(service, Service)
    if not service.active:
        return None
    writing = _Writing()
    return Entry(
        kind=HitKind.SERVICE,
        key=key,
        code=service.code,
        services=(service.code,),
        validated=True,
        whole_title=whole(service.name.en, service.name.cy),
        title=writing.field(service.name, whole=True),
        names=writing.names(service.keywords),
        short=writing.field(service.description, whole=False),
        text="",
        seen=tuple(writing.seen),
    )


_MAKERS: Mapping[str, Callable[[str, bytes], Entry | None]] = {
    "article": _article,
    "institution": _institution,
    "script": _script,
    "service": _service,
}
KINDS = frozenset(_MAKERS)
"""Kinds of the feed that can be found."""
