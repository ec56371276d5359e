"""Wire records that the desktop and the central server share: one file a noun, no behaviour."""
