"""Reviews: scorecards, their scores, what the trace proves, and the time line of a contact. Pure: records in, records out."""
