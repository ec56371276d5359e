"""Articles as Markdown files, one for each language: SLUG.en.md, SLUG.cy.md. docs/answers.md says what is in them."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple, TypeVar

import msgspec
import yaml
from frontmatter.default_handlers import YAMLHandler

from agent_desktop.contract.article_life import ArticleContent
from agent_desktop.contract.base import Prepared, Record, Words
from agent_desktop.contract.knowledge import Article, Audience
from agent_desktop.language import t
from agent_desktop.yaml_text import YamlRefused, read

LARGEST = 1_000_000
"""Bytes of one file: more than an article may have in one language."""

NAME = re.compile(r"([a-z][a-z0-9_-]{0,59})\.(en|cy)\.md")

_HEAD = YAMLHandler()


class _Spoken(msgspec.Struct, metaclass=Prepared, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The front matter of a translation."""

    title: str
    short: str


class _Facts(_Spoken, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The front matter of the English file. `state` belongs to where it came from: what is taken in begins anew."""

    owner: str = ""
    audience: Audience = Audience.PUBLIC
    state: str = ""
    review_by: date | None = None
    review_days: int | None = None
    synonyms: tuple[str, ...] = ()
    services: tuple[str, ...] = ()


_Matter = TypeVar("_Matter", bound=_Spoken)


class Taken(Record, frozen=True, kw_only=True):
    """An article that files say."""

    slug: str
    content: ArticleContent


class Fault(Record, frozen=True, kw_only=True):
    """Why a file is not taken in. `line` from 1; 0: the file as a whole."""

    file: str
    line: int
    what: str


class _Refused(Exception):  # noqa: N818 - a fault of the file, told as a Fault
    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line, self.what = line, what


class _Read(NamedTuple):
    matter: _Spoken
    text: str


def taken(files: Mapping[str, bytes], today: date) -> tuple[tuple[Taken, ...], tuple[Fault, ...]]:
    """`files`: bytes by name, of one folder. `today`: what `review_days` counts from. By slug; faults by file."""
    read_files: dict[str, _Read] = {}
    faults: list[Fault] = []
    for name in sorted(files):
        try:
            read_files[name] = _read(name, files[name])
        except _Refused as refused:
            faults.append(Fault(file=name, line=refused.line, what=refused.what))
    found = []
    for name, one in read_files.items():
        slug, language = _parts(name)
        if language == "en":
            assert isinstance(one.matter, _Facts)
            found.append(Taken(slug=slug, content=_content(one, read_files.get(f"{slug}.cy.md"), today)))
        elif f"{slug}.en.md" not in files:
            faults.append(Fault(file=name, line=0, what=t("There is no English file beside it.")))
    return tuple(found), tuple(faults)


def written(slug: str, content: ArticleContent) -> dict[str, str]:
    """The files of an article: their text by name. Taken in again they say the same, but for the owner's account."""
    made = {f"{slug}.en.md": _file(_facts(content), content.text.en)}
    translation = (content.title.cy, content.short_answer.cy, content.text.cy)
    if any(translation):
        made[f"{slug}.cy.md"] = _file({"title": translation[0], "short": translation[1]}, translation[2])
    return made


def content_of(article: Article) -> ArticleContent:
    """What its version in force says."""
    return ArticleContent(
        title=article.title,
        short_answer=article.short_answer,
        text=article.text,
        service_codes=article.service_codes,
        audience=article.audience,
        synonyms=article.synonyms,
        department_code=article.department_code,
        owner=article.owner,
        review_by=article.review_by,
    )


def slug_for(title: str, used: Iterable[str]) -> str:
    """A short name for a new article, such as `lost-library-card`, that none of `used` has."""
    words = re.findall(r"[a-z0-9]+", title.lower())
    while words and not words[0][0].isalpha():
        words = words[1:]
    begun = "-".join(words)[:50].strip("-") or "article"
    taken_already = set(used)
    made, number = begun, 2
    while made in taken_already:
        made, number = f"{begun}-{number}", number + 1
    return made


def _read(name: str, content: bytes) -> _Read:
    language = _parts(name)[1]
    if len(content) > LARGEST:
        raise _Refused(0, t("It is larger than 1 MB."))
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise _Refused(0, t("It is not UTF-8 text.")) from None
    try:
        head, body = _HEAD.split(text) if _HEAD.detect(text) else ("", text)
    except ValueError:
        head, body = "", text
    if not head.strip():
        raise _Refused(1, t("It does not begin with its facts between two lines of three dashes."))
    matter = _matter(head, _Facts if language == "en" else _Spoken)
    return _Read(matter, body.strip("\n"))


def _matter(head: str, kind: type[_Matter]) -> _Matter:
    try:
        tree = read(head.strip("\n")).tree
    except YamlRefused as refused:
        raise _Refused(refused.line + 1, f"{refused.what} {refused.do}") from None
    try:
        return msgspec.convert(tree, kind)
    except msgspec.ValidationError as error:
        raise _Refused(1, str(error)) from None


def _parts(name: str) -> tuple[str, str]:
    """Slug and language. Raises _Refused."""
    found = NAME.fullmatch(name)
    if found is None:
        raise _Refused(0, t("Its name is not like lost-card.en.md or lost-card.cy.md."))
    return found[1], found[2]


def _content(english: _Read, welsh: _Read | None, today: date) -> ArticleContent:
    facts = english.matter
    assert isinstance(facts, _Facts)
    spoken, text = (welsh.matter, welsh.text) if welsh else (_Spoken(title="", short=""), "")
    days = facts.review_days
    return ArticleContent(
        title=Words(en=facts.title, cy=spoken.title),
        short_answer=Words(en=facts.short.strip(), cy=spoken.short.strip()),
        text=Words(en=english.text, cy=text),
        service_codes=facts.services,
        audience=facts.audience,
        synonyms=facts.synonyms,
        department_code=facts.owner,
        review_by=facts.review_by if days is None else today + timedelta(days=days),
    )


def _facts(content: ArticleContent) -> dict[str, object]:
    facts: dict[str, object] = {
        "title": content.title.en,
        "short": content.short_answer.en,
        "services": list(content.service_codes),
        "owner": content.department_code,
        "audience": content.audience.value,
        "review_by": content.review_by.isoformat() if content.review_by else None,
        "synonyms": list(content.synonyms),
    }
    return {name: value for name, value in facts.items() if value not in (None, [], "") or name in ("title", "short")}


def _file(head: Mapping[str, object], text: str) -> str:
    said = yaml.safe_dump(dict(head), sort_keys=False, allow_unicode=True, width=10_000, default_flow_style=None)
    return f"---\n{said}---\n\n{text}\n"
