"""A juror’s own way through the day: theirs alone."""
