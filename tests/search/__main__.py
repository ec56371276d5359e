"""`python -m tests.search [tune|proof]`: the figures of docs/search.md. Of the half for proof no question is shown."""

import sys
from operator import attrgetter

from tests.search.measuring import TOKENIZERS, Answerer, Figures, aim, grouped, measured, ours, plain, questions


def line(name: str, figures: Figures) -> str:
    return f"| {name} | {figures.asked} | {figures.first:.1%} | {figures.three:.1%} |\n"


def main(half: str) -> int:
    asked = questions(half)
    answerers: dict[str, Answerer] = {"this search": ours, **{name: plain(how) for name, how in TOKENIZERS.items()}}
    sys.stdout.write(f"| {half} | questions | first | first three |\n|---|---|---|---|\n")
    for name, answer in answerers.items():
        sys.stdout.write(line(name, measured(asked, answer)))
    for group in (aim, attrgetter("kind")):
        for name, figures in sorted(grouped(asked, ours, group).items()):
            sys.stdout.write(line(f"this search, {name}", figures))
    return 0


if __name__ == "__main__":
    sys.exit(main(*(sys.argv[1:] or ["proof"])))
