"""The demo authority's answers, as written by hand in `knowledge/`: a file for each article and language.

Each has front matter, then the text in Markdown. What is the same in every language stands in the English file alone;
another language's has a title, a short answer and the text. A link to another article is `[words](article:slug)`.
"""

from pathlib import Path
from typing import NamedTuple, TypeVar

import frontmatter
import msgspec
import yaml

from agent_desktop.contract.base import Prepared, Words
from agent_desktop.contract.knowledge import ArticleState, Audience
from central_server.demo.services.forms import w

FOLDER = Path(__file__).parent / "knowledge"


class Spoken(msgspec.Struct, metaclass=Prepared, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The front matter of a translation. `short` is read aloud."""

    title: str
    short: str


class Facts(Spoken, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The front matter of the English file.

    `owner` is a department's code. `review_days`: from the day the demo is made until someone must look at it again;
    below 0 the day is past. `synonyms`: what citizens call it.
    """

    owner: str
    audience: Audience
    state: ArticleState
    review_days: int
    synonyms: tuple[str, ...]
    services: tuple[str, ...] = ()


class Answer(NamedTuple):
    """`facts` has the English title and short answer once more, as its file does."""

    slug: str
    title: Words
    short: Words
    text: Words
    facts: Facts


Matter = TypeVar("Matter", bound=Spoken)


def read(folder: Path) -> tuple[Answer, ...]:
    """The articles of a folder, by slug. Raises ValueError, which names the file, where one cannot be read."""
    english = sorted(folder.glob("*.en.md"))
    found = tuple(_answer(path) for path in english)
    strays = {path.name for path in folder.iterdir()} - {
        f"{answer.slug}.{language}.md" for answer in found for language in ("en", "cy")
    }
    if strays:
        raise ValueError(f"{', '.join(sorted(strays))}: not a language of an article that has an English file")
    return found


def _answer(path: Path) -> Answer:
    slug = path.name.removesuffix(".en.md")
    facts, text = _parts(path, Facts)
    welsh = path.with_name(f"{slug}.cy.md")
    spoken, translated = _parts(welsh, Spoken) if welsh.exists() else (Spoken(title="", short=""), "")
    return Answer(
        slug=slug,
        title=w(facts.title, spoken.title),
        short=w(facts.short, spoken.short),
        text=w(text, translated),
        facts=facts,
    )


def _parts(path: Path, kind: type[Matter]) -> tuple[Matter, str]:
    try:
        post = frontmatter.loads(path.read_text(encoding="utf-8"))
        return msgspec.convert(post.metadata, kind), post.content
    except (yaml.YAMLError, msgspec.ValidationError, UnicodeDecodeError) as fault:
        raise ValueError(f"{path.name}: {fault}") from fault
