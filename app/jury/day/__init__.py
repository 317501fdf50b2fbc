"""The day itself: opening, phases, clock, announcements, and everybody's eyes."""
