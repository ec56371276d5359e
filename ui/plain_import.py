"""Modules are read in Python's own way, not in PySide's.

For `from __feature__ import ...`, which nobody says here, PySide puts a function of its own in place of Python's
`__import__`. That reads the source of every module as well, to look for PySide's name in it, and Python keeps what was
read: some 19 MB of a desktop's memory. And while a module is read it puts the other one back: of two threads that read,
one may put it back for good. So which of the two was in place, and how much was kept, was chance: docs/decisions/0042.
"""

import builtins

import PySide6.QtCore  # noqa: F401 - it puts its own there as it is read for the first time

if hasattr(builtins, "__orig_import__"):
    builtins.__import__ = builtins.__orig_import__
