"""Changing a plan, value by value: what an organiser can do to it, what that changed, and two changes made at once."""
