"""The findings pack: one report in every format, with the figures behind it, made in a process of its own."""
