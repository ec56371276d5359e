"""What supervisors do with samples. All of it at the server. Everything raises ServerFaults."""

from uuid import UUID

from agent_desktop.contract.samples import Sample, SampleClose, SampleItem, SamplePreview, SampleWrite
from agent_desktop.desk.at_server import every, write_id
from agent_desktop.desk.desk import Desk
from agent_desktop.sync import samples as wire


def samples(desk: Desk) -> tuple[Sample, ...]:
    """Newest first."""
    return every(desk, wire.samples)


def items(desk: Desk, sample_id: UUID) -> tuple[SampleItem, ...]:
    """In the order in which to review them, without one's own."""
    return every(desk, lambda line, cursor: wire.items(line, sample_id, cursor))


def preview(desk: Desk, asked: SampleWrite) -> SamplePreview:
    """What a draw would give now. Raises FieldsRefused for what cannot be drawn."""
    return wire.preview(desk.line, asked)


def draw(desk: Desk, sample_id: UUID, asked: SampleWrite) -> Sample:
    """Drawn and kept, once. Raises FieldsRefused, also where nothing fits."""
    return wire.draw(desk.line, sample_id, asked)


def close(desk: Desk, sample: Sample) -> Sample:
    """What is not reviewed by now stays so. Raises SomeoneChangedIt."""
    return wire.close(desk.line, sample, write_id(desk, sample.id, sample.version, SampleClose()))
