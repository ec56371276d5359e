"""Query and header parameters that several routes share."""

from typing import Annotated

from litestar.params import Parameter

Cursor = Annotated[str | None, Parameter(query="cursor", max_length=500)]
Limit = Annotated[int, Parameter(query="limit", ge=1, le=100)]
IfMatch = Annotated[str | None, Parameter(header="If-Match", max_length=100)]
IfNoneMatch = Annotated[str | None, Parameter(header="If-None-Match", max_length=1000)]
ServiceCode = Annotated[str | None, Parameter(query="service", max_length=60)]
