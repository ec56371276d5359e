"""The name index, kept in step with each name that is written. See central_server/citizens/tables.py."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from agent_desktop.citizens.names import terms, variants
from central_server.citizens.tables import CitizenTerm, NameTerm, NameVariant
from central_server.database.locks import take_turn


def index_name(session: Session, citizen_id: UUID, *names: str) -> None:
    """Find this citizen by the words of `names`, and by no others, from now on."""
    words = terms(*names)
    session.execute(delete(CitizenTerm).where(CitizenTerm.citizen_id == citizen_id))
    if not words:
        return
    numbers = _known(session, words)
    missing = [word for word in words if word not in numbers]
    if missing:
        take_turn(session, "name-terms")  # two writers must not number the same new word
        numbers = _known(session, words)
        for word in missing:
            if word not in numbers:
                numbers[word] = _learn(session, word)
    rows = [{"term_id": number, "citizen_id": citizen_id} for number in numbers.values()]
    session.execute(insert(CitizenTerm).values(rows))


def _known(session: Session, words: Sequence[str]) -> dict[str, int]:
    found = session.execute(select(NameTerm.term, NameTerm.id).where(NameTerm.term.in_(words)))
    return dict(found.all())


def _learn(session: Session, word: str) -> int:
    number = (session.scalar(select(func.max(NameTerm.id))) or 0) + 1
    session.execute(insert(NameTerm).values(id=number, term=word))
    rows = [{"variant": variant, "term_id": number} for variant in sorted(variants(word))]
    session.execute(insert(NameVariant).values(rows))
    return number
