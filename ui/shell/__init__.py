"""The window around every screen: bar, rail, tabs, notices, finding, shortcuts."""
