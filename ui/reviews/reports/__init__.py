"""What evaluations say together, on the screen."""
