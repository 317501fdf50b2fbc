"""What a plan asks: its questions, its votes, its instrument, and what jurors are asked to agree to."""

from . import consents, groups, instrument, question, questions, votes

ASKING = (questions.router, question.router, votes.router, instrument.router, groups.router, consents.router)
"""The doors of its pages."""
