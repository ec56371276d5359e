"""The place called Practice: a trainee's course and attempts; a trainer's trainees and what their stumbles say."""
