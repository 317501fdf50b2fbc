"""Copies of everything, for whoever looks after the installation: made, fetched, sent, and put back while it serves."""

from . import listing, restoring, sending

COPIES = (listing.router, sending.router, restoring.router)
