"""Reading the code of the work while someone still types their password, or the server is asked for them."""

import importlib
import time

MODULES = (
    "agent_desktop.desk.desk",
    "agent_desktop.desk.signing_in",
    "agent_desktop.desk.catalogue",
    "ui.shell.work",
    "agent_desktop.desk.connection",
    "ui.citizens.header",
    "ui.cases.form_page",
    "ui.flags.strip",
    "ui.contacts.ready",
)
"""In the order in which they are needed."""

PAUSE_S = 0.002
"""Between two, for the screen's thread."""


def read_ahead() -> None:
    """On another thread. What is read already costs nothing."""
    for name in MODULES:
        importlib.import_module(name)
        time.sleep(PAUSE_S)
    from agent_desktop.contacts.numbers import read_number

    read_number("+441632960000")  # the first one reads the tables of all numbers
