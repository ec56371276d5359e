"""A script's file as a trainer changes it: the text is what is kept, and every change leaves the rest as it was."""
