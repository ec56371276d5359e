"""What this computer remembers of a handler's ways: a small JSON file. Nothing in it is about a citizen.

It is written whole beside the old one and then takes its place, so that a full disk or a power cut leaves the old one.
"""

from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, field

from agent_desktop.contract.base import Record
from agent_desktop.faults import EnvironmentFault
from agent_desktop.language import t
from agent_desktop.whole_files import write_whole

FILE_NAME = "settings.json"
LARGEST = 256 * 1024
"""Bytes; a settings file is some hundreds."""

Pixels = Annotated[int, Meta(ge=0, le=20_000)]
Shortcut = Annotated[str, Meta(max_length=60)]


class WindowPlace(Record, frozen=True, kw_only=True):
    """Size of a window in device-independent pixels."""

    width: Pixels
    height: Pixels
    maximised: bool = False


class Settings(Record, frozen=True, kw_only=True):
    """`theme`: system, light, dark or contrast. `text_scale`: percent of the system's size. `language`: "" is the
    system's. `windows` by window name, `panels` (widths in pixels) by panel group, `shortcuts` by command.

    `walkthroughs`: what became of the offer of each, by its id: "seen", "declined", or how many times it was made.
    `version_seen`: whose news were shown last.
    """

    server_url: Annotated[str, Meta(max_length=500)] = ""
    last_username: Annotated[str, Meta(max_length=100)] = ""
    language: Annotated[str, Meta(max_length=20)] = ""
    theme: Annotated[str, Meta(max_length=20)] = "system"
    text_scale: Annotated[int, Meta(ge=50, le=400)] = 100
    windows: dict[str, WindowPlace] = field(default_factory=dict)
    panels: dict[str, tuple[Pixels, ...]] = field(default_factory=dict)
    shortcuts: dict[str, Shortcut] = field(default_factory=dict)
    walkthroughs: dict[str, Shortcut] = field(default_factory=dict)
    version_seen: Annotated[str, Meta(max_length=20)] = ""


def settings_path() -> Path:
    """Where this user's settings stand on this system."""
    from platformdirs import user_config_path  # late: only the start needs it

    return user_config_path("agent-desktop", appauthor=False) / FILE_NAME


def load_settings(path: Path) -> tuple[Settings, str | None]:
    """The settings, and a notice in translated words where they could not be read. Never raises.

    A file that is damaged is set aside beside itself as "settings.json.damaged", and the defaults hold.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except FileNotFoundError:
        return Settings(), None
    except OSError:
        return Settings(), t("Your settings could not be read, so the usual ones are used for now.")
    try:
        if len(content) > LARGEST:
            return Settings(), _set_aside(path)
        return msgspec.json.decode(content, type=Settings), None
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        return Settings(), _set_aside(path)


def save_settings(path: Path, settings: Settings) -> None:
    """Raises EnvironmentFault where they cannot be written; then the old file is untouched."""
    content = msgspec.json.format(msgspec.json.encode(settings), indent=2) + b"\n"
    try:
        write_whole(path, content)
    except OSError as error:
        raise EnvironmentFault(
            t("Your settings could not be saved."),
            kept=t("They hold until you close Agent Desktop; the ones saved before are unchanged."),
            do=t("Make room on the disk, or ask for the right to write to your settings folder."),
            details=f"settings: {type(error).__name__} {error.errno}",
        ) from error


def _set_aside(path: Path) -> str:
    try:
        path.replace(path.with_name(path.name + ".damaged"))
    except OSError:
        return t("Your settings are damaged and could not be set aside, so the usual ones are used for now.")
    return t("Your settings were damaged. They were set aside, and the usual ones are used now.")
