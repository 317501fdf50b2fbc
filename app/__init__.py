"""Juryday: a live citizens' jury day, from the first scan to a record that anyone can recount."""

__version__ = "0.2.0"
