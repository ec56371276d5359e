"""The list of scorecards: one row a scorecard, with its versions and with what is in hand here. Pure."""

from collections import defaultdict
from collections.abc import Iterable

from agent_desktop.contract.base import Id, Record
from agent_desktop.contract.scorecards import ScorecardVersionInfo
from agent_desktop.desk.scorecards import ScorecardInHand
from agent_desktop.language import language


class ListedScorecard(Record, frozen=True, kw_only=True):
    """`versions`, newest first; `in_hand`: a version of which only this computer has all."""

    scorecard_id: Id
    title: str
    versions: tuple[ScorecardVersionInfo, ...]
    in_hand: ScorecardInHand | None = None

    @property
    def newest(self) -> ScorecardVersionInfo | None:
        return self.versions[0] if self.versions else None

    @property
    def in_force(self) -> ScorecardVersionInfo | None:
        return next((info for info in self.versions if info.in_force), None)


def listed(versions: Iterable[ScorecardVersionInfo], in_hand: Iterable[ScorecardInHand]) -> tuple[ListedScorecard, ...]:
    """What is in hand here first, then by title."""
    hands = {hand.scorecard_id: hand for hand in in_hand}
    found: defaultdict[Id, list[ScorecardVersionInfo]] = defaultdict(list)
    for info in versions:
        found[info.scorecard_id].append(info)
    rows = []
    for scorecard_id in dict.fromkeys((*found, *hands)):
        own = tuple(sorted(found.get(scorecard_id, ()), key=lambda info: -info.number))
        hand = hands.get(scorecard_id)
        title = own[0].title if own else hand.content.title if hand else None
        said = title.in_language(language()) if title else ""
        rows.append(ListedScorecard(scorecard_id=scorecard_id, title=said, versions=own, in_hand=hand))
    return tuple(sorted(rows, key=lambda row: (row.in_hand is None, row.title.casefold())))
