"""/services."""

from litestar import Response, get
from litestar.di import NamedDependency

from agent_desktop.contract.services import ReferenceData
from central_server.api.asker import Asker
from central_server.api.guard import A, H, S, T, only
from central_server.api.parameters import IfNoneMatch
from central_server.api.unchanged import answer_unless_held
from central_server.services.repository import reference_data


@get("/services", guards=only(H, S, T, A), sync_to_thread=True)
def read_services(asker: NamedDependency[Asker], if_none_match: IfNoneMatch = None) -> Response[ReferenceData]:
    with asker.database.reading() as session:
        data = reference_data(session)
    return answer_unless_held(data, if_none_match)


ROUTES = (read_services,)
