"""Seats: who sits where, on which device, and whether they have checked in."""
