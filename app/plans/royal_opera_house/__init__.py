"""Demonstration days after the workshops held for the Royal Opera House in London and Manchester.

The facts are those of Box Two in *Public Value: The Next Steps in Public Service Reform* (The Work Foundation, 2008),
told in our own sentences. What that report does not say is not said here either, and the day says that it is a
demonstration wherever a juror could take it for more. `short` is an hour of it, `whole` the day.
"""
