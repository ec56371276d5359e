"""Where trainees stumble: by step and wording, with the words of that step, and the way to whoever edits the script."""
