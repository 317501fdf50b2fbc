"""Recommendations: written from what the tables said, frozen word for word, signed, voted on, and dissented from."""
