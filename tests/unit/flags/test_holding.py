"""Nothing restricted is ever held on a desktop, nor anything of which it is not known."""

from datetime import UTC, date, datetime
from uuid import UUID

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from agent_desktop.contract.base import Words
from agent_desktop.contract.citizens import Citizen, CitizenMatch
from agent_desktop.contract.contacts import ContactContext
from agent_desktop.contract.flags import Flag, FlagBasis, FlagDefinition, FlagGroup
from agent_desktop.flags.holding import holdable

WHO = UUID(int=1)
OPEN, RESTRICTED, UNKNOWN = "hearing", "violence", "brand-new"


def definition(code: str, *, restricted: bool) -> FlagDefinition:
    words = Words(en=code)
    return FlagDefinition(
        code=code, label=words, guidance=words, group=FlagGroup.SAFETY, icon="x", rank=1, restricted=restricted
    )


CATALOGUE = {
    OPEN: definition(OPEN, restricted=False),
    RESTRICTED: definition(RESTRICTED, restricted=True),
}


def flag(code: str) -> Flag:
    day = date(2026, 11, 1)
    return Flag(
        id=UUID(int=2),
        citizen_id=WHO,
        code=code,
        own_words=f"words of {code}",
        asked_by="her daughter",
        asked_on=day,
        basis=FlagBasis.CONSENT,
        starts_on=day,
        review_on=day,
    )


@given(st.lists(st.sampled_from([OPEN, RESTRICTED, UNKNOWN])), st.lists(st.sampled_from([OPEN, RESTRICTED, UNKNOWN])))
def test_only_what_is_known_to_be_open_is_held(codes: list[str], shown: list[str]) -> None:
    context = ContactContext(
        as_of=datetime(2026, 11, 19, tzinfo=UTC),
        matches=(CitizenMatch(id=WHO, name="Mair Evans", flag_codes=tuple(shown)),),
        citizen=Citizen(id=WHO, version=1, name="Mair Evans"),
        flags=tuple(flag(code) for code in codes),
    )
    held = holdable(context, CATALOGUE)
    written = msgspec.json.encode(held)
    assert RESTRICTED.encode() not in written
    assert UNKNOWN.encode() not in written
    assert [each.code for each in held.flags] == [code for code in codes if code == OPEN]
    assert list(held.matches[0].flag_codes) == [code for code in shown if code == OPEN]
    assert held.citizen == context.citizen
