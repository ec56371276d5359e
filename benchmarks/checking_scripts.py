"""Reading and proving guided scripts: one of a thousand steps, and the library that comes with the program."""

import time
from collections.abc import Callable
from pathlib import Path

from agent_desktop.scripts.catalogue import read_catalogue
from agent_desktop.scripts.checks.checking import check_all, load_all
from agent_desktop.scripts.command import LIBRARY
from agent_desktop.scripts.findings import failed
from agent_desktop.scripts.reading import Loaded, load
from benchmarks.row import Row, toward

STEPS = 1_000
RUNS = 3
GOAL_LARGE_S, GOAL_LIBRARY_S = 1.0, 2.0


def measure() -> list[Row]:
    """The best of three: what else the machine does is not ours."""
    catalogue = read_catalogue(LIBRARY / "catalogue.json")
    large = thousand_steps().encode()
    size = f"{len(large) / 1000:.0f} kB"
    rows = [
        toward(
            f"reading a {STEPS:,}-step script ({size})",
            "s",
            _best(lambda: load(large, "large.yaml")),
            GOAL_LARGE_S,
        )
    ]
    read = load(large, "large.yaml")
    assert read.script is not None, read.findings

    def prove(wanted: list[Loaded], beside: list[Loaded]) -> None:
        assert not failed(check_all(wanted, beside, catalogue))

    rows.append(toward("  and checking it", "s", _best(lambda: prove([read], [])), GOAL_LARGE_S))
    count = len(list(Path(LIBRARY).glob("*.yaml")))
    rows.append(
        toward(
            f"reading and checking the whole library ({count} scripts)",
            "s",
            _best(lambda: prove(*load_all(LIBRARY))),
            GOAL_LIBRARY_S,
        )
    )
    return rows


def _best(action: Callable[[], object]) -> float:
    taken = []
    for _ in range(RUNS):
        began = time.perf_counter()
        action()
        taken.append(time.perf_counter() - began)
    return round(min(taken), 3)


def thousand_steps() -> str:
    """Questions that fork and meet again, with variants by flag, a step in five mandatory, and one long scenario."""
    head = (
        "format: 1\nid: large\ntitle: {en: Large}\nowner: Measuring\naudience: [phone]\nlanguages: [en]\n"
        "review_by: 2027-05-31\nstart: step_0\nvariables:\n"
    )
    variables = "".join(
        f"  - {{name: answer_{at}, kind: one_of, label: {{en: A}}, privacy: none, "
        "options: [{code: black, label: {en: Black}}, {code: green, label: {en: Green}}]}\n"
        for at in range(STEPS)
    )
    return head + variables + "steps:\n" + "".join(_step(at) for at in range(STEPS)) + _end() + _scenario()


def _step(at: int) -> str:
    onward = f"step_{at + 1}" if at + 1 < STEPS else "end"
    skipping = f"step_{at + 2}" if at % 5 == 0 and at + 2 < STEPS else onward
    must = "    compliance: {level: mandatory, wording: paraphrase, evidence: {en: Asked}}\n" if at % 5 == 0 else ""
    return (
        f"  - id: step_{at}\n    kind: question\n    asks: answer_{at}\n    title: {{en: Step {at}}}\n    say:\n"
        "      - name: hearing\n        when: {any: [{flag: HEAR}, {flag: HAID}]}\n        en: Which bin was it?\n"
        f"      - en: Which bin was it that we missed?\n{must}    go:\n"
        f"      - {{answer: black, to: {skipping}}}\n      - {{to: {onward}}}\n"
    )


def _end() -> str:
    return "  - {id: end, kind: outcome, title: {en: End}, result: answered}\n"


def _scenario() -> str:
    steps = "".join(f"      - {{at: step_{at}, answer: {{answer_{at}: green}}}}\n" for at in range(STEPS))
    return f"scenarios:\n  - name: From end to end\n    steps:\n{steps}    outcome: end\n"
