"""What the keys do in an open contact. They outlive it, as its panels do."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QApplication

from ui.contacts.answer_work import AnswerWork
from ui.contacts.panels import ContactPanels
from ui.shell.shortcuts import Shortcuts


def bind_keys(shortcuts: Shortcuts, panels: ContactPanels, answers: Callable[[], AnswerWork]) -> None:
    """`answers`: the work for answers of the contact in hand, which is another for each."""

    def with_answers(do: Callable[[AnswerWork], object]) -> None:
        do(answers())
        panels.bring_answers_into_sight()

    def one_back() -> None:
        """Of the call; or of what is read beside it, for whoever is there."""
        focus = QApplication.focusWidget()
        reads = focus is not None and panels.side.answers.isAncestorOf(focus)
        if not (reads and answers().go_back()):
            panels.centre.back_wanted.emit()

    panels.side.answers.show_keys(shortcuts)
    shortcuts.attach(panels.bar.finish, "contact.finish", bind=False)
    shortcuts.attach(panels.bar.hold, "contact.hold", bind=False)
    for code, do in (
        ("contact.finish", panels.bar.finish_wanted.emit),
        ("contact.hold", panels.bar.hold_wanted.emit),
        ("contact.recording", panels.bar.recording_wanted.emit),
        ("contact.find", panels.header.person_wanted.emit),
        ("contact.speaker", panels.header.choose_speaker),
        ("contact.flags", panels.header.flags_wanted.emit),
        ("contact.notes", panels.centre.notes.text.setFocus),
        ("contact.back", one_back),
        ("contact.script", panels.centre.script_wanted.emit),
        ("answers.find", partial(with_answers, AnswerWork.find)),
        ("answers.quote", partial(with_answers, AnswerWork.quote)),
        ("answers.doubt", partial(with_answers, AnswerWork.doubt)),
        ("answers.ask", partial(with_answers, AnswerWork.ask_editors)),
    ):
        shortcuts.bind(panels, code, do)
