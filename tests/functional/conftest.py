"""Desktops and servers as they meet: many desktops."""

from tests.support.quick import indexed_once, quick_keys

__all__ = ["indexed_once", "quick_keys"]
