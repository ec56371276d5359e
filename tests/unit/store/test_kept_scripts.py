"""Versions that open contacts are on stay here until no contact is."""

import msgspec

from agent_desktop.contract.script_life import PublishedScript
from agent_desktop.store import kept_scripts
from agent_desktop.store.opening import Store
from tests.unit.store.making import HOUR, NOW, published


def recalled(store: Store, *versions: PublishedScript) -> list[PublishedScript]:
    found = kept_scripts.recall(store, [each.hash for each in versions])
    return [msgspec.json.decode(found[each.hash], type=PublishedScript) for each in versions if each.hash in found]


def test_a_version_is_recalled_whole(store: Store) -> None:
    one, other = published("one"), published("other")
    kept_scripts.keep(store, [], NOW)
    kept_scripts.keep(store, [one, other], NOW)
    kept_scripts.keep(store, [one], NOW)
    assert recalled(store, other, published("neither"), one) == [other, one]


def test_only_what_nobody_is_on_and_was_kept_a_while_ago_is_forgotten(store: Store) -> None:
    pinned, loose, fresh = published("pinned"), published("loose"), published("fresh")
    kept_scripts.keep(store, [pinned, loose], NOW)
    kept_scripts.keep(store, [fresh], NOW + HOUR)
    assert kept_scripts.forget_all_but(store, [pinned.hash], NOW + HOUR) == 1
    assert recalled(store, pinned, loose, fresh) == [pinned, fresh]
    kept_scripts.keep(store, [fresh], NOW + 3 * HOUR)
    assert kept_scripts.forget_all_but(store, [], NOW + 2 * HOUR) == 1
    assert recalled(store, pinned, fresh) == [fresh]
