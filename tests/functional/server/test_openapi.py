"""The description of the API is correct, and the running server keeps to it whatever it is sent."""

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from openapi_spec_validator import validate
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from agent_desktop.contract.accounts import Role
from tests.functional.server.conftest import Api

EXAMPLES = {"sqlite": 8, "postgresql": 3}
"""Of each operation. The description is one; what a database may answer otherwise shows in a few."""
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@pytest.fixture(scope="module")
def description(api: Api) -> dict[str, Any]:
    answer = api.get("/openapi.json", role=None)
    found: dict[str, Any] = answer.json()
    return found


def test_the_description_is_openapi_3_1(description: dict[str, Any]) -> None:
    assert description["openapi"] == "3.1.0"
    validate(description)


@pytest.mark.timeout(300)
def test_the_server_answers_as_described(api: Api, description: dict[str, Any], database_kind: str) -> None:
    for operation in schemathesis.openapi.from_dict(description).get_all_operations():
        assert isinstance(operation, Ok)
        found = operation.ok()
        roles = found.definition.raw.get("x-roles", [])
        role = Role.HANDLER if Role.HANDLER in roles or not roles else Role(roles[0])
        headers = {"Authorization": f"Bearer {api.token(role)}", "Access-Reason": "contact"}

        _try_out(
            api, found, {} if found.path.endswith("/accounts/sign-in") else headers, examples=EXAMPLES[database_kind]
        )


def _try_out(api: Api, operation: Any, headers: dict[str, str], *, examples: int) -> None:
    @given(case=operation.as_strategy())
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    def answers(case: Any) -> None:
        case.call_and_validate(base_url=api.server.url, headers=headers, checks=CHECKS, timeout=30)

    answers()
