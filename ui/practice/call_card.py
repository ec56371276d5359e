"""The call that is chosen: what it is about, how it went before, and the one big button that begins it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from agent_desktop.language import language, t, tn
from ui.practice.course_rows import Call
from ui.practice.words import best, last, level_words, line_words, title_of
from ui.reviews.words import per_cent
from ui.style import parts
from ui.style.copyable import wrapped
from ui.style.emptying import empty
from ui.style.flow import FlowLayout
from ui.style.leading import lead
from ui.style.naming import name_controls
from ui.style.tokens import SPACE


class CallCard(QFrame):
    """Signals: practise_wanted(); next_wanted() back to what is next."""

    practise_wanted = Signal()
    next_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(t("The call"))
        inside = parts.column(self, margin=(SPACE.wide, SPACE.wide, SPACE.wide, SPACE.normal), gap=SPACE.normal)
        self._over = parts.label("", "muted_small", wrap=True)
        self._title = wrapped("", "title")
        self._about = wrapped("", "body")
        holder = parts.frame("plain")
        self._pills = FlowLayout(holder, gap=SPACE.small, line_gap=SPACE.small)
        self._pills_holder = holder
        self._scores = parts.label("", "strong", wrap=True)
        self._wrong = parts.frame("card", tone="warn", name=t("Why it cannot be practised now"))
        self._wrong_lines = parts.column(self._wrong, margin=SPACE.normal, gap=SPACE.tight)
        for part in (self._over, self._title, self._about, holder, self._scores, self._wrong):
            inside.addWidget(part)
        buttons = parts.frame("plain")
        flow = FlowLayout(buttons, gap=SPACE.small, line_gap=SPACE.small)
        self.practise = parts.button(t("Practise this call"), self.practise_wanted.emit, icon="play", kind="primary")
        name_controls({"practice.practise": self.practise})
        self.back = parts.button(t("Show what is next"), self.next_wanted.emit, icon="arrow-right", kind="quiet")
        flow.addWidget(self.practise)
        flow.addWidget(self.back)
        inside.addWidget(buttons)
        lead(self, self.practise)

    def show_call(self, call: Call, *, something_next: bool) -> None:
        scenario = call.offered.scenario
        self._over.setText(_over_words(call))
        self._title.say(title_of(scenario))
        self._about.say(scenario.about.in_language(language()))
        empty(self._pills)
        languages = {"en": t("in English"), "cy": t("in Welsh")}
        said = [level_words(scenario.level), *(languages[each.value] for each in scenario.languages)]
        for words in (*said, line_words(scenario.line), t("made here") if call.offered.own else ""):
            if words:
                self._pills.addWidget(parts.pill(words))
        self._scores.setText(_scores_words(call))
        self._scores.setVisible(bool(self._scores.text()))
        self._show_wrong(call)
        self.practise.setEnabled(not call.locked and not call.offered.misfits)
        self.practise.set_words(t("Practise this call again") if call.attempts else t("Practise this call"))
        self.back.setVisible(something_next and not call.is_next)

    def _show_wrong(self, call: Call) -> None:
        empty(self._wrong_lines)
        said = []
        if call.offered.misfits:
            said.append(
                t("It no longer fits the script in force. Tell whoever trains you; the others are not touched.")
            )
            said += [f"{each.what} {each.do}" for each in call.offered.misfits[:MOST_WRONG]]
            more = len(call.offered.misfits) - MOST_WRONG
            said += [tn("And {count} more.", "And {count} more.", more).format(count=more)] if more > 0 else []
        elif call.locked:
            said.append(t("It opens once the stage before it is passed."))
        for words in said:
            self._wrong_lines.addWidget(wrapped(words, "body", tone="warn"))
        self._wrong.setVisible(bool(said))


MOST_WRONG = 3


def _over_words(call: Call) -> str:
    number = t("attempt {number}").format(number=call.number)
    return " · ".join(part for part in (t("Next") if call.is_next else "", call.stage, number) if part)


def _scores_words(call: Call) -> str:
    highest, newest = best(call.attempts), last(call.attempts)
    if highest is None or newest is None:
        return ""
    words = t("Your best: {best}, your last: {last}").format(best=per_cent(highest), last=per_cent(newest))
    if call.percent is None or call.passed:
        return words
    return t("{scores}; the way opens from {percent} %").format(scores=words, percent=call.percent)
