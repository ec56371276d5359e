"""Which published versions may be begun now, and which fit what the citizen needs. Pure."""

from collections.abc import Iterable, Sequence

from agent_desktop.contract.base import Moment
from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.script_life import PublishedScript
from agent_desktop.contract.scripts import ScriptVersion
from agent_desktop.scripts.versions import Shelf


def in_force(published: Iterable[PublishedScript], now: Moment) -> tuple[PublishedScript, ...]:
    """Of each script the version that took effect last and has not ended, by the script's id; subscripts too."""
    found: dict[str, PublishedScript] = {}
    for version in sorted(published, key=lambda each: (each.effective_from, each.number)):
        if version.effective_from <= now:
            found[version.script.id] = version
    return tuple(
        found[script_id]
        for script_id in sorted(found)
        if (until := found[script_id].effective_until) is None or now < until
    )


def offered(current: Iterable[PublishedScript], channel: Channel) -> tuple[PublishedScript, ...]:
    """Those of `current` that a handler may begin on this channel."""
    return tuple(each for each in current if not each.script.subscript and channel in each.script.audience)


def fitting(current: Iterable[PublishedScript], channel: Channel, service_code: str) -> tuple[PublishedScript, ...]:
    """Those for a service. The more services a script is for, the later it stands."""
    for_it = [each for each in offered(current, channel) if service_code in each.script.services]
    return tuple(sorted(for_it, key=lambda each: (len(each.script.services), each.script.id)))


def shelf_of(current: Iterable[PublishedScript], kept: Sequence[PublishedScript] = ()) -> Shelf:
    """`current`, and beneath them versions that a run is still on: a script's id means the one in force."""
    versions = (ScriptVersion(hash=each.hash, script=each.script) for each in (*kept, *current))
    return Shelf(versions)
