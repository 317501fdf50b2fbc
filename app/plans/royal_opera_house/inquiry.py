"""The inquiry to which both juries belong."""

from ..saying import said

INQUIRY_TITLE = said("The Royal Opera House and the public")
INQUIRY_PURPOSE = said(
    "A demonstration after two real workshops, one in London and one in Manchester. It shows how a jury day runs, and "
    "how two places can be compared. It decides nothing."
)
