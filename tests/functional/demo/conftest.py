"""A PostgreSQL database of each test's own, where PostgreSQL can be had."""

import pytest

from tests.support.postgres import Cluster, postgres

__all__ = ["postgres"]


@pytest.fixture
def postgresql_url(postgres: Cluster) -> str:
    return postgres.new_database()
