"""Records are ready to be decoded by any number of threads from the moment that they can be seen."""

import subprocess
import sys

import msgspec

from agent_desktop.contract.base import Record
from agent_desktop.contract.scripts import Condition


def test_threads_that_decode_the_first_of_a_kind_at_once_are_all_answered() -> None:
    """With "left" in place of "prepared" the process ends with a segmentation fault."""
    command = [sys.executable, "-m", "tests.unit.contract.decoding_at_once", "prepared"]
    assert subprocess.run(command, check=False, capture_output=True).returncode == 0


def test_a_record_of_records_of_its_own_kind_is_prepared_too() -> None:
    assert msgspec.json.decode(b'{"not":{"flag":"HEAR"}}', type=Condition).negated == Condition(flag="HEAR")


def test_one_that_cannot_be_decoded_may_be_a_record_all_the_same() -> None:
    class Either(Record, frozen=True, kw_only=True):
        one: "Record | Condition"

    assert Either(one=Condition(flag="HEAR")).one == Condition(flag="HEAR")
