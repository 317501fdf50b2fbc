"""Turns: who speaks at a table, who has spoken, and who has not been heard yet."""
