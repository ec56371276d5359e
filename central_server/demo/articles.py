"""The demo authority's answers: those written by hand, and those made from what its services and places are."""

from functools import cache

from central_server.demo.how_long_articles import how_long
from central_server.demo.place_articles import places
from central_server.demo.written_articles import FOLDER, Answer, read


@cache
def answers() -> tuple[Answer, ...]:
    """All of them, by slug. Raises ValueError, which names the file, where one cannot be read."""
    written = read(FOLDER)
    return tuple(sorted((*written, *how_long(written), *places()), key=lambda answer: answer.slug))
