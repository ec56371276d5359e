"""What a contact came to."""

from enum import StrEnum


class Outcome(StrEnum):
    ANSWERED = "answered"
    CASE_RAISED = "case_raised"
    CASE_DISCUSSED = "case_discussed"
    REFERRED = "referred"
    CALL_BACK = "call_back"
    CUT_OFF = "cut_off"
    NO_ONE_THERE = "no_one_there"
