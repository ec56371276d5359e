"""The screen of one open contact and its panels."""
