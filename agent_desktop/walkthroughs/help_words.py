"""What the help says of a control, by its name: data in resources/help, in both languages."""

from functools import cache
from pathlib import Path
from typing import Annotated

from msgspec import Meta

from agent_desktop.contract.scripts import Part, Wording
from agent_desktop.faults import ProgramFault
from agent_desktop.language import t
from agent_desktop.scripts.file_reading import Format, fields_of, read_file
from agent_desktop.scripts.plain_words import Sentences

HELP = Path(__file__).resolve().parents[2] / "resources" / "help"
FORMAT = 1
LARGEST = 1_000_000
"""Bytes of a file."""

EVERY = "*"
"""Ends a name that stands for all that begin so, such as "script.*"."""


class HelpWords(Part, frozen=True, kw_only=True):
    """`control`: its name, or a family of them. `command`: whose keys do the same, such as "contact.finish"."""

    control: Annotated[str, Meta(min_length=1, max_length=200)]
    title: Wording
    says: Wording
    command: Annotated[str, Meta(max_length=60)] = ""


class HelpPage(Part, frozen=True, kw_only=True):
    """A file."""

    format: int
    words: tuple[HelpWords, ...]


def _sentences() -> Sentences:
    return Sentences(
        begins=t("A page of help begins with “format: 1”."),
        begin_from=t("Begin from a copy of another page."),
        newer=t("The page is in format {written}; this program reads format {known}."),
        larger=t("The file is larger than a page of help can be ({limit} MB)."),
        make_smaller=t("Split it into several pages."),
        unknown=t("“{name}” is not something a page of help can have here."),
        look_up=t("Look at another page in resources/help."),
    )


HELP_PAGE = Format(
    kind=HelpPage,
    number=FORMAT,
    largest=LARGEST,
    pieces=(("words", HelpWords),),
    fields=fields_of("agent_desktop.walkthroughs.help_words"),
    sentences=_sentences,
)


@cache
def all_words() -> dict[str, HelpWords]:
    """By the name of the control. Raises ProgramFault for a file of ours that cannot be read."""
    found: dict[str, HelpWords] = {}
    for path in sorted(HELP.glob("*.yaml")):
        done = read_file(HELP_PAGE, path, path.name)
        if done.item is None:
            raise ProgramFault(f"{path.name}:{done.findings[0].line}: {done.findings[0].what}")
        found |= {words.control: words for words in done.item.words}
    return found


def words_for(name: str) -> HelpWords | None:
    """Of the control of that name, or of the nearest family that it is of."""
    known = all_words()
    if name in known:
        return known[name]
    parts = name.split(".")
    families = (".".join((*parts[:count], EVERY)) for count in range(len(parts) - 1, 0, -1))
    return next((known[family] for family in families if family in known), None)
