"""/openapi.json: what the API is, in OpenAPI 3.1, drawn from the routes, their guards and the contract itself.

The records' schemas come from msgspec, which is also what decodes and checks them: they cannot drift apart.
"""

from collections.abc import Iterator, Set
from typing import Any, get_args, get_origin

import msgspec
from litestar import Litestar, Request, Response, get
from litestar.datastructures import State
from litestar.handlers import HTTPRouteHandler
from litestar.params import HeaderParameter, ParameterKwarg, QueryParameter
from litestar.typing import FieldDefinition

from agent_desktop.contract.base import ACCESS_REASON_HEADER, API_VERSION
from agent_desktop.contract.problems import MEDIA_TYPE, Problem
from central_server.api.guard import Guard, anyone, guard_of

REFERENCE = "#/components/schemas/{name}"
PREFIX = f"/api/v{API_VERSION}"
REQUEST_BODY = "data"
BODY = "body"
"""In the `opt` of a route that reads its body itself: the record that it is."""

BYTES = bytes
"""Of a body that is no record but a file."""

CONTENT = "content"
"""In the `opt` of a route that answers a file, whole or in parts: its media type."""

JSON = "application/json"
FILE: dict[str, Any] = {"schema": {"type": "string", "format": "binary"}}
THROTTLED_PATH = f"{PREFIX}/accounts/sign-in"

Json = dict[str, Any]


def describe(app: Litestar) -> bytes:
    """The whole description, as it is served."""
    handlers = [(route.path_format, handler) for route in app.routes for handler in _handlers(route)]
    bodies = [
        body for _, handler in handlers for body in (_body(handler), _answer(handler)) if body not in {None, BYTES}
    ]
    wires = [_wire(field) for _, handler in handlers for field in _parameters(handler)]
    schemas = _Schemas([*bodies, *wires, Problem])
    paths: dict[str, Json] = {}
    for path, handler in handlers:
        for method in handler.http_methods:
            paths.setdefault(path, {})[method.lower()] = _operation(path, str(method), handler, schemas)
    return msgspec.json.encode(
        {
            "openapi": "3.1.0",
            "info": {"title": "Agent Desktop central server", "version": str(API_VERSION)},
            "servers": [{"url": "/"}],
            "paths": paths,
            "components": {
                "schemas": schemas.components,
                "securitySchemes": {"token": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}},
            },
        }
    )


class _Schemas:
    """All at once: msgspec tells records of one name apart only where it sees them together."""

    def __init__(self, annotations: list[Any]) -> None:
        made, self.components = msgspec.json.schema_components(annotations, ref_template=REFERENCE)
        self._made = list(zip(annotations, made, strict=True))

    def of(self, annotation: Any) -> Json:
        return dict(next(schema for known, schema in self._made if known == annotation))


def _handlers(route: Any) -> Iterator[HTTPRouteHandler]:
    for handler in route.route_handlers:
        if "OPTIONS" not in handler.http_methods and handler.resolve_include_in_schema():
            yield handler


def _operation(path: str, method: str, handler: HTTPRouteHandler, schemas: _Schemas) -> Json:
    guard, body = guard_of(handler), _body(handler)
    operation: Json = {
        "operationId": handler.handler_name,
        "summary": handler.handler_name.replace("_", " ").capitalize(),
        "tags": [path.removeprefix(f"{PREFIX}/").split("/")[0]],
        "parameters": [*_path_parameters(path), *(_parameter(field, schemas) for field in _parameters(handler))],
        "responses": {str(handler.status_code): _success(handler, schemas)},
    }
    if guard.roles is not None:
        operation["security"] = [{"token": []}]
        operation["x-roles"] = sorted(guard.roles)
    if guard.reads_record:
        schema = {"type": "string", "maxLength": 100}
        operation["parameters"].append(
            {"name": ACCESS_REASON_HEADER, "in": "header", "required": True, "schema": schema}
        )
    if body is not None:
        content = {"application/octet-stream": FILE} if body is BYTES else {JSON: {"schema": schemas.of(body)}}
        operation["requestBody"] = {"required": True, "content": content}
    named = {_name(field) for field in _parameters(handler)}
    if "If-None-Match" in named:
        operation["responses"]["304"] = {"description": "What the client holds is still so"}
    if CONTENT in handler.opt:
        operation["responses"]["206"] = operation["responses"]["200"]
        operation["responses"]["416"] = _PROBLEM
    for status in sorted(_refusals(path, method, guard, has_body=body is not None, named=named)):
        operation["responses"][str(status)] = _PROBLEM
    return operation


