"""What everyone says of everyday things, whatever an authority's editors keep besides: resources/search."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from agent_desktop.knowledge.synonyms import Saying, saying

LANGUAGES = ("en", "cy")


@cache
def everyday() -> tuple[Saying, ...]:
    """In every language. Raises ValueError for a line that is none."""
    return tuple(made for language in LANGUAGES for made in _read(language))


def _read(language: str) -> Iterator[Saying]:
    text = files("resources").joinpath(f"search/everyday.{language}.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        said, means = line.split(":")
        for each in said.split(","):
            made = saying(each, (meaning.strip() for meaning in means.split(",")), language)
            if made is None:
                raise ValueError(f"everyday words: nothing is said or meant in {line!r}")
            yield made
