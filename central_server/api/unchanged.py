"""Answers a client may hold whole: told only when they changed."""

import hashlib
from typing import TypeVar, cast

import msgspec
from litestar import Response

Body = TypeVar("Body")


def answer_unless_held(body: Body, if_none_match: str | None) -> Response[Body]:
    """`body` with an ETag of its content, or 304 without a body where the client holds just that."""
    content = msgspec.json.encode(body)
    tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    held = {each.strip().removeprefix("W/") for each in (if_none_match or "").split(",")}
    if tag in held or "*" in held:
        return Response(cast(Body, b""), status_code=304, headers={"ETag": tag}, media_type="application/json")
    return Response(cast(Body, content), headers={"ETag": tag}, media_type="application/json")
