"""Ids made on this computer."""

from uuid import UUID

import uuid_utils.compat as uuid_utils


def new_id() -> UUID:
    """A UUIDv7: unique everywhere, and sorted by the moment it was made."""
    return uuid_utils.uuid7()
