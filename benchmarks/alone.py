"""Measuring in a process of its own."""

import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Answer = TypeVar("Answer")


def alone(measure: Callable[Given, Answer], *given: Given.args, **named: Given.kwargs) -> Answer:
    """What `measure` answers in a process that did nothing before, so that no figure depends on what was measured
    earlier. Whatever it raises is raised here. What is measured alone may measure alone in its turn.
    """
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
        return process.submit(measure, *given, **named).result()
