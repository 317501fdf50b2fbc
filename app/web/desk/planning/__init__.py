"""The plan of a sitting, before it opens: looked over, changed part by part, saved in versions."""

from . import agenda, charge, filed, history, overview, phase

PLANNING = (overview.router, charge.router, agenda.router, phase.router, filed.router, history.router)
"""The doors of its pages."""
