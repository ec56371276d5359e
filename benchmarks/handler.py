"""Whoever works at the desktop that is measured."""

from central_server.demo.accounts import PASSWORD

__all__ = ["PASSWORD", "USERNAME"]

USERNAME = "handler"
