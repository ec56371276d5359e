"""Widgets under test: drawn off screen, in English, with the accessibility tree switched on."""

import os

os.environ["QT_QPA_PLATFORM"] = os.environ.get("AGENT_DESKTOP_TEST_PLATFORM", "offscreen")
