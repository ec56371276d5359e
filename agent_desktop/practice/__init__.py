"""Practice: invented calls, the caller in them, how an attempt is judged, courses. Pure: records in, records out."""
