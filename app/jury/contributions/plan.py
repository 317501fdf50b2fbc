"""How contributions are shown to others."""

from enum import StrEnum


class Moderation(StrEnum):
    """Who looks at a contribution before others at the table see it."""

    NOBODY = "nobody"
    TABLE = "table"
    FACILITATOR = "facilitator"
