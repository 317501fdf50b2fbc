"""From a plan, a roster and keys to the sheets that are printed, in words."""
