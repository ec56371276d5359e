"""Versions of scripts, and the shelf they stand on."""

import hashlib
from collections.abc import Iterable
from functools import cached_property

import msgspec

from agent_desktop.contract.script_runs import Pin
from agent_desktop.contract.scripts import AnyStep, Script, ScriptVersion, Subscript, Variable
from agent_desktop.language import t
from agent_desktop.scripts.faults import ScriptFault

_ENCODER = msgspec.json.Encoder(order="deterministic")

DEEPEST_SUBSCRIPT = 8


def version_of(script: Script) -> ScriptVersion:
    """The same content always has the same hash, however its file was laid out."""
    return ScriptVersion(hash=hashlib.sha256(_ENCODER.encode(script)).hexdigest(), script=script)


class Book:
    """A version laid open: its steps and variables by name."""

    def __init__(self, version: ScriptVersion) -> None:
        self.version = version
        self.script = version.script

    @cached_property
    def steps(self) -> dict[str, AnyStep]:
        return {step.id: step for step in self.script.steps}

    @cached_property
    def variables(self) -> dict[str, Variable]:
        return {variable.name: variable for variable in self.script.variables}

    def step(self, step_id: str) -> AnyStep:
        """Raises ScriptFault where a script that was never checked leads nowhere."""
        found = self.steps.get(step_id)
        if found is None:
            what = t("The script leads to a step that it does not have: “{name}”.").format(name=step_id)
            raise ScriptFault(what, do=t("Go back, and tell your trainer."))
        return found


class Shelf:
    """The versions at hand, by hash and by the id of their script. It does not change."""

    def __init__(self, versions: Iterable[ScriptVersion]) -> None:
        self._books = {version.hash: Book(version) for version in versions}
        self._by_id = {book.script.id: version_hash for version_hash, book in self._books.items()}

    def book(self, version_hash: str) -> Book:
        """Raises ScriptFault where it is not here."""
        found = self._books.get(version_hash)
        if found is None:
            raise ScriptFault(
                t("This version of the script is not on this computer."),
                do=t("Connect to the server, or go on without the script."),
            )
        return found

    def current(self, script_id: str) -> ScriptVersion | None:
        """The version that the shelf has of `script_id`."""
        version_hash = self._by_id.get(script_id)
        return self._books[version_hash].version if version_hash else None

    def pins(self, version: ScriptVersion) -> tuple[Pin, ...]:
        """What `version` and every subscript that it may go through mean from now on; its own pin first.

        Raises ScriptFault where a subscript is not here.
        """
        found = {version.script.id: version.hash}
        waiting = [version.hash]
        while waiting:
            for step in self.book(waiting.pop()).script.steps:
                if not isinstance(step, Subscript) or step.script in found:
                    continue
                inner = self.current(step.script)
                if inner is None:
                    what = t("The script goes through another one that is not on this computer: “{name}”.")
                    raise ScriptFault(what.format(name=step.script), do=t("Go on without the script."))
                found[step.script] = inner.hash
                waiting.append(inner.hash)
        return tuple(Pin(script_id=script_id, hash=version_hash) for script_id, version_hash in found.items())
