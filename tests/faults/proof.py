"""One proof and its figures, and the table of all."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from time import monotonic

import msgspec

Figures = dict[str, float | int | str]


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """`ok` None: it could not be tried here, and `figures` say why."""

    name: str
    ok: bool | None
    figures: Figures
    seconds: float


class NotHere(Exception):  # noqa: N818 - no defect: this computer lacks what the proof needs
    """Raised by a proof that cannot be tried on this computer, with the reason."""


def prove(name: str, proof: Callable[[], Figures]) -> Proof:
    """Run `proof`; it answers its figures, and raises AssertionError where what it promises does not hold."""
    began = monotonic()
    ok: bool | None = True
    try:
        figures = proof()
    except NotHere as reason:
        ok, figures = None, {"not tried": str(reason)}
    except Exception as broken:
        ok, figures = False, {"broken": f"{type(broken).__name__}: {broken}"[:2000]}
    return Proof(name=name, ok=ok, figures=figures, seconds=round(monotonic() - began, 1))


def write(proofs: Sequence[Proof], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    told = {"proofs": [msgspec.to_builtins(proof) for proof in proofs]}
    path.write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def table(proofs: Sequence[Proof]) -> str:
    """Each proof with its figures below it."""
    said = {True: "holds", False: "BROKEN", None: "NOT TRIED"}
    lines: list[str] = []
    for proof in proofs:
        lines.append(f"{proof.name:<64} {said[proof.ok]:<10} {proof.seconds:>8.1f} s")
        lines += [
            f"    {name:<60} {value:>14,}" if isinstance(value, int) else f"    {name:<60} {value:>14}"
            for name, value in proof.figures.items()
        ]
    return "\n".join(lines)
