"""What a contact is called in the history, on the server and while it waits: its service, or how they came. Pure."""

from collections.abc import Mapping

from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.services import Service

TITLES: Mapping[Channel, str] = {
    Channel.PHONE: "Phone call",
    Channel.COUNTER: "Visit to the counter",
    Channel.WEB: "Web form",
    Channel.EMAIL: "E-mail",
    Channel.LETTER: "Letter",
    Channel.TEXT: "Text message",
    Channel.CHAT: "Chat",
}


def title_of(channel: Channel, service: Service | None) -> str:
    """English, because the history keeps it; screens translate by the service's code."""
    return service.name.en if service else TITLES[channel]
