"""What an authority has, for scripts to name: its flags, services with their forms, and articles."""

from pathlib import Path

import msgspec

from agent_desktop.contract.base import Record
from agent_desktop.contract.services import FormField


class ServiceForm(Record, frozen=True, kw_only=True):
    code: str
    form: tuple[FormField, ...]


class Catalogue(Record, frozen=True, kw_only=True):
    """`flags` and `services` by code, `articles` by their short names."""

    flags: tuple[str, ...] = ()
    services: tuple[ServiceForm, ...] = ()
    articles: tuple[str, ...] = ()


def read_catalogue(path: Path) -> Catalogue:
    """Raises OSError, msgspec.DecodeError."""
    return msgspec.json.decode(path.read_bytes(), type=Catalogue)
