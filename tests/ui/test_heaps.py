"""The C library gives the program few heaps and takes back what is free, where it can be told to."""

import platform

from ui.heaps import give_back, have_few

GLIBC = platform.libc_ver()[0] == "glibc"


def test_glibc_is_told_and_others_are_left_alone() -> None:
    assert have_few() is GLIBC


def test_what_is_free_goes_back() -> None:
    held = [bytes(100_000) for _ in range(300)]  # below malloc's threshold for a mapping of its own
    del held
    assert give_back() is GLIBC
