"""How fast, against bare baselines that live beside it: `make bench`. Never a timed test."""
