"""Who can be chosen to look after an article: all whose role allows it, by name alone."""

from typing import Any

import pytest

from agent_desktop.contract.accounts import Role
from tests.functional.server.answers import Article
from tests.functional.server.conftest import Api
from tests.functional.server.test_accounts import change, new_account
from tests.functional.server.test_scripts import refused

T, A = Role.TRAINER, Role.ADMINISTRATOR


def owners(api: Api, limit: int = 2) -> list[dict[str, Any]]:
    """All pages."""
    found: list[dict[str, Any]] = []
    cursor = ""
    while True:
        page = api.get(f"/article-owners?limit={limit}{cursor}", T).json()
        found += page["items"]
        if not page.get("next_cursor"):
            return found
        cursor = f"&cursor={page['next_cursor']}"


def test_all_who_may_look_after_answers_are_listed_once_and_by_name_alone(api: Api) -> None:
    made = {role: new_account(api, role=role.value, name=f"New {role.value}") for role in Role}
    found = owners(api)
    listed = {each["id"]: each for each in found}
    assert len(listed) == len(found)
    assert [each["username"] for each in found] == sorted(each["username"] for each in found)
    for role, (account_id, username) in made.items():
        expected = {"id": account_id, "username": username, "name": f"New {role.value}"}
        assert listed.get(account_id) == (None if role is Role.HANDLER else expected)


def test_who_left_or_has_another_role_can_be_chosen_no_more(api: Api) -> None:
    gone, moved = (new_account(api, role="trainer")[0] for _ in range(2))
    change(api, gone, 1, active=False)
    change(api, moved, 1, role="handler")
    assert not {gone, moved} & {each["id"] for each in owners(api, limit=50)}
    assert "There is no such colleague." in refused(Article(api, owner=gone).answer)
    assert "This colleague's role cannot look after articles." in refused(Article(api, owner=moved).answer)


@pytest.mark.parametrize("cursor", ["x", "01a21b85-a2bc-74d2-9030-c65e49252741"])
def test_a_cursor_that_is_not_ours_is_refused(api: Api, cursor: str) -> None:
    assert api.get(f"/article-owners?cursor={cursor}", T).status_code == 400
