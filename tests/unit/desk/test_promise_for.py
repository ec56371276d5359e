"""What a desk says where a promise cannot be worked out from the catalogue it holds."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from agent_desktop.contract.base import Words
from agent_desktop.contract.services import Calendar, Promise, PromiseUnit, Service
from agent_desktop.desk.cases import promise_for
from agent_desktop.desk.catalogue import Catalogue
from agent_desktop.desk.desk import Desk, open_desk
from agent_desktop.faults import EnvironmentFault, ProgramFault

NOW = datetime(2026, 11, 19, 12, tzinfo=UTC)


@pytest.fixture
def desk() -> Iterator[Desk]:
    opened = open_desk("http://127.0.0.1:9")
    service = Service(
        code="bin",
        department_code="streets",
        name=Words(en="Bins"),
        description=Words(en="Bins"),
        case_title=Words(en="Bin"),
        keywords=(),
        promise=Promise(amount=2, unit=PromiseUnit.WORKING_DAYS),
        calendar_code="never",
        form=(),
    )
    never = Calendar(code="never", zone="Europe/London", country="GB", subdivision="ENG", openings=())
    opened.catalogue = Catalogue(departments={}, services={"bin": service}, calendars={"never": never}, flags={})
    yield opened
    opened.close()


def test_an_office_that_never_opens_is_told_to_the_handler(desk: Desk) -> None:
    with pytest.raises(EnvironmentFault) as told:
        promise_for(desk, "bin", NOW)
    assert (told.value.kept, told.value.do) != ("", "")
    assert told.value.details.startswith("bin: ")


def test_a_service_nobody_offers_is_our_own_fault(desk: Desk) -> None:
    with pytest.raises(ProgramFault):
        promise_for(desk, "nothing", NOW)
