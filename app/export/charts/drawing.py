"""A sheet to draw on: lines, marks and words as SVG, in units of which a text has 16 to its height.

Looks are attributes of their own, so that a page with a strict policy, a PDF and a word processor show the same. Words
are placed by a guess of their width: no letter is ever measured.
"""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

FAMILY = "Atkinson Hyperlegible Next, Atkinson Hyperlegible, Helvetica, Arial, sans-serif"
TEXT = 16.0
LINE = 20.0
LETTER = 8.4
"""About how wide a letter of such a text is."""

INK, MUTED, FAINT, PAPER = "#1B1B1F", "#55524C", "#CFCAC0", "#FFFFFF"
ME, ALL, ACCENT = "#8F5200", "#1F5FA8", "#0B5563"


@dataclass(frozen=True, slots=True)
class Looks:
    """The inks, how large the figures of an axis are, and how wide a letter is taken to be. On a page's own ground no
    paper is laid under it."""

    ink: str = INK
    muted: str = MUTED
    faint: str = FAINT
    me: str = ME
    all: str = ALL
    paper: str = PAPER
    small: float = 14.0
    letter: float = LETTER
    on_paper: bool = True


PRINTED = Looks()


@dataclass(frozen=True, slots=True)
class Axis:
    """Where on the sheet a value lies: `low` at `start`, `high` at `end`."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


class Sheet:
    """width, height: the whole of it."""

    def __init__(self, width: float, height: float, looks: Looks = PRINTED) -> None:
        box = f"0 0 {_n(width)} {_n(height)}"
        self._svg = Element("svg", xmlns="http://www.w3.org/2000/svg", viewBox=box)
        self._svg.attrib |= {"width": _n(width), "height": _n(height)}
        self._paper = looks.paper
        if looks.on_paper:
            self.box(0, 0, width, height, fill=looks.paper)

    def line(
        self, x1: float, y1: float, x2: float, y2: float, ink: str = INK, wide: float = 1.5, dash: str = ""
    ) -> None:
        ends = {"x1": _n(x1), "y1": _n(y1), "x2": _n(x2), "y2": _n(y2)}
        self._add(
            "line", ends | {"stroke": ink, "stroke-width": _n(wide)} | ({"stroke-dasharray": dash} if dash else {})
        )

    def box(self, x: float, y: float, width: float, height: float, fill: str = "none", ink: str = "none") -> None:
        place = {"x": _n(x), "y": _n(y), "width": _n(width), "height": _n(height)}
        self._add("rect", place | {"fill": fill, "stroke": ink, "stroke-width": "1.5"})

    def dot(self, x: float, y: float, radius: float, ink: str = INK, filled: bool = True, wide: float = 2) -> None:
        place = {"cx": _n(x), "cy": _n(y), "r": _n(radius)}
        self._add("circle", place | {"fill": ink if filled else self._paper, "stroke": ink, "stroke-width": _n(wide)})

    def path(self, points: Sequence[tuple[float, float]], ink: str = INK, wide: float = 2, fill: str = "none") -> None:
        drawn = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
        kind = "polyline" if fill == "none" else "polygon"
        self._add(
            kind, {"points": drawn, "fill": fill, "stroke": ink, "stroke-width": _n(wide), "stroke-linejoin": "round"}
        )

    def arrow(self, x1: float, y1: float, x2: float, y2: float, ink: str = INK, wide: float = 2) -> None:
        """From one place to another; a dot where they are the same."""
        long = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
        if long < 1:
            self.dot(x2, y2, 3, ink)
            return
        along, across = ((x2 - x1) / long, (y2 - y1) / long), (-(y2 - y1) / long, (x2 - x1) / long)
        head = min(9.0, long)
        foot = (x2 - head * along[0], y2 - head * along[1])
        self.line(x1, y1, *foot, ink=ink, wide=wide)
        sides = [(foot[0] + side * across[0], foot[1] + side * across[1]) for side in (4.5, -4.5)]
        self.path([(x2, y2), *sides], ink=ink, wide=1, fill=ink)

    def say(
        self,
        x: float,
        y: float,
        text: str,
        ink: str = INK,
        anchor: str = "start",
        size: float = TEXT,
        bold: bool = False,
    ) -> None:
        """One line; y is where its letters stand."""
        place = {
            "x": _n(x),
            "y": _n(y),
            "fill": ink,
            "text-anchor": anchor,
            "font-size": _n(size),
            "font-family": FAMILY,
        }
        self._add("text", place | ({"font-weight": "700"} if bold else {})).text = text

    def write(self, x: float, y: float, lines: Sequence[str], **how: str) -> None:
        """Several lines, the first at y."""
        for number, line in enumerate(lines):
            self.say(x, y + number * LINE, line, **how)  # type: ignore[arg-type]

    def svg(self) -> bytes:
        return bytes(tostring(self._svg, encoding="utf-8"))

    def _add(self, kind: str, attributes: dict[str, str]) -> Element:
        return SubElement(self._svg, kind, attributes)


def lines_of(text: str, width: float, most: int = 3, letter: float = LETTER) -> list[str]:
    """A text in lines that about fit; what is left over is cut short with an ellipsis. Never empty."""
    return textwrap.wrap(text, max(4, int(width / letter)), max_lines=most, placeholder=" …") or ["–"]


def shade(share: float) -> str:
    """From the paper's white to the accent: how dark a field of a heat map is. Its figure stays readable in black."""
    low, high = (255, 255, 255), (126, 186, 197)
    return "#" + "".join(
        f"{round(a + (b - a) * min(1.0, max(0.0, share))):02X}" for a, b in zip(low, high, strict=True)
    )


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
