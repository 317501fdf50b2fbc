"""One juror's answers at first and at the end, as parts of the page that they take home: a picture, a table, lists."""

from collections.abc import Callable, Iterator

from ...export.charts.dumbbell import ON_A_PHONE, Option, Reading, drawn
from ...export.document.value import Column, Figure, Grid, Item, Part, Picture, Points, Prose, Run, plain
from ...jury.journey.views import OptionWay, Way
from ...jury.votes.answers import Part as Given
from ...jury.votes.answers import Parts
from ...jury.votes.plan import Reading as Hat
from .saying import Saying


def picture(_: Saying, options: tuple[OptionWay, ...]) -> Iterator[Part]:
    """Of what was answered both times on the scale; nothing where that is nothing."""
    shown = [Option(_.of(each.words), tuple(_readings(_, each))) for each in options]
    if shown := [each for each in shown if each.readings]:
        ends = (_("against, bad"), _("good, for"))
        key = _(
            "The thin mark is where you began, the bold one where you ended. A bar is your support, a hollow dot is "
            "good for you, a filled dot is good for everyone."
        )
        told = f"{key} {_('The tables hold the same in words.')}"
        yield Figure(drawn(shown, ends), Picture.SVG, told, plain(key), drawn(shown, ends, ON_A_PHONE))
        yield from _left_out(_, options)


def _left_out(_: Saying, options: tuple[OptionWay, ...]) -> Iterator[Part]:
    """What the picture does not show, by the reason."""
    reasons = (
        (_unsure, _("Not drawn, because an answer was “Not sure”:")),
        (_once, _("Not drawn, because you answered it only once:")),
    )
    found = ((reason, tuple(_lacking(_, options, lacks))) for lacks, reason in reasons)
    if items := tuple(Item(plain(reason), within) for reason, within in found if within):
        yield Points(items)


def _lacking(_: Saying, options: tuple[OptionWay, ...], lacks: Callable[[Way], bool]) -> Iterator[Item]:
    for option in options:
        if hats := [_hat(_, way) for way in option.ways if lacks(way)]:
            yield Item((Run(f"{', '.join(hats)}: "), _.run(option.words)))


def _once(way: Way) -> bool:
    return way.before is None or way.after is None


def _unsure(way: Way) -> bool:
    return not _once(way) and any(not part.words for part in (*(way.before or ()), *(way.after or ())))


def table(_: Saying, option: OptionWay) -> Grid:
    twice = any(way.put_before for way in option.ways)
    heads = (_("Your answers"), *((_("At first"),) if twice else ()), _("At the end"))
    return Grid(_.of(option.words), tuple(map(Column, heads)), tuple(_row(_, way, twice) for way in option.ways))


def listed(_: Saying, ways: tuple[Way, ...]) -> Points:
    return Points(tuple(Item((_.run(way.words, strong=True),), tuple(_told(_, way))) for way in ways))


def in_one(_: Saying, parts: Parts | None) -> Prose:
    """An answer within a line."""
    if parts is None:
        return plain(_("no answer"))
    if not parts:
        return plain(_("None of these"))
    return tuple(run for place, part in enumerate(parts) for run in (*((Run("; "),) if place else ()), *_part(_, part)))


def _told(_: Saying, way: Way) -> Iterator[Item]:
    if way.put_before:
        yield _answer(_, _("At first"), way.before)
    yield _answer(_, _("At the end") if way.put_before else _("Your answer"), way.after)
    if way.written:
        yield Item((Run(f"{_('In your words')}: "), Run(way.written)))
    if way.condition:
        yield Item((Run(f"{_('You would support it if')} "), Run(way.condition)))


def _answer(_: Saying, when: str, parts: Parts | None) -> Item:
    """An order, points or several choices stand below each other."""
    if parts and len(parts) > 1:
        return Item(plain(f"{when}:"), tuple(Item(_part(_, part)) for part in parts))
    return Item((Run(f"{when}: "), *in_one(_, parts)))


def _part(_: Saying, part: Given) -> Prose:
    words = _.run(part.words) if part.words else Run(_("Not sure"))
    if part.rank is not None:
        return Run(f"{part.rank}. ", strong=True), words
    if part.points is not None:
        return Run(_.ngettext("%(num)s point", "%(num)s points", part.points), strong=True), Run(" · "), words
    if part.level is not None:
        return _.run(part.level, strong=True), Run(" · "), words
    return (words,)


def _row(_: Saying, way: Way, twice: bool) -> tuple[Prose, ...]:
    before = (in_one(_, way.before) if way.put_before else plain(""),) if twice else ()
    return plain(_hat(_, way)), *before, in_one(_, way.after)


def _readings(_: Saying, option: OptionWay) -> Iterator[Reading]:
    for way in option.ways:
        began, ended = way.ends
        if began is not None and ended is not None:
            yield Reading(_hat(_, way), way.reading or "", began, ended, 1)


def _hat(_: Saying, way: Way) -> str:
    return {Hat.ME: _("For myself"), Hat.ALL: _("For everybody")}.get(way.reading or Hat.SUPPORT, _("My support"))
