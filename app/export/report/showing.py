"""What the jury was shown and how even it was, and which views moved alongside which exhibit: never why they moved."""

from collections.abc import Iterator, Sequence

from ...jury.exhibits.ledger import whole_minutes
from ...jury.exhibits.pulse import Degrees, lacks_somebody
from ...jury.state import State
from ...study.evidence import Evidence, ExhibitFinding
from ..charts.chart import Caption, Chart, parts, table
from ..charts.heat import heat
from ..document.value import Column, Grid, Paragraph, Prose, Section, Tone, plain
from ..materials.balance import balance_section
from ..materials.on_screen import looked_at
from ..materials.report import balance_of
from ..materials.saying import INSTEAD, SIDES, listed, prose, some
from ..words import said
from .told import Told

ALONGSIDE = (
    "Jurors said after each exhibit whether they see one of the options differently since. That a view moved alongside "
    "an exhibit says nothing of why it moved."
)
TAPPED = (
    "Exhibit",
    "Tapped",
    "Clear: yes / partly / no",
    "Trusted: yes / partly / no",
    "Did not say if it changed a view",
)
TAPS_ERASED = (
    "A juror who had tapped after {titles} was erased. What was tapped there is told no more: counts without them, "
    "beside those that were told before, would give their taps away."
)
KEY = (
    "The darker a field, the more jurors said so: how many see the option more favourably since, and how many less. "
    "A dash: nobody did."
)
MOST_NAMED = 2


def shown(told: Told) -> Section:
    looked = looked_at(told.entries)
    even = balance_section(told.state, looked, balance_of(told.entries), told.entries[-1].at)
    found = (_exhibits(told.evidence), *_untold(told.state), *even.parts)
    return Section("What was shown, and how even it was", found, even.within)


def _untold(state: State) -> Iterator[Paragraph]:
    lacking = [each for each in state.the_plan.exhibits if lacks_somebody(state, each.id)]
    if lacking:
        titles = listed([f"“{said(each.title)}”" for each in lacking])
        yield Paragraph(plain(TAPS_ERASED.format(titles=titles)), Tone.ASIDE)


def alongside(told: Told) -> tuple[Section, ...]:
    """No section where nobody may be told of."""
    chart = beside_exhibits(told.evidence)
    if chart is None:
        return ()
    return (
        Section(
            "What moved alongside which exhibit",
            (Paragraph(plain(ALONGSIDE), Tone.ASIDE), *parts(chart), *_tapped(told.evidence)),
        ),
    )


def _exhibits(found: Evidence) -> Grid:
    """Questions are counted where any was about an exhibit; else each would have none, whatever was asked."""
    heads = ["Exhibit", "Side", "Minutes planned", "Minutes spoken", "Minutes questioned"]
    if counted := any(each.asked for each in found.exhibits):
        heads += ["Questions about it", "Answered"]
    columns = tuple(Column(head, numbers=place > 1) for place, head in enumerate(heads))
    return Grid("Every exhibit that was prepared", columns, tuple(_exhibit(each, counted) for each in found.exhibits))


def _exhibit(each: ExhibitFinding, counted: bool) -> tuple[Prose, ...]:
    absent = f"; its witness did not come. {INSTEAD[each.absence.instead].rstrip('.')}" if each.absence else ""
    side = SIDES[each.side] + ("" if each.shown else ", not shown") + absent
    spoken, questioned = (str(whole_minutes(1000 * seconds)) for seconds in (each.given, each.questioned))
    asked = (str(each.asked), str(each.answered)) if counted else ()
    return (prose(each.title), *map(plain, (side, str(each.minutes), spoken, questioned, *asked)))


def beside_exhibits(found: Evidence) -> Chart | None:
    """Which views moved alongside which exhibit; None where nobody may be told of."""
    options = [option for option in found.options if option.alongside]
    exhibits = [each for each in found.exhibits if each.pulse and each.pulse.moved is not None]
    if not options or not exhibits:
        return None
    moved = [{exhibit: (up, down) for exhibit, up, down in option.alongside} for option in options]
    cells = [[_cell(of.get(each.exhibit)) for of in moved] for each in exhibits]
    caption = Caption("Exhibits and options", _most(found), _tapping(exhibits))
    names = [said(each.title) for each in exhibits], [said(option.words).rstrip(".") for option in options]
    return heat(*names, cells, ("Exhibit", "option"), caption, key=KEY)


def _cell(moved: tuple[int, int] | None) -> tuple[int, str]:
    up, down = moved or (0, 0)
    return up + down, f"{up} more, {down} less" if up or down else "–"


def _most(found: Evidence) -> str:
    """The pair beside which most people moved; several where they are level."""
    titles = {each.exhibit: said(each.title) for each in found.exhibits}
    pairs = [(up + down, exhibit, option) for option in found.options for exhibit, up, down in option.alongside]
    most = max((count for count, _, _ in pairs), default=0)
    if not most:
        return "Nobody said that an exhibit changed how they see an option."
    named = [f"“{titles[exhibit]}” and “{said(option.words).rstrip('.')}”" for n, exhibit, option in pairs if n == most]
    jurors = some(most, "juror")
    if len(named) > MOST_NAMED:
        return f"No exhibit stands out: {len(named)} pairs of an exhibit and an option have the most, {jurors} each."
    return f"Most often, a view moved alongside an exhibit for {'; and for '.join(named)}: {jurors}."


def _tapping(exhibits: Sequence[ExhibitFinding]) -> str:
    """How few and how many tapped after an exhibit; of each the next table tells."""
    given = [each.pulse.given for each in exhibits if each.pulse]
    few, many = min(given), max(given)
    return f"{few if few == many else f'{few} to {many}'} jurors tapped after an exhibit, before the last view."


def _tapped(found: Evidence) -> Iterator[Grid]:
    rows = [
        (
            said(each.title),
            str(each.pulse.given),
            _degrees(each.pulse.clear),
            _degrees(each.pulse.trusted),
            str(each.missing),
        )
        for each in found.exhibits
        if each.pulse
    ]
    if rows:
        yield table("What jurors tapped after each exhibit", TAPPED, rows)


def _degrees(given: Degrees | None) -> str:
    return f"{given.yes} / {given.partly} / {given.no}" if given else "–"
