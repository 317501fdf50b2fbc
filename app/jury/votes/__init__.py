"""Votes: questions put at a moment, ballots, the close, the count and the reveal."""