_PROBLEM: Json = {
    "description": "Problem details (RFC 9457)",
    "content": {MEDIA_TYPE: {"schema": {"$ref": REFERENCE.format(name="Problem")}}},
}


def _refusals(path: str, method: str, guard: Guard, *, has_body: bool, named: Set[str]) -> set[int]:
    """`named`: the parameters of the query and of the head."""
    statuses = {400, 500, 503, 507}
    if guard.roles is not None:
        statuses |= {401, 403}
    if "{" in path:
        statuses |= {404}
    if has_body:
        statuses |= {413}
    if method == "PUT":
        statuses |= {404, 422}
    if path.endswith("-previews") or {"since", "until"} <= named:  # refused as the write would be; days that are none
        statuses |= {422}
    if "If-Match" in named:
        statuses |= {412, 428}
    if path.startswith(f"{PREFIX}/accounts/") and guard.roles is None:
        statuses |= {401}
    if path == THROTTLED_PATH:
        statuses |= {429}
    if path.endswith("/changes") or path.startswith(f"{PREFIX}/contacts/"):
        statuses |= {410}
    if path.endswith("/evaluations/{evaluation_id}") and method == "PUT":
        statuses |= {409, 410}
    if path.endswith("/practice-sign-offs/{sign_off_id}"):
        statuses |= {409}
    if path.endswith(("/contact-context", "/practice-enrolment")):
        statuses |= {404}
    return statuses


def _success(handler: HTTPRouteHandler, schemas: _Schemas) -> Json:
    answer = _answer(handler)
    if CONTENT in handler.opt:
        return {"description": "The file, or the part that was asked for", "content": {handler.opt[CONTENT]: FILE}}
    if answer is None:
        return {"description": "Done"}
    return {"description": "Done", "content": {JSON: {"schema": schemas.of(answer)}}}


def _body(handler: HTTPRouteHandler) -> Any:
    field = handler.parsed_fn_signature.parameters.get(REQUEST_BODY)
    return handler.opt.get(BODY) if field is None else field.annotation


def _answer(handler: HTTPRouteHandler) -> Any:
    """The record answered, out of its Response; None for no content."""
    if CONTENT in handler.opt:
        return None
    annotation = handler.parsed_fn_signature.return_type.raw
    if get_origin(annotation) is Response:
        annotation = get_args(annotation)[0]
    return None if annotation in {None, type(None)} else annotation


def _parameters(handler: HTTPRouteHandler) -> list[FieldDefinition]:
    """Those of the query and the headers."""
    fields = handler.parsed_fn_signature.parameters.values()
    return [field for field in fields if isinstance(field.kwarg_definition, QueryParameter | HeaderParameter)]


def _name(field: FieldDefinition) -> str:
    known = field.kwarg_definition
    assert isinstance(known, ParameterKwarg)
    return known.name or field.name


def _wire(field: FieldDefinition) -> Any:
    """An absent parameter is None inside; on the wire there is no null."""
    return next((each for each in get_args(field.annotation) if each is not type(None)), field.annotation)


def _parameter(field: FieldDefinition, schemas: _Schemas) -> Json:
    known = field.kwarg_definition
    assert isinstance(known, ParameterKwarg)
    schema = schemas.of(_wire(field))
    limits = {"minimum": known.ge, "maximum": known.le, "maxLength": known.max_length}
    schema |= {key: value for key, value in limits.items() if value is not None}
    return {
        "name": _name(field),
        "in": "query" if isinstance(known, QueryParameter) else "header",
        "required": False,
        "schema": schema,
    }


def _path_parameters(path: str) -> Iterator[Json]:
    for part in path.split("/"):
        if part.startswith("{"):
            schema = {"type": "string", "format": "uuid"}
            yield {"name": part.strip("{}"), "in": "path", "required": True, "schema": schema}


@get("/openapi.json", guards=anyone(), include_in_schema=False, sync_to_thread=False)
def openapi(request: Request[None, None, State]) -> Response[bytes]:
    return Response(request.app.state.openapi, media_type=JSON)


ROUTES = (openapi,)
