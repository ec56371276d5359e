"""Query and header parameters that several routes share."""

from typing import Annotated
from uuid import UUID

from litestar.params import HeaderParameter, PathParameter, QueryParameter

Cursor = Annotated[str | None, QueryParameter(name="cursor", max_length=500)]
Limit = Annotated[int, QueryParameter(name="limit", ge=1, le=100)]
IfMatch = Annotated[str | None, HeaderParameter(name="If-Match", max_length=100)]
IfNoneMatch = Annotated[str | None, HeaderParameter(name="If-None-Match", max_length=1000)]
ServiceCode = Annotated[str | None, QueryParameter(name="service", max_length=60)]
After = Annotated[int, QueryParameter(name="after", ge=0, le=2**31 - 1)]
PathId = Annotated[UUID, PathParameter()]
