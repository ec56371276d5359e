"""Pasted HTML made into the Markdown of an article: words, headings, lists, emphasis and safe links, nothing else."""

import re
from html import unescape

import nh3
from markdownify import markdownify

TAGS = frozenset(
    {"a", "b", "blockquote", "br", "div", "em", "h1", "h2", "h3", "h4", "h5", "h6", "i", "li", "ol", "p", "span"}
    | {"strong", "table", "tbody", "td", "th", "thead", "tr", "ul"}
)
"""What is kept; of everything else the words alone, of SCRIPTS not even those."""

NOT_EVEN_WORDS = frozenset({"script", "style", "head", "title", "template", "svg", "object", "iframe", "noscript"})

SCHEMES = frozenset({"https", "mailto", "tel"})

LARGEST = 500_000
"""Characters of HTML that are looked at: an office's page has some 20 of markup for each one that is read."""

DEEPEST = 60
"""Elements in each other. A page that people wrote has some ten; one of thousands would take minutes."""

_NEVER_DEEP = frozenset({"br", "hr", "img", "input", "link", "meta", "p", "li", "td", "th", "tr", "o:p"})
"""Without an end of their own, or such that each ends the one before."""

_BLANK_LINES = re.compile(r"\n{3,}")


_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:]*)")
_MARKUP = re.compile(r"<[^<>]*>")


def markdown_of(html: str) -> str:
    """As Markdown; the words alone where elements lie deeper than DEEPEST. What is past LARGEST is left out.

    Slow for a large page (seconds): not on the screen's thread.
    """
    html = html[:LARGEST]
    if _depth(html) > DEEPEST:
        return _tidy(unescape(_MARKUP.sub(" ", html)))
    safe = nh3.clean(
        html,
        tags=set(TAGS),
        clean_content_tags=set(NOT_EVEN_WORDS),
        attributes={"a": {"href"}},
        url_schemes=set(SCHEMES),
        link_rel=None,
        strip_comments=True,
    )
    return _tidy(markdownify(safe, heading_style="ATX", bullets="-", strip=["span"], escape_misc=False))


def _depth(html: str) -> int:
    """At most how deep elements lie in each other."""
    now = deepest = 0
    for ends, name in _TAG.findall(html):
        if name.lower() not in _NEVER_DEEP:
            now = max(0, now - 1) if ends else now + 1
            deepest = max(deepest, now)
    return deepest


def _tidy(text: str) -> str:
    lines = (line.rstrip() for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()
