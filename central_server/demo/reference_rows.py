"""Rows of what is the same for every seed: who works here, what is offered and promised, flags, articles, scripts."""

from datetime import date, timedelta
from functools import cache
from hashlib import sha256

import msgspec
from argon2 import PasswordHasher

from central_server.demo.accounts import PASSWORD, USERNAMES, WORKERS, account_id
from central_server.demo.article_rows import add_articles
from central_server.demo.calendars import CALENDARS
from central_server.demo.days import midday
from central_server.demo.flag_catalogue import CATALOGUE
from central_server.demo.knowledge_rows import add_knowledge
from central_server.demo.rows import Batch
from central_server.demo.scorecard_rows import add_scorecards
from central_server.demo.script_rows import add_scripts
from central_server.demo.services import DEPARTMENTS, OFFERS

NO_PASSWORD = "!"  # noqa: S105 - not a hash of anything, so nothing fits
SERVICE_FOR = timedelta(days=1500)


def add_reference_rows(batch: Batch, today: date) -> None:
    began = midday(today - SERVICE_FOR)
    for worker in WORKERS:
        password_hash = hash_of(worker.username) if worker.username in USERNAMES else NO_PASSWORD
        identity = (account_id(worker.username), 1, worker.username, worker.name)
        batch["account"].append((*identity, worker.role.value, worker.team, 1, password_hash, began))
    for position, department in enumerate(DEPARTMENTS):
        batch["department"].append((department.code, position, _json(department.name)))
    batch["calendar"].extend((calendar.code, _json(calendar)) for calendar in CALENDARS)
    for position, offer in enumerate(OFFERS):
        service = offer.service
        codes = (service.code, service.department_code, service.calendar_code)
        batch["service"].append((*codes, position, int(service.active), _json(service)))
    for flag in CATALOGUE:
        batch["flag_definition"].append((flag.code, flag.rank, int(flag.restricted), _json(flag)))
    add_articles(batch, today)
    add_knowledge(batch)
    add_scripts(batch, today)
    add_scorecards(batch, today)


@cache
def hash_of(username: str) -> str:
    """PASSWORD as argon2 keeps it. The salt comes from the name: rows of one seed are equal to the last byte."""
    salt = sha256(f"fenbridge {username}".encode()).digest()[:16]
    return PasswordHasher().hash(PASSWORD, salt=salt)


def _json(record: msgspec.Struct) -> str:
    return msgspec.json.encode(record).decode()
