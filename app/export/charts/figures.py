"""Figures as reports write them: a true minus, a sign where the sign matters, no more digits than are known."""

MINUS = "\u2212"


def signed(value: float | None, digits: int = 1) -> str:
    """+0.3, 0.0, −1.2; an en dash for nothing."""
    if value is None:
        return "–"
    rounded = round(value, digits) + 0.0
    text = f"{abs(rounded):.{digits}f}"
    return text if not rounded else f"{MINUS if rounded < 0 else '+'}{text}"


def plainly(value: float | None, digits: int = 2) -> str:
    """As it is, with a true minus."""
    return "–" if value is None else f"{value + 0.0:.{digits}f}".replace("-", MINUS)


def of(part: int, whole: int) -> str:
    return f"{part} of {whole}"
