"""Exhibits: the evidence, and which piece of it the room is looking at."""
