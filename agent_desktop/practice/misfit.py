"""Why a scenario does not fit, at one place of it."""

from agent_desktop.contract.base import Record
from agent_desktop.language import t


class Misfit(Record, frozen=True, kw_only=True):
    """`at`: the place in the scenario, as "runs.0.steps.3". `what` is wrong, and what to `do`."""

    at: str
    what: str
    do: str

    @property
    def path(self) -> tuple[str | int, ...]:
        """`at` as the lines of a file know it."""
        return tuple(int(part) if part.isdecimal() else part for part in self.at.split(".") if part)


def misfit(what: str, do: str, *path: str | int) -> Misfit:
    return Misfit(at=".".join(str(part) for part in path), what=what, do=do)


def unknown(name: str, kind: str, *path: str | int) -> Misfit:
    """`kind`: what it ought to be, as a word."""
    what = t("There is no such thing: “{name}” ({kind}).").format(name=name, kind=kind)
    return misfit(what, t("Look for a slip in the name, or add what is missing."), *path)
