"""In how fine a way anything is told of what a list knows of people: numbers, as ages, in tens; all else as it is."""

import re

NOT_KNOWN = "not known"
NUMBERS = re.compile(r"[0-9]{1,3}", re.ASCII)


def band(value: str | None) -> str:
    if not value:
        return NOT_KNOWN
    return f"{int(value) // 10 * 10} to {int(value) // 10 * 10 + 9}" if NUMBERS.fullmatch(value) else value
