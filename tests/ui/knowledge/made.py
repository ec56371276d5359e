"""Answers and what a search finds of them, as records."""

from datetime import UTC, date, datetime
from uuid import UUID

from msgspec.structs import replace

from agent_desktop.contract.base import Words
from agent_desktop.contract.institutions import HandOver, Institution, InstitutionPhone, PhoneKind
from agent_desktop.contract.knowledge import Article, ArticleState, Audience
from agent_desktop.contract.scripts import Spoken
from agent_desktop.desk.answers import Hit, HitKind, Matched, Piece, Reason, Why
from ui.knowledge.reading import AnswerView, article_view

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
TODAY = date(2026, 11, 26)
ID = UUID("01a21a0f-117f-7416-91f9-0d4286dca942")

TEXT = """**Ask** for the name.

- one
- two

See [Library fines](article:library-fines) and [the site](https://www.gov.uk/x).
"""


def article(
    text: str = TEXT,
    *,
    state: ArticleState = ArticleState.VALIDATED,
    audience: Audience = Audience.PUBLIC,
    review_by: date | None = None,
    welsh: bool = False,
) -> Article:
    return Article(
        id=ID,
        version=3,
        slug="lost-card",
        title=Words(en="A lost library card", cy="Cerdyn llyfrgell coll" if welsh else ""),
        short_answer=Words(en="I can stop the lost card now.", cy="Gallaf atal y cerdyn nawr." if welsh else ""),
        text=Words(en=text, cy="**Gofynnwch** am yr enw." if welsh else ""),
        state=state,
        audience=audience,
        owner_name="T. Trainer",
        review_by=review_by,
        updated_at=datetime(2026, 11, 20, 12, tzinfo=UTC),
        updated_by="M. Jones",
        change_note="The fee went.",
    )


def view(made: Article | None = None, spoken: Spoken = Spoken.EN) -> AnswerView:
    return article_view(made or article(), spoken, now=NOW, today=TODAY, departments={})


def institution() -> Institution:
    return Institution(
        id=ID,
        version=2,
        code="water",
        name=Words(en="Fenbridge Water"),
        does=Words(en="Leaks, bills and no water."),
        phones=(
            InstitutionPhone(number="01632 960500", label=Words(en="Desk"), kind=PhoneKind.PROFESSIONALS),
            InstitutionPhone(number="01632 960501", label=Words(en="Leaks")),
        ),
        address="1 Quay, Fenbridge",
        hand_over=HandOver.TRANSFER,
        hand_over_words=Words(en="Say that it is a leak."),
        updated_at=NOW,
    )


def hit(title: str = "A lost library card", *, marked: str = "lost", **more: object) -> Hit:
    before, found, after = title.partition(marked)
    pieces = tuple(Piece(text=text, hit=text == found) for text in (before, found, after) if text)
    made = Hit(
        kind=HitKind.ARTICLE,
        id=str(ID),
        title=pieces,
        extract=(Piece(text="I can stop the "), Piece(text="lost", hit=True), Piece(text=" card now.")),
        reasons=(Reason(where=Matched.TITLE, why=Why.WORD, typed="lost", found="lost"),),
        state=ArticleState.VALIDATED,
        audience=Audience.PUBLIC,
    )
    return replace(made, **more)
