"""What a device says of itself beside a heartbeat, or beside asking for its screen: read, or passed over."""

from collections.abc import Mapping
from typing import Any

from ..live.watch import Report


def reported(fields: Mapping[str, Any], code: str) -> Report | None:
    """None where it says nothing, or nonsense: a heartbeat is one all the same. `code` is that of our own pages."""
    unsent, theirs = fields.get("unsent"), fields.get("code")
    if isinstance(unsent, str) and unsent.isascii() and unsent.isdecimal() and len(unsent) <= 4:
        unsent = int(unsent)
    if type(unsent) is not int or not isinstance(theirs, str):
        return None
    return Report(unsent, old=theirs != code)
