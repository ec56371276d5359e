"""/changes."""

from litestar import post
from litestar.di import NamedDependency
from litestar.params import JSONBody

from agent_desktop.contract.changes import Changes, ChangesAsk
from agent_desktop.contract.problems import ProblemType
from central_server.api.asker import Asker
from central_server.api.guard import A, H, S, T, only
from central_server.audit.trail import looked_at
from central_server.feed.changes import changes
from central_server.refusals import Refusal

WITH_PEOPLE = (H, S)


@post("/changes", guards=only(H, S, T, A), status_code=200, sync_to_thread=True)
def read_changes(asker: NamedDependency[Asker], data: JSONBody[ChangesAsk]) -> Changes:
    """No reason is asked for: of a person only the id comes back, and that came from the asker."""
    if data.in_hand and asker.user.role not in WITH_PEOPLE:
        raise Refusal(ProblemType.NOT_ALLOWED, "Your role has no people in hand.")
    with asker.database.reading() as session:
        answer = changes(session, data)
    if data.cursor:
        looked_at(asker, "changes.touched", answer.touched)
    return answer


ROUTES = (read_changes,)
