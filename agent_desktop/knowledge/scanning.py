"""Which of some texts hold what was asked for, and how it is shown."""

from collections.abc import Iterable, Sequence

from agent_desktop.contract.base import Record
from agent_desktop.knowledge.folding import LONGEST_ASKED, words
from agent_desktop.knowledge.hits import Hit, Matched, Piece, Reason, Why

WEIGHTS = {
    Matched.TITLE: 8.0,
    Matched.SYNONYM: 6.0,
    Matched.SERVICE: 4.0,
    Matched.SHORT_ANSWER: 3.0,
    Matched.DOES: 3.0,
    Matched.PHONE: 6.0,
    Matched.ADDRESS: 2.0,
    Matched.TEXT: 1.0,
}
EXTRACT = 160
"""Characters of a text shown around the first word found in it."""


class Sought(Record, frozen=True, kw_only=True):
    """Something that can be found. `hit`: as it is shown where nothing is marked; `texts`: what is looked in."""

    hit: Hit
    texts: tuple[tuple[Matched, str], ...]


class Scored(Record, frozen=True, kw_only=True):
    """`whole`: every word asked for was found."""

    score: float
    whole: bool
    hit: Hit


def scan(asked: str, among: Iterable[Sought]) -> list[Scored]:
    """Those of `among` in which a word of `asked` was found, best first."""
    terms = tuple(dict.fromkeys(word.folded for word in words(asked[:LONGEST_ASKED])))
    found = [scored for each in among if (scored := _scored(terms, each)) is not None]
    return sorted(found, key=lambda each: (not each.whole, -each.score, each.hit.kind, each.hit.id))


def _scored(terms: Sequence[str], sought: Sought) -> Scored | None:
    reasons: dict[str, Reason] = {}
    score = 0.0
    for where, text in sought.texts:
        for word in words(text):
            for term in terms:
                if word.folded.startswith(term) and term not in reasons:
                    why = Why.WORD if word.folded == term else Why.BEGINNING
                    found = text[word.start : word.end]
                    reasons[term] = Reason(where=where, why=why, typed=term, found=found)
                    score += WEIGHTS[where] * (1.0 if why is Why.WORD else 0.7)
    if not reasons:
        return None
    shown = "".join(piece.text for piece in sought.hit.extract)
    title = "".join(piece.text for piece in sought.hit.title)
    hit = Hit(
        kind=sought.hit.kind,
        id=sought.hit.id,
        title=marked(title, terms),
        extract=marked(around(shown, terms), terms),
        reasons=tuple(reasons.values()),
        state=sought.hit.state,
        audience=sought.hit.audience,
        review_due=sought.hit.review_due,
        service_code=sought.hit.service_code,
        department_code=sought.hit.department_code,
    )
    return Scored(score=score, whole=len(reasons) == len(terms), hit=hit)


def marked(text: str, terms: Sequence[str]) -> tuple[Piece, ...]:
    """All of `text`, with the words that begin as one of `terms` marked."""
    pieces: list[Piece] = []
    done = 0
    for word in words(text):
        if any(word.folded.startswith(term) for term in terms):
            if word.start > done:
                pieces.append(Piece(text=text[done : word.start]))
            pieces.append(Piece(text=text[word.start : word.end], hit=True))
            done = word.end
    return (*pieces, Piece(text=text[done:])) if done < len(text) else tuple(pieces)


def around(text: str, terms: Sequence[str]) -> str:
    """EXTRACT characters of `text`, from its beginning or from shortly before the first word found."""
    if len(text) <= EXTRACT:
        return text
    first = next((word.start for word in words(text) if any(word.folded.startswith(term) for term in terms)), 0)
    since = text.rfind(" ", 0, max(0, first - EXTRACT // 3)) + 1
    until = text.rfind(" ", since, since + EXTRACT)
    return f"{'…' if since else ''}{text[since : until if until > since else since + EXTRACT]}…"
