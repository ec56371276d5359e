"""What versions of scripts and of articles have alike on the server."""
