"""The rules of a jury day: pure values and functions over the standard library alone.

No clock, no randomness, no prose, no input or output. Whatever this package accepts once, it replays for ever.
"""
