"""Every table of the server, imported in one place so that the metadata is whole."""

from central_server.accounts import tables as accounts
from central_server.answering import tables as answering
from central_server.audit import tables as audit
from central_server.calibrations import tables as calibrations
from central_server.cases import tables as cases
from central_server.citizens import tables as citizens
from central_server.contacts import tables as contacts
from central_server.database.base import Base
from central_server.edits import tables as edits
from central_server.evaluations import tables as evaluations
from central_server.feed import tables as feed
from central_server.flags import tables as flags
from central_server.indicators import tables as indicators
from central_server.knowledge import tables as knowledge
from central_server.policy import tables as policy
from central_server.practice import tables as practice
from central_server.recordings import tables as recordings
from central_server.samples import tables as samples
from central_server.scorecards import tables as scorecards
from central_server.scripts import tables as scripts
from central_server.services import tables as services
from central_server.writes import tables as writes

metadata = Base.metadata

__all__ = [
    "Base",
    "accounts",
    "answering",
    "audit",
    "calibrations",
    "cases",
    "citizens",
    "contacts",
    "edits",
    "evaluations",
    "feed",
    "flags",
    "indicators",
    "knowledge",
    "metadata",
    "policy",
    "practice",
    "recordings",
    "samples",
    "scorecards",
    "scripts",
    "services",
    "writes",
]
