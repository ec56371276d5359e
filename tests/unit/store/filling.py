"""Fills a store until it is killed: `python -m tests.unit.store.filling PATH KEY`. Each page that is kept is said."""

import sys
from itertools import count
from pathlib import Path
from random import Random

from agent_desktop.store import reference
from agent_desktop.store.opening import open_store
from tests.search.authority import keep
from tests.unit.store.answering import WORDS, told

A_PAGE = 30
MANY = 200


def main(path: str, key: str) -> None:
    """Each page brings some, changes some and takes some away."""
    store = open_store(Path(path), bytes.fromhex(key))
    chance = Random(reference.progress(store).cursor)  # noqa: S311 - the same every time is the point
    for page in count():
        numbers = chance.sample(range(MANY), A_PAGE)
        said = [None if chance.random() < 0.2 else " ".join(chance.choices(WORDS, k=40)) for _ in numbers]
        keep(store, [told(number, words) for number, words in zip(numbers, said, strict=True)], more=True)
        sys.stdout.write(f"{page}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
