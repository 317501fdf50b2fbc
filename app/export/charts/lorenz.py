"""How a table's turns were shared: the quietest people first, beside what equal chances would make of as many turns."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from .chart import Caption, Chart
from .drawing import FAINT, INK, MUTED, Axis, Sheet

SIZE, LEFT, TOP = 170.0, 70.0, 12.0
KEY = "The line is this table; the grey band holds 90 of 100 tables at which everybody is equally likely to speak."


@dataclass(frozen=True, slots=True)
class Band:
    """For the 0, 1, 2 … quietest people: between which shares of all turns chance keeps them."""

    low: tuple[float, ...]
    high: tuple[float, ...]


def lorenz(turns: Sequence[int], band: Band, caption: Caption) -> Chart:
    """turns: of each person at the table; at least one of them spoke."""
    shares = [0.0, *(each / sum(turns) for each in accumulate(sorted(turns)))]
    people = len(turns)
    sheet = Sheet(LEFT + SIZE + 24, TOP + SIZE + 54)
    across, up = Axis(0, people, LEFT, LEFT + SIZE), Axis(0, 1, TOP + SIZE, TOP)
    high = [(across.at(n), up.at(share)) for n, share in enumerate(band.high)]
    low = [(across.at(n), up.at(share)) for n, share in enumerate(band.low)]
    sheet.path([*high, *reversed(low)], ink=FAINT, wide=1, fill="#E7E3DA")
    sheet.line(across.at(0), up.at(0), across.at(people), up.at(1), ink=MUTED, wide=1, dash="6 5")
    sheet.path([(across.at(n), up.at(share)) for n, share in enumerate(shares)], ink=INK, wide=3)
    sheet.box(LEFT, TOP, SIZE, SIZE, ink=MUTED)
    for tenth in (0, 5, 10):
        sheet.say(LEFT - 8, up.at(tenth / 10) + 5, f"{tenth * 10} %", ink=MUTED, anchor="end", size=14)
    sheet.say(LEFT, TOP + SIZE + 22, "0", ink=MUTED, anchor="middle", size=14)
    sheet.say(LEFT + SIZE, TOP + SIZE + 22, str(people), ink=MUTED, anchor="middle", size=14)
    sheet.say(LEFT + SIZE / 2, TOP + SIZE + 42, "people, the quietest first", ink=MUTED, anchor="middle")
    rows = [
        (str(n), f"{100 * share:.0f} %", f"{100 * a:.0f}–{100 * b:.0f} %")
        for n, (share, a, b) in enumerate(zip(shares, band.low, band.high, strict=True))
        if n
    ]
    return caption.chart(
        KEY, sheet.svg(), ("Quietest people", "Share of turns", "By chance, at 90 of 100 tables"), rows
    )
