"""Words of those who train that the server has not yet, kept on this computer as they are typed."""

from agent_desktop.contract.base import Id, Moment, Record
from agent_desktop.desk.in_hand import Shelf


class CommentInHand(Record, frozen=True, kw_only=True):
    """`id`: of the comment that it will be. `at`: seconds since the attempt began."""

    id: Id
    attempt: Id
    at: float
    words: str
    kept_at: Moment


class RemarkInHand(Record, frozen=True, kw_only=True):
    """`id`: of the remark that it will be. About the step `at` ("script/step") with the wording `variant` in front."""

    id: Id
    at: str
    variant: str
    words: str
    kept_at: Moment


COMMENTS = Shelf("practice comment", CommentInHand)
REMARKS = Shelf("script remark", RemarkInHand)
