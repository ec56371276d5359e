"""What became of answers: quoted in a contact, missed, doubted; and what editors see of it all."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from agent_desktop.contract.base import Id, Moment, Record, Words, Write
from agent_desktop.contract.scripts import Spoken

MOST_QUOTES, LONGEST_ASKED, LONGEST_REMARK = 100, 300, 2_000

Version = Annotated[int, Meta(ge=1, le=2**31 - 1)]

Asked = Annotated[str, Meta(max_length=LONGEST_ASKED)]


class Source(StrEnum):
    ARTICLE = "article"
    INSTITUTION = "institution"


class Quote(Write, frozen=True, kw_only=True):
    """An answer that was given in a contact: which, at which version, in which language, when.

    `version` is the one that Article and Institution have. `asked`: what was searched for, "" where it was not.
    `script_id`, `step`: at which step of a script it was given, "" where at none.
    """

    source: Source
    id: Id
    version: Version
    language: Spoken = Spoken.EN
    at: Moment
    asked: Asked = ""
    script_id: Annotated[str, Meta(max_length=60)] = ""
    step: Annotated[str, Meta(max_length=60)] = ""


Quotes = Annotated[tuple[Quote, ...], Meta(max_length=MOST_QUOTES)]


class FeedbackKind(StrEnum):
    WRONG = "wrong"
    OUT_OF_DATE = "out_of_date"
    UNCLEAR = "unclear"
    INCOMPLETE = "incomplete"
    HELPED = "helped"


class FeedbackState(StrEnum):
    """Of feedback and of questions: OPEN until an editor has done something about it."""

    OPEN = "open"
    DONE = "done"
    DECLINED = "declined"


class FeedbackWrite(Write, frozen=True, kw_only=True):
    """PUT /api/v1/article-feedback/{id}: a handler's word about an answer, to its owner. `contact_id`: from where."""

    article_id: Id
    version: Version
    kind: FeedbackKind
    remark: Annotated[str, Meta(max_length=LONGEST_REMARK)] = ""
    contact_id: Id | None = None
    said_at: Moment


class Feedback(Record, frozen=True, kw_only=True):
    """`version` is that of the article it is about; `record_version` is for If-Match. `owner`: whom it reaches."""

    id: Id
    record_version: int
    article_id: Id
    title: Words
    version: int
    kind: FeedbackKind
    remark: str
    by_name: str
    said_at: Moment
    owner: Id | None
    owner_name: str
    state: FeedbackState
    reply: str = ""
    settled_by_name: str = ""
    settled_at: Moment | None = None


class QuestionWrite(Write, frozen=True, kw_only=True):
    """PUT /api/v1/questions/{id}: what a handler looked for and did not find. They saw `words` before it went."""

    words: Annotated[str, Meta(min_length=1, max_length=LONGEST_ASKED)]
    language: Spoken = Spoken.EN
    service_code: Annotated[str, Meta(max_length=60)] | None = None
    contact_id: Id | None = None
    asked_at: Moment


class Question(Record, frozen=True, kw_only=True):
    """`article_id`: the article that answers it now, once an editor says so."""

    id: Id
    record_version: int
    words: str
    language: Spoken
    service_code: str | None
    by_name: str
    asked_at: Moment
    state: FeedbackState
    article_id: Id | None = None
    reply: str = ""
    settled_by_name: str = ""
    settled_at: Moment | None = None


class Settle(Write, frozen=True, kw_only=True):
    """PUT /api/v1/article-feedback/{id}/changes/{change_id} and /questions/{id}/changes/{change_id}, with If-Match.

    `article_id`: of a question, the article that answers it.
    """

    state: FeedbackState
    reply: Annotated[str, Meta(max_length=LONGEST_REMARK)] = ""
    article_id: Id | None = None


# ---- what editors see: counts, never people ------------------------------------------------------------------------


class Count(Record, frozen=True, kw_only=True):
    """`key`: a code, an id or a name."""

    key: str
    count: int


class AnswerUse(Record, frozen=True, kw_only=True):
    """How an article was used in the days asked about. `by_service`: of the contacts that it was given in."""

    article_id: Id
    slug: str
    title: Words
    version: int
    quotes: int
    contacts: int
    by_service: tuple[Count, ...]
    by_outcome: tuple[Count, ...]
    open_feedback: int
    last_at: Moment | None = None


class Unanswered(Record, frozen=True, kw_only=True):
    """Contacts of one service that ended without an answer given, of all its contacts that could have had one.

    `recent`: ids of the latest such contacts, newest first, at most 20: of them an editor sees no person.
    """

    service_code: str
    contacts: int
    without: int
    recent: tuple[Id, ...] = ()


class Disagreement(Record, frozen=True, kw_only=True):
    """One question to which handlers gave different answers. `asked`: its words as most often put; or a step's.

    Only questions that at least two handlers met, and words that at least two of them used, are told.
    """

    asked: str
    script_id: str = ""
    step: str = ""
    answers: tuple[Count, ...]  # ids of articles, most often given first
    handlers: int


class KnowledgeReport(Record, frozen=True, kw_only=True):
    """GET /api/v1/knowledge-report?days: of the last days. Lists are the most telling first, at most 200 each."""

    days: int
    as_of: Moment
    uses: tuple[AnswerUse, ...]
    never_used: tuple[Id, ...]
    unanswered: tuple[Unanswered, ...]
    disagreements: tuple[Disagreement, ...]
    open_questions: int
    open_feedback: int
    past_review: tuple[Id, ...]
