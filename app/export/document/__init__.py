"""A report as a value, and the writers that set it: one for each format, all of the same words."""
