"""The demo's institutions: those of the whole country by hand, those around Fenbridge made from kinds and names."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from itertools import islice
from pathlib import Path
from random import Random
from typing import NamedTuple
from uuid import UUID

import msgspec
import yaml

from agent_desktop.contract.base import Prepared, Words
from agent_desktop.contract.institutions import HandOver, Institution, InstitutionPhone
from central_server.demo.chance import demo_id
from central_server.demo.institutions.hours import hours
from central_server.demo.named import MADE
from central_server.demo.places import INWARD, STREETS
from central_server.demo.services.forms import w

COUNT = 1_500
FOLDER = Path(__file__).parent
AT = datetime.fromtimestamp(MADE / 1000, UTC)

DRAMA = ("01632 960{:03}", "0808 157 0{:03}", "03069 990{:03}")
"""Numbers that no exchange has, kept for drama: a thousand of each."""

WORDS: dict[HandOver, Words] = {
    HandOver.TRANSFER: w(
        "Stay on the line until somebody answers, and say in a sentence what it is about.",
        "Arhoswch ar y llinell nes i rywun ateb, a dywedwch mewn brawddeg am beth y mae.",
    ),
    HandOver.GIVE_NUMBER: w(
        "Give the number slowly, twice, and say when they answer.",
        "Rhowch y rhif yn araf, ddwywaith, a dywedwch pryd y maent yn ateb.",
    ),
    HandOver.SEND_FORM: w(
        "Send the form, and say where it goes.", "Anfonwch y ffurflen, a dywedwch i ble y mae'n mynd."
    ),
    HandOver.REFER: w(
        "Ask whether we may write to them, and say when they will ring.",
        "Gofynnwch a gawn ni ysgrifennu atynt, a dywedwch pryd y byddant yn ffonio.",
    ),
    HandOver.EMERGENCY: w(
        "Now, before anything else. Stay with the caller until they are through.",
        "Nawr, cyn dim arall. Arhoswch gyda'r galwr nes iddynt gael eu cysylltu.",
    ),
}


class _Kind(msgspec.Struct, metaclass=Prepared, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One of `national.yaml`, or of `kinds.yaml` with {town} and {name} in its words."""

    code: str
    en: str
    cy: str
    does: Words
    synonyms: tuple[str, ...]
    website: str = ""
    hours: str = ""
    always: bool = False
    number: str = ""
    hand_over: HandOver = HandOver.GIVE_NUMBER
    each: int = 1
    names: str = ""
    within: tuple[str, ...] = msgspec.field(name="in", default=())


class _Place(NamedTuple):
    """Where a local institution stands. `name`: which of several in `town` it is, "" where there is one."""

    town: str
    district: int
    name: str


@cache
def institutions() -> tuple[Institution, ...]:
    """COUNT of them, in an order and with ids that are always the same. Raises ValueError where a file is wrong."""
    national = [_national(kind) for kind in _read("national.yaml")]
    local = list(islice(_local(), COUNT - len(national)))
    return (*national, *local)


def _national(kind: _Kind) -> Institution:
    area = w("Everyone", "Pawb")
    return _made(kind, kind.code, area=area, number=kind.number, website=kind.website)


def _local() -> Iterator[Institution]:
    """One kind after another in one town after another, so that the smallest towns come last."""
    names: dict[str, list[str]] = yaml.safe_load((FOLDER / "names.yaml").read_text(encoding="utf-8"))
    count = 0
    for district, town in enumerate(names["towns"], start=1):
        for kind in _read("kinds.yaml"):
            if kind.within and town not in kind.within:
                continue
            for name in names[kind.names][: kind.each] if kind.names else [""]:
                yield _at(kind, _Place(town, district, name), count)
                count += 1


def _at(kind: _Kind, place: _Place, count: int) -> Institution:
    code = "-".join(f"{kind.code} {place.town} {place.name}".lower().replace("'", "").split())
    rng = Random(f"address {code}")  # noqa: S311 - the same every time is the point
    street = STREETS[int(rng.random() * len(STREETS))]
    unit = f"{int(rng.random() * 10)}{INWARD[int(rng.random() * 20)]}{INWARD[int(rng.random() * 20)]}"
    house = 1 + int(rng.random() * 120)
    return _made(
        kind,
        code,
        place,
        area=w(place.town, place.town),
        number=DRAMA[count % len(DRAMA)].format(count // len(DRAMA) % 1000),
        website=f"https://{code.replace('_', '-')[:50]}.example",
        address=f"{house} {street}, {place.town} FB{place.district} {unit}",
    )


def _made(
    kind: _Kind, code: str, place: _Place | None = None, *, area: Words, number: str, website: str, address: str = ""
) -> Institution:
    def said(words: str) -> str:
        return words.format(town=place.town, name=place.name) if place else words

    label = w("Enquiries", "Ymholiadau")
    return Institution(
        id=UUID(demo_id(Random(f"institution {code}"), MADE)),  # noqa: S311 - as above
        version=1,
        code=code,
        name=w(said(kind.en), said(kind.cy)),
        does=w(said(kind.does.en), said(kind.does.cy)),
        synonyms=kind.synonyms,
        phones=(InstitutionPhone(number=number, label=label),) if number else (),
        hours=hours(kind.hours) if kind.hours else None,
        always=kind.always,
        address=address,
        website=website,
        area=area,
        hand_over=kind.hand_over,
        hand_over_words=WORDS[kind.hand_over],
        updated_at=AT,
    )


@cache
def _read(name: str) -> tuple[_Kind, ...]:
    tree = yaml.load((FOLDER / name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    try:
        return tuple(msgspec.convert(each, _Kind) for each in tree)
    except msgspec.ValidationError as fault:
        raise ValueError(f"{name}: {fault}") from fault
