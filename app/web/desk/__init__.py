"""The organiser's desk: what is prepared before a day, looked at while it is held, and read after it."""
