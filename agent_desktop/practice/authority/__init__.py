"""An invented authority, in memory: it answers what a server would. No network, no screen and no store."""
