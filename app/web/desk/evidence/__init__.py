"""The desk's pages of evidence: the list, one exhibit, its files, and whether it is all even."""

from . import balance, exhibit, files, listing

EVIDENCE = (files.router, listing.router, exhibit.router, balance.router)
"""The doors of its pages."""
