"""Contributions: what is said at the tables, in the words of those who say it, and in which hat."""
