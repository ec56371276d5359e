"""What versions of scripts and of answers have alike: their life, their history, their differences."""
