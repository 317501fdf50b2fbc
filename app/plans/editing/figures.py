"""Numbers as people type them: whole, with thousands set off or not; and a cost at the end of its line."""

import re

COST = re.compile(r"(.*\S)\s*:\s*([0-9][0-9,. ]*)")
THOUSANDS = re.compile(r"[0-9]{1,3}([,. ][0-9]{3})*|[0-9]+")
MOST_FIGURES = 15


def number(text: str) -> int | None:
    """None where it is no whole number, or one so large that nothing here is counted by it."""
    text = text.strip()
    if len(text) > MOST_FIGURES or not THOUSANDS.fullmatch(text):
        return None
    return int(re.sub(r"[,. ]", "", text))


def priced(line: str) -> tuple[str, int] | None:
    """ "A new roof: 40" is a name and a cost. None where either is missing."""
    match = COST.fullmatch(line.strip())
    cost = number(match[2]) if match else None
    return (match[1], cost) if match and cost is not None else None


def lines(text: str) -> tuple[str, ...]:
    """What stands on them, without the empty ones."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())
