"""Practice: attempts at invented calls, the coach's word on them, and what they show of the scripts."""
