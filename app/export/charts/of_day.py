"""Every chart of one day, made of what was measured. What may not be drawn of so few is not drawn."""

from collections.abc import Iterator, Mapping

from ...jury.state import State
from ...jury.turns.voice import weighed
from ...study.measures.alignment import Leaning
from ...study.measures.conditional import staircase as climbed
from ...study.measures.measured import Measured
from ...study.measures.options import OptionMeasured
from ...study.measures.persons import FEWEST, Persons
from ...study.measures.transitions import Transition
from ...study.voice import chance_band, chance_curve
from ..words import said
from . import captions
from .chart import Caption, Chart
from .dumbbell import Option, dumbbell, readings
from .figures import plainly
from .heat import heat
from .lorenz import Band, lorenz
from .quadrant import quadrant
from .scatter import scatter
from .staircase import Step, staircase
from .strip import strip

ENDS = ("against, bad", "good, for")
NAMES: Mapping[str, str] = {
    Leaning.ME: "with “me”",
    Leaning.MIXED: "in between",
    Leaning.US: "with “all of us”",
    Leaning.HATS_AGREE: "both hats agree",
}


def charts_of(found: Measured, people: Persons) -> tuple[Chart, ...]:
    """Of the instrument, in the order in which a report tells them."""
    return tuple(_of_instrument(found, people))


def voices_of(state: State) -> tuple[Chart, ...]:
    """Of each table that noted enough turns to weigh, round by round."""
    return tuple(_of_tables(state))


def _of_instrument(found: Measured, people: Persons) -> Iterator[Chart]:
    if found.people >= FEWEST:
        yield dumbbell(
            tuple(map(_option, found.options)),
            ENDS,
            _caption(found, "Every option in its readings", captions.on_means(found.options)),
        )
    if people.arrows:
        yield quadrant(
            people.arrows,
            _caption(found, "For me and for everyone", captions.on_hats(people.arrows), len(people.arrows)),
        )
    if people.moves and found.alignment:
        change = found.alignment.change
        caption = _caption(found, "How far each person moved", captions.on_moves(change), len(people.moves))
        yield strip(people.moves, 2, ("towards me", "towards all of us"), caption, change.change, change.interval)
    for option in found.options:
        if option.transition.people >= FEWEST:
            told = captions.on_transition(option, found.noise)
            caption = _caption(found, f"Who went where: {captions.name_of(option)}", told)
            yield _moves(option.transition, captions.positions_of(option.last for option in found.options), caption)
    if found.alignment and found.alignment.leanings.people >= FEWEST:
        yield _moves(
            found.alignment.leanings, NAMES, _caption(found, "Where support sits", captions.on_leanings(found))
        )
    if found.reason:
        index = (found.reason.before.dri, found.reason.after.dri)
        title, people_in_it = captions.on_reason(found.reason), found.reason.after.people
        caption = _caption(found, "Reasons and wants", title, people_in_it, whole=True)
        yield scatter(people.before, people.after, index, caption)
    for option in found.options:
        if option.needs:
            yield _stairs(option)


def _of_tables(state: State) -> Iterator[Chart]:
    phases = {phase.id: phase for phase in state.agenda}
    for each in weighed(state):
        people, turns = len(each.turns), sum(each.turns)
        found = captions.on_turns(each.turns, chance_band(people, turns))
        stated = f"{people} people, {turns} turns as they were noted at the table."
        caption = Caption(f"Table {each.table}, {said(phases[each.phase].title)}", found, stated)
        yield lorenz(each.turns, Band(*chance_curve(people, turns)), caption)


def _caption(found: Measured, name: str, title: str, people: int | None = None, whole: bool = False) -> Caption:
    return Caption(name, title, captions.stated(found, found.people if people is None else people, whole))


def _option(option: OptionMeasured) -> Option:
    hats = (("support", option.support), ("me", option.me), ("all", option.all))
    return Option(captions.name_of(option), readings(hats))


def _moves(table: Transition, names: Mapping[str, str], caption: Caption) -> Chart:
    """names: of rows and columns; one that has none is not drawn."""
    columns = [name for name in table.columns if name in names]
    places = [table.columns.index(name) for name in columns]
    cells = [[(row[place], str(row[place])) for place in places] for row in table.counts]
    kept = [(row, places.index(place)) for row, place in table.kept if place in places]
    rows = [names[name] for name in table.rows]
    return heat(rows, [names[name] for name in columns], cells, ("First view", "last view"), caption, kept)


def _stairs(option: OptionMeasured) -> Chart:
    people = sum(option.last.values())
    needs = option.needs
    steps = climbed(option.conditional.floor, needs, len(option.conditions))
    stated = f"{people} people who gave a last view. “If” is never counted as support by itself."
    told = [_step(option, condition, then) for condition, then in steps]
    caption = Caption(f"On what conditions: {captions.name_of(option)}", captions.on_conditions(option), stated)
    return staircase(option.conditional.floor, told, people, option.conditional.needed, caption)


def _step(option: OptionMeasured, condition: int, then: int) -> Step:
    named = sum(condition in needs for needs in option.needs)
    words = captions.condition_in_words(option.conditions[condition])
    return Step(words, named, plainly(float(option.conditional.unlocks[condition]), 1), then)
