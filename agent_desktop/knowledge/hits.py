"""What a search of answers asks and finds."""

from enum import StrEnum

from agent_desktop.contract.base import Record
from agent_desktop.contract.knowledge import ArticleState, Audience

PAGE = 8
"""Hits asked for at once: as many as are seen in a window as high as most screens. More are asked for as one goes down
the list, and at once where there is room for more."""


class HitKind(StrEnum):
    ARTICLE = "article"
    INSTITUTION = "institution"
    SCRIPT = "script"
    SERVICE = "service"


class Matched(StrEnum):
    """Where the words were found. SYNONYM: among what citizens call it. DOES: what an institution does.
    TOWN: it is where the citizen lives, and comes before others of its kind."""

    TITLE = "title"
    SYNONYM = "synonym"
    SHORT_ANSWER = "short_answer"
    TEXT = "text"
    DOES = "does"
    SERVICE = "service"
    PHONE = "phone"
    ADDRESS = "address"
    TOWN = "town"


class Why(StrEnum):
    """How what was found comes of what was typed: the weakest that was needed.

    WORD: it is the same. ACCENTS: but for accents or a mutation. BEGINNING: it begins so. STEM: another form of the
    word. SYNONYM: the editors say that whoever says the one may mean the other. SPELLING: but for a slip.
    """

    WORD = "word"
    ACCENTS = "accents"
    BEGINNING = "beginning"
    STEM = "stem"
    SYNONYM = "synonym"
    SPELLING = "spelling"


class Piece(Record, frozen=True, kw_only=True):
    """Part of a title or an extract. `hit`: it was found, and is to be marked."""

    text: str
    hit: bool = False


class Reason(Record, frozen=True, kw_only=True):
    """Of what was typed ("rates") what was found ("Council Tax"), where and why."""

    where: Matched
    why: Why
    typed: str
    found: str


class Hit(Record, frozen=True, kw_only=True):
    """`id`: a UUID's text, a script's id or a service's code. `state` and `audience` are None for what is no article.

    `review_due`: it is past the day until which someone had to look at it.
    """

    kind: HitKind
    id: str
    title: tuple[Piece, ...]
    extract: tuple[Piece, ...] = ()
    reasons: tuple[Reason, ...] = ()
    state: ArticleState | None = None
    audience: Audience | None = None
    review_due: bool = False
    service_code: str = ""
    department_code: str = ""


class Coming(Record, frozen=True, kw_only=True):
    """How far this computer has come with what is found and answered: so many records of so many are here.

    `of` grows where more are added meanwhile; it is 0 where the server does not say how many there are.
    """

    done: int
    of: int


class Found(Record, frozen=True, kw_only=True):
    """Best first. `nearest`: nothing fits, and these come nearest. `more`: there are more behind these.

    `filling`: answers are still on their way to this computer; `coming`: how far that is, where it is known.
    """

    hits: tuple[Hit, ...] = ()
    nearest: bool = False
    more: bool = False
    filling: bool = False
    coming: Coming | None = None


class Asking(Record, frozen=True, kw_only=True):
    """Any `words` whatever will do. `language`: that of the one who asks ("en", "cy"). `service_code`: of the contact.

    `place`: the town of its citizen, "" where none is known. `offset`: how many hits were seen already.
    """

    words: str
    language: str = "en"
    service_code: str | None = None
    place: str = ""
    kinds: frozenset[HitKind] = frozenset(HitKind)
    limit: int = PAGE
    offset: int = 0
