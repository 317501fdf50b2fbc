"""Whom both days would recruit: of every age, and mostly people who do not go, as it is they whom the question is
about. The report on the real workshops does not say who came, so that these numbers are the demonstration's own."""

from ...jury.seats.targets import Quota, Target
from ..saying import said

SOURCE = said(
    "The recruitment brief of this demonstration. The report on the real workshops does not say how people were chosen."
)
TARGETS = (
    Target("Age band", (Quota("16 to 34", 33), Quota("35 to 54", 34), Quota("55 and over", 33)), SOURCE),
    Target("Goes to opera or ballet", (Quota("Yes", 25), Quota("No", 75)), SOURCE),
)
