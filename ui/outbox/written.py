"""What a write says, in the words of its form: so that whoever looks at a row sees that nothing is lost. Pure."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

import msgspec

from agent_desktop import dates
from agent_desktop.contacts.numbers import show_number
from agent_desktop.contract.base import Write
from agent_desktop.contract.citizens import Address, Channel, Language, Phone
from agent_desktop.contract.contacts import IdentityCheck
from agent_desktop.contract.deliveries import WRITES
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.contract.services import Service
from agent_desktop.language import language
from agent_desktop.outbox.rows import OutboxRow
from ui.citizens.headline import language_name
from ui.contacts.words import channel_words, method_words, outcome_words
from ui.outbox.fields import field_words

NOT_SAID = frozenset(
    {
        *("citizen_id", "contact_id", "speaking_with", "number", "number_kind", "direction", "held_seconds"),
        *("started_at", "finished_at", "opened_at", "reference", "asked_on", "starts_on", "basis"),
        *("script_runs", "quotes", "events", "article_id", "version", "kind", "said_at", "asked_at", "language"),
        *("scenario", "scenario_hash", "course", "seed", "began_at", "ended", "worked", "paused", "score", "critical"),
        *("hints", "points", "heard", "runs"),
    }
)
"""Fields that a person would not look for here: ids, measurements, and what stands in the row already."""

Services = Mapping[str, Service]


def body_of(row: OutboxRow) -> Write | None:
    """The record that waits; None where a newer or older version wrote it in a way unknown here."""
    try:
        return msgspec.json.decode(row.body, type=WRITES[row.kind])
    except msgspec.MsgspecError:
        return None


def service_of(row: OutboxRow) -> str:
    """The service code that the row's own record or its base names; "" for none."""
    for raw in (row.body, row.base):
        if isinstance(raw, msgspec.Raw):
            told = msgspec.json.decode(raw)
            if isinstance(told, dict) and isinstance(told.get("service_code"), str):
                return str(told["service_code"])
    return ""


def written(row: OutboxRow, services: Services) -> tuple[tuple[str, str], ...]:
    """Each field that says something, with its words."""
    body = body_of(row)
    if body is None:
        return ()
    service_code = service_of(row)
    return tuple(
        (field_words(name, services, service_code), words)
        for name, value in _fields(body)
        if (words := value_words(name, value, services, service_code))
    )


def _fields(body: Write) -> Iterator[tuple[str, Any]]:
    """The answers of a form count as fields of their own."""
    for field in msgspec.structs.fields(body):
        value = getattr(body, field.name)
        if field.name in NOT_SAID or value is msgspec.UNSET:
            continue
        if field.name == "answers" and isinstance(value, dict):
            yield from ((f"answers.{code}", answer) for code, answer in value.items())
        else:
            yield field.name, value


def value_words(field: str, value: Any, services: Services, service_code: str = "") -> str:
    """A value as a person reads it; "" for an empty one."""
    if value in (None, "", ()):
        return ""
    if field == "service_code":
        return _service_words(str(value), services)
    if field.startswith("answers."):
        return _answer_words(field.removeprefix("answers."), value, services.get(service_code))
    return _plain(value)


def _plain(value: Any) -> str:
    if isinstance(value, tuple | list):
        return ", ".join(_plain(part) for part in value)
    wording = next((wording for kind, wording in _WORDINGS.items() if isinstance(value, kind)), str)
    return wording(value)


def _address(address: Address) -> str:
    return ", ".join(part for part in (address.line, address.locality, address.postcode) if part)


def _moment(moment: datetime) -> str:
    return f"{dates.day(moment.date(), language())} {moment:%H:%M}"


_WORDINGS: dict[type, Callable[[Any], str]] = {
    Outcome: outcome_words,
    Channel: channel_words,
    IdentityCheck: lambda check: method_words(check.method),
    Address: _address,
    Phone: lambda phone: show_number(phone.e164),
    Language: lambda spoken: language_name(spoken.tag),
    datetime: _moment,
    date: lambda day: dates.full_day(day, language()),
}
"""The first that fits, so a moment is asked for before a day."""


def _service_words(code: str, services: Services) -> str:
    service = services.get(code)
    return service.name.in_language(language()) if service else code


def _answer_words(code: str, value: Any, service: Service | None) -> str:
    """The labels of what was chosen, or the words typed."""
    field = next((one for one in service.form if one.code == code), None) if service else None
    labels = {option.code: option.label.in_language(language()) for option in field.options} if field else {}
    given = value if isinstance(value, tuple | list) else (value,)
    return ", ".join(labels.get(str(one), str(one)) for one in given)
