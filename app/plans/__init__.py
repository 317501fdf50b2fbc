"""Ready-made juries: whole plans to hold, to change, or to learn from, and what is said of a plan before it is held."""
