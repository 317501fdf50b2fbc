"""What may be said of how many people. Every figure that a report gives asks here first; nothing else decides it.

For twelve or twenty-four people counts say what there is to say. Percentages, p-values and figures of subgroups pretend
to a precision that so few cannot give.
"""

from ...jury.votes.change import FEWEST_TO_WEIGH

FEWEST_FOR_P = FEWEST_TO_WEIGH
"""Below it, no p-value and no interval is told."""
FEWEST_FOR_PERCENT = 20
"""Below it, headlines give counts and no percentages."""
FEWEST_IN_A_SUBGROUP = 10
FEWEST_FOR_ROW_SHARES = 5
FEWEST_FOR_MARGINS = 30
"""Below it, a table of three by three is not tested (Stuart–Maxwell)."""
FEWEST_FOR_OPINION_GROUPS = 50


def share(part: int, whole: int, fewest: int = FEWEST_FOR_PERCENT) -> int | None:
    """Whole per cent; None where there are too few for it to mean anything."""
    return round(100 * part / whole) if whole >= fewest else None
