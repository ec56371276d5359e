"""Reviews: scorecards and their scores, what a trace proves, the time line. Pure: records in, records out."""
