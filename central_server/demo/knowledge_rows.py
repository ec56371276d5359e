"""Rows of institutions, and of what citizens call things."""

import msgspec

from central_server.demo.accounts import account_id
from central_server.demo.institutions import institutions
from central_server.demo.rows import Batch
from central_server.demo.synonyms import synonyms

_BESIDE = ("id", "version", "code", "active", "updated_at", "updated_by")


def add_knowledge(batch: Batch) -> None:
    for institution in institutions():
        body = {name: value for name, value in msgspec.to_builtins(institution).items() if name not in _BESIDE}
        at = f"{institution.updated_at:%Y-%m-%d %H:%M:%S.%f}"
        identity = (institution.id.hex, 1, institution.code, 1)
        batch["institution"].append((*identity, msgspec.json.encode(body).decode(), at, account_id("trainer")))
    for synonym in synonyms():
        at = f"{synonym.updated_at:%Y-%m-%d %H:%M:%S.%f}"
        means = msgspec.json.encode(synonym.means).decode()
        batch["synonym"].append(
            (synonym.id.hex, 1, synonym.said, means, synonym.language.value, 1, at, account_id("trainer"))
        )
