"""How a row stands, in a box of its state's colour: one word, why, and each field that was refused."""

from collections.abc import Mapping

from PySide6.QtWidgets import QFrame

from agent_desktop.contract.services import Service
from agent_desktop.language import t
from agent_desktop.outbox.rows import OutboxRow, RowState
from ui.outbox.fields import field_words
from ui.outbox.words import TONES, state_words
from ui.outbox.written import service_of
from ui.style import parts
from ui.style.copyable import copyable
from ui.style.tokens import SPACE

MARKS = {RowState.WAITING: "clock", RowState.REFUSED: "circle-alert", RowState.MEETS: "users"}


def state_box(row: OutboxRow, why: str, services: Mapping[str, Service]) -> QFrame:
    """`why`: see ui.outbox.words.why_words."""
    tone = TONES[row.state] or "advice"
    box = parts.frame("notice", tone=tone, name=state_words(row.state))
    lines = parts.column(box, margin=(SPACE.wide, SPACE.normal, SPACE.wide, SPACE.normal), gap=SPACE.tight)
    lines.addWidget(parts.icon_label(state_words(row.state), MARKS[row.state], "strong", tone=tone, wrap=True))
    lines.addWidget(copyable(why, "body"))
    for error in row.errors:
        field = field_words(error.field, services, service_of(row))
        lines.addWidget(copyable(t("{field}: {words}").format(field=field, words=error.message), "body"))
    return box
