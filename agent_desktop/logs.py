"""The program's log: for maintainers, turning over, with nobody's data in it, and never a reason to fail."""

import logging
import re
from logging.handlers import RotatingFileHandler
from pathlib import Path

from agent_desktop.language import t

FILE_NAME = "agent-desktop.log"
LARGEST = 1024 * 1024
"""Bytes of one file; with the kept ones at most 4 MiB."""
KEPT = 3
MASK = "[masked]"

_PERSONAL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+"  # an e-mail address
    r"|(?<![\w-])\+?\(?\d(?:[ ().-]{0,2}\d){8,14}(?![\w-])"  # nine to fifteen digits, as phone numbers are written
)


def log_path() -> Path:
    """Where this user's log stands on this system."""
    from platformdirs import user_log_path  # late: only the start needs it

    return user_log_path("agent-desktop", appauthor=False) / FILE_NAME


def masked(text: str) -> str:
    """`text` without what looks like an e-mail address or a phone number.

    A second line of defence only: no line may name a person in the first place.
    """
    return _PERSONAL.sub(MASK, text)


class MaskingFormatter(logging.Formatter):
    """Masks the whole line, traces included."""

    def format(self, record: logging.LogRecord) -> str:
        moment = self.formatTime(record)
        whole = super().format(record)
        return f"{moment} {masked(whole)}"


def set_up_logs(path: Path, level: int = logging.INFO) -> str:
    """Logs to `path` from now on. Answers a notice in translated words, "" where all is well. Never raises.

    A disk that is full or read-only loses log lines and nothing else.
    """
    logging.raiseExceptions = False
    logging.captureWarnings(True)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handler = RotatingFileHandler(path, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8", errors="replace")
    except OSError:
        return t("The log could not be opened, so nothing is logged this time.")
    handler.setFormatter(MaskingFormatter("%(levelname)s %(threadName)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(level)
    for chatty in ("requests", "keyring"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    return ""
