"""Whether scenarios fit the scripts, flags, services and articles that are in force on this computer now."""

from typing import NamedTuple

from agent_desktop.contract.base import Record
from agent_desktop.contract.practice_scenarios import PracticeScenario
from agent_desktop.contract.scripts import ScriptVersion
from agent_desktop.desk import filling, scripts
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.script_checking import named
from agent_desktop.language import language
from agent_desktop.practice.fitting import Misfit, misfits
from agent_desktop.practice.library import hash_of
from agent_desktop.scripts.catalogue import Catalogue

_Scripts = tuple[str, ...]
"""Hashes of the versions in force."""


class Offered(Record, frozen=True, kw_only=True):
    """A scenario that may be practised. `misfits`: why it no longer fits the scripts in force, () where it does.

    `own`: made by the authority itself. `known`: it was looked whether it fits.
    """

    scenario: PracticeScenario
    hash: str
    misfits: tuple[Misfit, ...] = ()
    own: bool = False
    known: bool = False


class _Found(NamedTuple):
    """`against`: the catalogue it was tried against."""

    against: Catalogue
    misfits: tuple[Misfit, ...]


_tried: dict[tuple[str, str, _Scripts], _Found] = {}
"""By scenario, language and scripts: each is tried once against the same. Playing all of them takes some second."""


class Fitting:
    """`checked` False: only what was found before is told. Raises StoreFaults."""

    def __init__(self, desk: Desk, *, checked: bool) -> None:
        self._versions = {
            each.script.id: ScriptVersion(hash=each.hash, script=each.script) for each in scripts.now(desk)
        }
        self._scripts: _Scripts = tuple(sorted(version.hash for version in self._versions.values()))
        known = checked and bool(self._versions) and filling.coming_to(desk) is None
        self._catalogue = named(desk, language()).catalogue if known else None

    def offered(self, scenario: PracticeScenario, *, own: bool) -> Offered:
        """While what it is to fit is still on its way to this computer, nothing says that it does not."""
        scenario_hash = hash_of(scenario)
        key = (scenario_hash, language(), self._scripts)
        found = _tried.get(key)
        if self._catalogue is not None and (found is None or found.against != self._catalogue):
            found = _Found(self._catalogue, misfits(scenario, self._versions, self._catalogue))
            _tried[key] = found
        return Offered(
            scenario=scenario,
            hash=scenario_hash,
            misfits=found.misfits if found else (),
            own=own,
            known=found is not None,
        )
