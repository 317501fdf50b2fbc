"""Citing: what made somebody say something, which is an exhibit that was shown or a question that was answered."""
