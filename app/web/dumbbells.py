"""Means before and after as a picture within a page: the report's drawing, in the inks of whatever theme is on.

On the wall it is 728 units wide, of which a letter has 16: at 1920×1080 none is below 40 pixels. There each row is one
mean, so that it can be read from the back of a hall.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from markupsafe import Markup

from ..export.charts.drawing import Looks
from ..export.charts.dumbbell import Layout, Option, Reading, drawn
from ..export.charts.figures import signed
from ..jury.numbers import Words
from ..screens.change import HatChanged, OptionRow

ON_SCREEN = Looks(
    "var(--ink)",
    "var(--muted)",
    "var(--rule)",
    "var(--me)",
    "var(--all)",
    "var(--paper)",
    letter=7.5,
    on_paper=False,
)
BESIDE = Layout(width=728, label=350, name=0, means=144, row=20, between=6, lines=2, looks=ON_SCREEN)
ALONE = replace(BESIDE, label=140, between=36)
ON_A_DESK = Layout(looks=ON_SCREEN)

Spoken = Callable[[Words], str]
"""A text in the page's language."""


def dumbbells(
    options: Sequence[OptionRow], ends: tuple[str, str], names: Mapping[str, str], says: Markup, spoken: Spoken
) -> Markup:
    """Every option with its hats. ends: of the scale. says: what the picture shows, for whoever does not see it."""
    each = [
        Option(spoken(option.words), tuple(_reading(hat, names[hat.reading]) for hat in option.hats))
        for option in options
    ]
    return _within(drawn(each, ends, ON_A_DESK), says)


def on_the_wall(
    options: Sequence[OptionRow],
    ends: tuple[str, str],
    heads: tuple[str, str],
    names: Mapping[str, str] | None,
    says: Markup,
    spoken: Spoken,
) -> Markup:
    """A row a mean, which goes by the option's words, or, where hats have names, by those: there is one option then."""
    rows = [
        Option(names[hat.reading] if names else spoken(option.words), (_reading(hat, ""),))
        for option in options
        for hat in option.hats
    ]
    return _within(drawn(rows, ends, ALONE if names else BESIDE, heads), says)


def _reading(hat: HatChanged, name: str) -> Reading:
    return Reading(name, hat.reading, hat.before / 10, hat.after / 10, min(hat.people))


def in_tenths(number: int) -> str:
    return signed(number / 10)


def _within(svg: bytes, says: Markup) -> Markup:
    named = Markup('<svg role="img" aria-label="{}"').format(says.striptags())
    return Markup(svg.decode().replace("<svg", named, 1))  # noqa: S704 drawn as a tree, which escapes what it is given
