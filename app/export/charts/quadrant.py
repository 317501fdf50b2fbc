"""How good it is for me against how good for everyone, an arrow for each person from the first view to the last."""

from collections.abc import Sequence

from .chart import Caption, Chart
from .drawing import ALL, FAINT, ME, MUTED, Axis, Sheet
from .figures import signed

SIZE, LEFT, TOP = 460.0, 46.0, 44.0
KEY = "An arrow is a person: it begins at the first view and points to the last; a dot did not move."

WAYS = {"better": 1, "worse": -1, "the same": 0}
Arrow = tuple[float, float, float, float]
"""For me and for everyone at first, for me and for everyone at the end; each from −3 to 3."""


def quadrant(arrows: Sequence[Arrow], caption: Caption) -> Chart:
    sheet = Sheet(LEFT + SIZE + 24, TOP + SIZE + 60)
    across, up = Axis(-3, 3, LEFT, LEFT + SIZE), Axis(-3, 3, TOP + SIZE, TOP)
    for value in range(-3, 4):
        ink, wide = (MUTED, 1.5) if not value else (FAINT, 1.0)
        sheet.line(across.at(value), TOP, across.at(value), TOP + SIZE, ink=ink, wide=wide)
        sheet.line(LEFT, up.at(value), LEFT + SIZE, up.at(value), ink=ink, wide=wide)
        sheet.say(across.at(value), TOP + SIZE + 20, signed(value, 0), ink=MUTED, anchor="middle", size=14)
        sheet.say(LEFT - 10, up.at(value) + 5, signed(value, 0), ink=MUTED, anchor="end", size=14)
    _name(sheet, LEFT + 6, TOP - 18, "good for everyone, upwards", ALL, filled=True)
    _name(sheet, LEFT + 6, TOP + SIZE + 48, "good for me and my household, to the right", ME, filled=False)
    for m0, u0, m1, u1 in arrows:
        sheet.arrow(across.at(m0), up.at(u0), across.at(m1), up.at(u1), wide=1.8)
    return caption.chart(KEY, sheet.svg(), ("People", *(f"For me: {name}" for name in WAYS)), _rows(arrows))


def _name(sheet: Sheet, x: float, y: float, text: str, ink: str, filled: bool) -> None:
    sheet.dot(x, y - 5, 6, ink, filled=filled, wide=3)
    sheet.say(x + 14, y, text, ink=ink)


def _rows(arrows: Sequence[Arrow]) -> list[tuple[str, ...]]:
    """How many moved which way: single people are to be seen, and never listed."""
    moves = [(_sign(m1 - m0), _sign(u1 - u0)) for m0, u0, m1, u1 in arrows]
    return [
        (f"For everyone: {name}", *(str(moves.count((for_me, for_all))) for for_me in WAYS.values()))
        for name, for_all in WAYS.items()
    ]


def _sign(change: float) -> int:
    return (change > 0) - (change < 0)
