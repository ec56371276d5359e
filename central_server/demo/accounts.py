"""Who works at the demo authority. The five that anyone may sign in as share one well-known password."""

from random import Random
from typing import NamedTuple

from agent_desktop.contract.accounts import Role
from central_server.demo.chance import demo_id
from central_server.demo.named import MADE

AUTHORITY = "Fenbridge Council"
PASSWORD = "fenbridge-demo-only"  # noqa: S105 - no secret: it opens invented people only, and is in the README
USERNAMES = ("handler", "supervisor", "supervisor2", "trainer", "admin")


class Worker(NamedTuple):
    username: str
    name: str
    role: Role
    team: str


HUB_TEAM, CARE_TEAM, PLACE_TEAM = "Hub", "Care and housing", "Place"

WORKERS: tuple[Worker, ...] = (
    Worker("handler", "R. Perera", Role.HANDLER, HUB_TEAM),
    Worker("supervisor", "A. Lewis", Role.SUPERVISOR, HUB_TEAM),
    Worker("trainer", "M. Jones", Role.TRAINER, HUB_TEAM),
    Worker("admin", "S. Okoro", Role.ADMINISTRATOR, ""),
    Worker("d.kaur", "D. Kaur", Role.HANDLER, HUB_TEAM),
    Worker("t.silva", "T. Silva", Role.HANDLER, HUB_TEAM),
    Worker("n.fernando", "N. Fernando", Role.HANDLER, HUB_TEAM),
    Worker("e.pugh", "E. Pugh", Role.HANDLER, HUB_TEAM),
    Worker("j.kowalczyk", "J. Kowalczyk", Role.HANDLER, CARE_TEAM),
    Worker("h.ali", "H. Ali", Role.HANDLER, CARE_TEAM),
    Worker("c.morgan", "C. Morgan", Role.HANDLER, CARE_TEAM),
    Worker("l.obrien", "L. O'Brien", Role.HANDLER, CARE_TEAM),
    Worker("p.nguyen", "P. Nguyễn", Role.HANDLER, PLACE_TEAM),
    Worker("g.rees", "G. Rees", Role.HANDLER, PLACE_TEAM),
    Worker("y.adeyemi", "Y. Adeyemi", Role.HANDLER, PLACE_TEAM),
    Worker("b.hughes", "B. Hughes", Role.HANDLER, PLACE_TEAM),
    Worker("supervisor2", "W. Evans", Role.SUPERVISOR, CARE_TEAM),
)

HANDLERS: tuple[int, ...] = tuple(i for i, worker in enumerate(WORKERS) if worker.role is Role.HANDLER)
"""Positions in WORKERS of those who handle contacts."""


def account_id(username: str) -> str:
    """The same for every seed."""
    return demo_id(Random(f"account {username}"), MADE)  # noqa: S311 - the same every time is the point
