"""Those who are being trained: all at a glance, and one of them with their course, attempts and a coach's word."""
