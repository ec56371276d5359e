"""Answers to "when is it open, and where?", made from the institutions of the towns nearest to Fenbridge."""

from collections.abc import Iterable
from typing import NamedTuple

from agent_desktop.contract.base import Words
from agent_desktop.contract.institutions import Institution
from agent_desktop.contract.knowledge import ArticleState, Audience
from agent_desktop.contract.services import Calendar
from central_server.demo.institutions import institutions
from central_server.demo.said_times import spoken_hours, written_hours
from central_server.demo.services.forms import HUB, WASTE, w
from central_server.demo.written_articles import Answer, Facts

TOWNS = ("Fenbridge", "Trefen", "Llanfen", "Marsh End", "Old Quay")
REVIEW_DAYS = 120
SYNONYMS = ("opening hours", "when is it open", "where is it", "address")
"""Not those of the institution, which is found by them itself; an answer by hand on the kind of place comes first."""


class _Kind(NamedTuple):
    """`code`: of the institutions, before the town's name. `owner`, `services`: as an answer has them.

    `guide`: the answer by hand that says more, and what to call it.
    """

    code: str
    owner: str
    guide: str
    guide_words: Words
    services: tuple[str, ...] = ()


KINDS = (
    _Kind(
        "recycling-centre",
        WASTE,
        "recycling-centre",
        w("What to bring, and booking a time", "Beth i ddod ag ef, a threfnu amser"),
        ("bulky_collection",),
    ),
    _Kind("library", HUB, "library-join", w("Joining and using the library", "Ymuno â'r llyfrgell a'i defnyddio")),
    _Kind("leisure", HUB, "leisure", w("Swimming, gym and sport", "Nofio, campfa a chwaraeon")),
    _Kind(
        "register-office",
        HUB,
        "certificate-copy",
        w("A copy of a certificate", "Copi o dystysgrif"),
        ("birth_registration", "death_registration", "certificate_copy"),
    ),
    _Kind("cemetery", HUB, "memorials", w("Headstones and care of graves", "Cerrig beddau a gofal am feddau")),
    _Kind("council-office", HUB, "hub-opening", w("When and where to reach us", "Pryd a ble i gysylltu â ni")),
    _Kind("post-office", HUB, "whose-job", w("Not us: whose job is it?", "Nid ni: gwaith pwy yw e?")),
)


def places() -> tuple[Answer, ...]:
    """One for each kind in each town. Raises ValueError where there is none, or no hours that all of them keep."""
    local = institutions()
    return tuple(_place(kind, town, local) for kind in KINDS for town in TOWNS)


def _place(kind: _Kind, town: str, local: Iterable[Institution]) -> Answer:
    slug = f"{kind.code}-{town.lower().replace(' ', '-')}"
    found = [each for each in local if each.code == slug or each.code.startswith(f"{slug}-")]
    hours = {each.hours for each in found}
    if len(hours) != 1 or (week := hours.pop()) is None:
        raise ValueError(f"{slug}: {len(found)} institutions without hours in common")
    several = w(f"Post offices in {town}", f"Swyddfeydd post, {town}")
    name = found[0].name if len(found) == 1 else several
    title = w(f"{name.en}: when and where", f"{name.cy}: pryd a ble")
    short = _short(name, "is" if len(found) == 1 else "are", week)
    facts = Facts(
        title=title.en,
        short=short.en,
        owner=kind.owner,
        audience=Audience.PUBLIC,
        state=ArticleState.VALIDATED,
        review_days=REVIEW_DAYS,
        synonyms=SYNONYMS,
        services=kind.services,
    )
    return Answer(f"opening-{slug}", title, short, _text(kind, found, week), facts)


def _short(name: Words, verb: str, week: Calendar) -> Words:
    hours = spoken_hours(week)
    shut = _shut(week)
    return w(
        f"{name.en} {verb} open {hours.en}.{shut.en} Shall I give you the address?",
        f"{name.cy}: ar agor {hours.cy}.{shut.cy} A hoffech gael y cyfeiriad?",
    )


def _text(kind: _Kind, found: list[Institution], week: Calendar) -> Words:
    hours, shut = written_hours(week), _shut(week)
    where = "\n\n".join(f"**{each.name.en}**\n\n{_reached(each)}" for each in found)
    welsh_where = "\n\n".join(f"**{each.name.cy}**\n\n{_reached(each)}" for each in found)
    does = found[0].does
    return w(
        f"**Open**: {hours.en}.{shut.en}\n\n{does.en}\n\n{where}\n\n"
        "**Say** the address and the number slowly, twice. Days on which they are shut stand beside the name in the "
        "search.\n\n"
        f"**More**: [{kind.guide_words.en}](article:{kind.guide})",
        f"**Ar agor**: {hours.cy}.{shut.cy}\n\n{does.cy}\n\n{welsh_where}\n\n"
        "**Dywedwch** y cyfeiriad a'r rhif yn araf, ddwywaith. Mae'r dyddiau y maent ar gau wrth ymyl yr enw yn y "
        "chwiliad.\n\n"
        f"**Mwy**: [{kind.guide_words.cy}](article:{kind.guide})",
    )


def _reached(institution: Institution) -> str:
    return "\n".join(f"- {line}" for line in (institution.address, *(each.number for each in institution.phones)))


def _shut(week: Calendar) -> Words:
    if not week.country:
        return w("", "")
    return w(" Bank holidays: closed.", " Gwyliau banc: ar gau.")
