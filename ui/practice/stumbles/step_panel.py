"""A stumble that was chosen: the figures, the words of that step as they are in force, and what is told of it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame

from agent_desktop.contract.practice import ScriptRemark, Stumble
from agent_desktop.language import t
from ui.practice.stumbles.remark_part import RemarkPart
from ui.practice.stumbles.words import Place, lost_words, seconds_words, wordings
from ui.practice.words import kind_words
from ui.style import parts
from ui.style.copyable import copyable, wrapped
from ui.style.emptying import empty
from ui.style.leading import lead
from ui.style.tokens import SPACE


class StepPanel(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setProperty("panel", True)
        self.setAccessibleName(t("The step"))
        column = parts.column(self)
        body = parts.frame("plain")
        inside = parts.column(body, margin=SPACE.wide, gap=SPACE.normal)
        self._over, self._title = parts.label("", "muted_small", wrap=True), wrapped("", "title")
        self._figures = wrapped("", "body")
        holder = parts.frame("plain")
        self._said = parts.column(holder, gap=SPACE.small)
        self.remark = RemarkPart()
        for part in (self._over, self._title, self._figures, holder, parts.separator(), self.remark):
            inside.addWidget(part)
        inside.addStretch(1)
        column.addWidget(parts.scrolling(body, t("The step")))
        lead(self, self.remark.words)
        self.setEnabled(False)

    def show_stumble(self, stumble: Stumble, place: Place) -> None:
        self.setEnabled(True)
        self._over.setText(place.script_title)
        self._title.say(place.title)
        said = (kind_words(stumble.kind), lost_words(stumble), seconds_words(stumble))
        self._figures.say(" · ".join(part for part in said if part))
        empty(self._said)
        spoken = wordings(place, stumble.variant)
        if place.step is None:
            self._said.addWidget(wrapped(t("This step is in no script in force any more."), "muted"))
        elif not spoken:
            self._said.addWidget(wrapped(t("Nothing is said at this step."), "muted"))
        for each in spoken:
            made = parts.frame("say" if each.front else "inset", name=each.words)
            inside = parts.column(made, margin=SPACE.wide, gap=SPACE.tight)
            name = each.name.replace("_", " ")
            over = t("{name} · {when}").format(name=name, when=each.when) if name else each.when
            mark = t("in front when it was lost · {wording}").format(wording=over) if each.front else over
            inside.addWidget(parts.label(mark, "muted_small", wrap=True))
            inside.addWidget(copyable(each.words))
            self._said.addWidget(made)

    def show_remarks(self, remarks: Sequence[ScriptRemark]) -> None:
        self.remark.show_remarks(remarks)
