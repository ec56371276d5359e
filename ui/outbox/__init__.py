"""What waits to be sent, what was refused, where edits meet, and what this computer holds."""
