"""What is new in each version, for those who work with it: data in resources/whats-new.yaml."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated

from msgspec import Meta

from agent_desktop.contract.accounts import Role
from agent_desktop.contract.scripts import Part, Wording
from agent_desktop.faults import ProgramFault
from agent_desktop.language import t
from agent_desktop.scripts.file_reading import Format, fields_of, read_file
from agent_desktop.scripts.plain_words import Sentences

WHATS_NEW = Path(__file__).resolve().parents[2] / "resources" / "whats-new.yaml"
FORMAT = 1
LARGEST = 1_000_000
"""Bytes of the file."""

Version = Annotated[str, Meta(pattern=r"^[0-9]{1,4}(\.[0-9]{1,4}){1,3}$")]


class News(Part, frozen=True, kw_only=True):
    """`roles`: whom it is of use to; none named: everybody."""

    title: Wording
    says: Wording
    roles: tuple[Role, ...] = ()


class Release(Part, frozen=True, kw_only=True):
    """`on`: when it came out; None while it has not."""

    version: Version
    on: date | None = None
    news: Annotated[tuple[News, ...], Meta(min_length=1)]


class WhatsNew(Part, frozen=True, kw_only=True):
    """The newest first: that is the version of this program."""

    format: int
    releases: Annotated[tuple[Release, ...], Meta(min_length=1)]


def _sentences() -> Sentences:
    return Sentences(
        begins=t("What is new begins with “format: 1”."),
        begin_from=t("Begin from the file as it came."),
        newer=t("What is new is in format {written}; this program reads format {known}."),
        larger=t("The file is larger than it can be ({limit} MB)."),
        make_smaller=t("Leave out the oldest versions."),
        unknown=t("“{name}” is not something that can stand here."),
        look_up=t("Look at resources/whats-new.yaml."),
    )


WHATS_NEW_FILE = Format(
    kind=WhatsNew,
    number=FORMAT,
    largest=LARGEST,
    pieces=(("releases", Release),),
    fields=fields_of("agent_desktop.walkthroughs.whats_new"),
    sentences=_sentences,
)


@cache
def releases() -> tuple[Release, ...]:
    """Newest first. Raises ProgramFault where our file cannot be read."""
    done = read_file(WHATS_NEW_FILE, WHATS_NEW, WHATS_NEW.name)
    if done.item is None:
        raise ProgramFault(f"{WHATS_NEW.name}:{done.findings[0].line}: {done.findings[0].what}")
    return done.item.releases


def this_version() -> str:
    return releases()[0].version


def since(seen: str, role: Role | None) -> tuple[Release, ...]:
    """What came after the version `seen`, newest first, as far as it is of use to `role`. "": all there is."""
    after = order(seen) if seen else ()
    wanted = (each for each in releases() if order(each.version) > after)
    mine = ((each, tuple(news for news in each.news if not news.roles or role in news.roles)) for each in wanted)
    return tuple(Release(version=each.version, on=each.on, news=news) for each, news in mine if news)


def order(version: str) -> tuple[int, ...]:
    """ "0.10.1" comes after "0.9". What is no version comes before all."""
    parts = version.split(".")
    return tuple(int(part) for part in parts) if all(part.isdecimal() for part in parts) else ()
