"""What of an attempt was won and lost: each module judges one side of it, from the trace alone."""
