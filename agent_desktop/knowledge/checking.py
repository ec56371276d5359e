"""What stands in the way of keeping an article, alike at the editor's desk and on the server. Pure.

Its text is Markdown (CommonMark) of words alone: no HTML, no images, and links that lead to articles or to safe places.
"""

from collections.abc import Iterator
from functools import cache
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token

from agent_desktop.contract.article_life import LONGEST_WORDS, ArticleContent
from agent_desktop.contract.base import Record, Words
from agent_desktop.language import t

ARTICLE = "article"
"""The scheme of a link to another article: article:slug."""

SCHEMES = frozenset({ARTICLE, "https", "mailto", "tel"})

DEEPEST = 20
"""Levels of lists and quotes in each other that are read."""

MOST_FAULTS = 50

_UNSEEN = frozenset("\u200b\u2060\ufeff\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that nobody sees: they turn words round, or hide them from whoever searches."""

_LINES = frozenset("\x85\u2028\u2029")


class Fault(Record, frozen=True, kw_only=True):
    """`part`: a field of ArticleContent; `language`: "en" or "cy"; `line` from 1, 0 for the part as a whole."""

    part: str
    language: str
    line: int
    what: str
    do: str


def faults(content: ArticleContent) -> tuple[Fault, ...]:
    """In the order of the page, at most MOST_FAULTS."""
    found: list[Fault] = []
    for part, longest in LONGEST_WORDS.items():
        words: Words = getattr(content, part)
        for language, said in (("en", words.en), ("cy", words.cy)):
            found += _of_words(part, language, said, longest)
    return tuple(found[:MOST_FAULTS])


def links(text: str) -> tuple[str, ...]:
    """The slugs of the articles that a text leads to, in their order."""
    found = (href for _line, kind, href in _tokens(text) if kind == "link")
    return tuple(dict.fromkeys(href.removeprefix(f"{ARTICLE}:") for href in found if _scheme(href) == ARTICLE))


def _of_words(part: str, language: str, said: str, longest: int) -> Iterator[Fault]:
    if language == "en" and not said.strip():
        yield _fault(part, language, 0, t("Words are needed."), t("Write them in English first."))
    if len(said) > longest:
        what = t("It is longer than {count} characters.").format(count=longest)
        yield _fault(part, language, 0, what, t("Make two articles of it, with links between them."))
        return
    yield from _unseen(part, language, said)
    if part == "text":
        yield from _markdown(language, said)
    elif "\n" in said.strip() and part == "title":
        yield _fault(part, language, 0, t("A title is one line."), t("Take out the line break."))


def _unseen(part: str, language: str, said: str) -> Iterator[Fault]:
    for number, line in enumerate(said.split("\n"), start=1):
        if any(each in _UNSEEN or each in _LINES or (ord(each) < ord(" ") and each != "\t") for each in line):
            what = t("It holds a character that nobody can see.")
            yield _fault(part, language, number, what, t("Type the line anew instead of pasting it."))


def _markdown(language: str, said: str) -> Iterator[Fault]:
    for line, kind, href in _tokens(said):
        if kind == "html":
            what, do = t("HTML is not shown to handlers."), t("Write it in Markdown, or as plain words.")
        elif kind == "image":
            what, do = t("Images are not shown to handlers."), t("Say in words what is to be seen.")
        elif kind == "link" and _scheme(href) not in SCHEMES:
            what = t("This link is not one that may be followed: {link}.").format(link=href[:60] or "…")
            do = t("Lead to an article (article:short-name) or to a page (https://…).")
        else:
            continue
        yield _fault("text", language, line, what, do)


def _fault(part: str, language: str, line: int, what: str, do: str) -> Fault:
    return Fault(part=part, language=language, line=line, what=what, do=do)


def _tokens(text: str) -> Iterator[tuple[int, str, str]]:
    """Line, kind (html, image, link) and address of what is more than words."""
    for token in _reader().parse(text):
        line = token.map[0] + 1 if token.map else 0
        if token.type == "html_block":
            yield line, "html", ""
        for child in token.children or ():
            yield from _inline(line, child)


def _inline(line: int, child: Token) -> Iterator[tuple[int, str, str]]:
    if child.type == "html_inline":
        yield line, "html", ""
    elif child.type == "image":
        yield line, "image", str(child.attrGet("src") or "")
    elif child.type == "link_open":
        yield line, "link", str(child.attrGet("href") or "")


def _scheme(href: str) -> str:
    try:
        return urlsplit(href).scheme.lower()
    except ValueError:
        return ""


@cache
def _reader() -> MarkdownIt:
    """Every link is read, whatever it leads to: it is we who judge it."""
    reader = MarkdownIt("commonmark", {"maxNesting": DEEPEST, "html": True})
    reader.validateLink = _any_link  # type: ignore[method-assign]  # as the library says to do it
    return reader


def _any_link(url: str) -> bool:
    del url
    return True
