"""The plan of a sitting, before it opens: looked over, changed part by part, saved in versions."""

from . import history, overview

PLANNING = (overview.router, history.router)
"""The doors of its pages."""
