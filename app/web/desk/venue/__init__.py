"""The venue, checked before the doors open: the network, the disk, and whether the wall can be read from the back."""

from . import checking, line

VENUE = (checking.router, line.router)
