"""Which scorecard a review is begun by, where several fit."""

from datetime import UTC, datetime

from agent_desktop.contract.base import Words
from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.reviewing import ContactToReview
from agent_desktop.contract.scorecards import ScorecardState, ScorecardVersionInfo
from agent_desktop.desk.review_opening import cards_for
from agent_desktop.ids import new_id

NOW = datetime(2026, 11, 27, tzinfo=UTC)
PHONE, COUNTER, CHAT = Channel.PHONE, Channel.COUNTER, Channel.CHAT


def card(title: str, *channels: Channel) -> ScorecardVersionInfo:
    return ScorecardVersionInfo(
        id=new_id(), version=1, scorecard_id=new_id(), number=1, state=ScorecardState.APPROVED, in_force=True,
        title=Words(en=title), channels=channels, questions=10, change_note="", author=None, author_name="",
        made_at=NOW, changed_at=NOW,
    )  # fmt: skip


def contact(channel: Channel) -> ContactToReview:
    return ContactToReview(
        id=new_id(), title="Street light", channel=channel, service_code=None, started_at=NOW, seconds=60,
        handler=new_id(), handler_name="R. Perera",
    )  # fmt: skip


def titles(channel: Channel) -> list[str]:
    cards = (
        card("Everything"),
        card("Urgent incident", PHONE, COUNTER, CHAT),
        card("Calls", PHONE, COUNTER),
        card("Letters", Channel.LETTER),
    )
    return [each.title.en for each in cards_for(cards, contact(channel))]


def test_the_one_made_for_the_fewest_channels_comes_first_and_those_for_all_last() -> None:
    assert titles(PHONE) == ["Calls", "Urgent incident", "Everything"]
    assert titles(CHAT) == ["Urgent incident", "Everything"]
    assert titles(Channel.EMAIL) == ["Everything"]
