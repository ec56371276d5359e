"""Hearing a recording: its samples by the second, slower or faster at its own pitch, out of whatever speaker there is.

Knows neither the wire nor the screen. docs/decisions/0032.
"""
