"""Which of several entries a recorded word means."""

from collections.abc import Sequence


def nearest(value: str, entries: Sequence[str]) -> int | None:
    """The place of the entry that says `value`: exactly, else beginning so, else holding it. None where none does."""
    wanted = value.casefold().strip()
    folded = [entry.casefold().strip() for entry in entries]
    for fits in (str.__eq__, str.startswith, str.__contains__):
        for place, entry in enumerate(folded):
            if wanted and fits(entry, wanted):
                return place
    return None
