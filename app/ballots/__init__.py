"""Ballots in files: what others keep them in, what Juryday exports, and what can be counted of either. Pure values."""
