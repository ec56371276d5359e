"""Samples over the wire, for supervisors."""

from uuid import UUID

from agent_desktop.contract.base import Page
from agent_desktop.contract.samples import Sample, SampleClose, SampleItem, SamplePreview, SampleWrite
from agent_desktop.sync.call import Call
from agent_desktop.sync.line import Line

MOST = 100
"""Of one page."""


def samples(line: Line, cursor: str | None) -> Page[Sample]:
    """Newest first."""
    return line.tell(Call(method="GET", route="/samples", answer=Page[Sample], query={"cursor": cursor, "limit": MOST}))


def items(line: Line, sample_id: UUID, cursor: str | None) -> Page[SampleItem]:
    """In the order drawn, without one's own."""
    query = {"cursor": cursor, "limit": MOST}
    places = {"id": sample_id}
    return line.tell(
        Call(method="GET", route="/samples/{id}/items", answer=Page[SampleItem], places=places, query=query)
    )


def preview(line: Line, asked: SampleWrite) -> SamplePreview:
    """What a draw would give; nothing is kept."""
    return line.tell(Call(method="POST", route="/sample-previews", answer=SamplePreview, body=asked))


def draw(line: Line, sample_id: UUID, asked: SampleWrite) -> Sample:
    """Drawn and kept."""
    return line.tell(Call(method="PUT", route="/samples/{id}", answer=Sample, places={"id": sample_id}, body=asked))


def close(line: Line, sample: Sample, change_id: UUID) -> Sample:
    """As it was read. Raises SomeoneChangedIt."""
    return line.tell(
        Call(
            method="PUT",
            route="/samples/{id}/closings/{write_id}",
            answer=Sample,
            places={"id": sample.id, "write_id": change_id},
            headers={"If-Match": f'"{sample.version}"'},
            body=SampleClose(),
        )
    )
