"""What leaves besides tables of the whole jury: crosses for partners, and one row a person for research.

Crosses leave out small cells with their complements. A row stands under a pseudonym that is drawn for this one release,
only of people who agreed to it, with what is known of them in bands; what they wrote is apart, in another order.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from random import Random

from ..jury.chain import canonical
from ..jury.numbers import JurorNumber, OptionId
from ..jury.seats.plan import COUNT_MOVES, is_among
from ..jury.seats.quoting import may_juror_be_quoted
from ..jury.state import State
from ..jury.votes.instrument import instrument_of
from ..jury.votes.plan import Question
from ..jury.votes.state import Answer
from ..study.bands import NOT_KNOWN, band
from ..study.crossing import FEWEST_IN_A_CELL, Crossing, crossed, say_more
from ..study.measures.refined import Record, records
from ..study.measures.transitions import LAST
from .agreed import Given, answers_of, for_research
from .table import Cell, Table
from .tiers import Tier
from .words import answer_in_words, said

Known = Mapping[JurorNumber, Mapping[str, str]]
"""What the roster knows of people, by seat: what tables are mixed by."""
OTHER = "other"
FIRST_VIEW = "first view"
CROSSINGS = (
    ("option", "the option"),
    ("by", "what people are told apart by: something known of them, or their first view"),
    ("group", "the group; small ones are put together as others"),
    ("answer", "where its people stood at the end"),
    ("count", "how many; empty where it is left out, being small or standing beside what is small"),
    ("group_total", "how many people the group has"),
    ("answer_total", "how many people stood there in all"),
)
TEXTS = (("asked", "beside which answer"), ("text", "what somebody wrote there"))


@dataclass(frozen=True, slots=True)
class Basis:
    """Of whom a release tells, and the digest of all that it tells of them."""

    people: frozenset[JurorNumber]
    digest: str


def basis_of(state: State, known: Known, tier: Tier) -> Basis:
    found = _records(state)
    people = sorted({record.juror for record in found} if tier is Tier.PARTNERS else for_research(state))
    held = [[juror, sorted(known.get(juror, {}).items())] for juror in people]
    view = _first_view(state)
    stood = [[record.juror, record.option, record.position, view(record)] for record in found]
    answers = [[juror, name, answer.mark] for juror in people for name, (_, answer) in answers_of(state, juror).items()]
    told = canonical([held, stood if tier is Tier.PARTNERS else answers])
    return Basis(frozenset(people), hashlib.sha256(told).hexdigest())


@dataclass(frozen=True, slots=True)
class Cross:
    """One option by one thing that people are told apart by: each one's group and answer, and what is told of it."""

    option: OptionId
    words: str
    by: str
    people: Mapping[JurorNumber, tuple[str, str]]
    told: Crossing

    def group_of(self, juror: JurorNumber) -> int:
        group = self.people[juror][0]
        return next(place for place, names in enumerate(self.told.holds) if group in names)


def crossings(state: State, known: Known) -> Table:
    """Every option by everything that is known of people, and by their first view."""
    return Table("crossings", CROSSINGS, tuple(row for cross in crosses(state, known) for row in _rows(cross)))


def crosses(state: State, known: Known) -> tuple[Cross, ...]:
    names = sorted({name for juror in known for name in known[juror]})
    by: list[tuple[str, Callable[[Record], str]]] = [(name, partial(_known, known, name)) for name in names]
    by.append((FIRST_VIEW, _first_view(state)))
    found = [cross for name, group in by for cross in _of(state, name, group)]
    kept: list[Cross] = []
    for each in sorted(found, key=lambda cross: -len(cross.told.groups)):
        if not any(_say_more(other, each) for other in kept):
            kept.append(each)
    return tuple(each for each in found if each in kept)


def _say_more(one: Cross, other: Cross) -> bool:
    """Whether the two of one option, held together, tell what neither does: as where one thing goes by the other."""
    if one.option != other.option:
        return False
    return say_more(one.told, other.told, {(one.group_of(juror), other.group_of(juror)) for juror in one.people})


def research_tables(state: State, known: Known, chance: Random) -> tuple[Table, Table]:
    """One row for each who agreed, and apart from them what they wrote; each in an order that was drawn."""
    people = sorted(for_research(state))
    bands = banded({juror: known.get(juror, {}) for juror in people})
    given = {juror: answers_of(state, juror) for juror in people}
    asked = {name: question for each in given.values() for name, (question, _) in each.items()}
    columns = (
        ("person", "drawn for this release alone: no other release has the same"),
        *((f"known_{name}", "in bands, and none that few people share") for name in bands),
        *((name, said(asked[name].words)) for name in sorted(asked)),
    )
    rows = [_row(juror, bands, given[juror], sorted(asked), chance) for juror in people]
    texts = [text for juror in people if may_juror_be_quoted(state, juror) for text in _texts(given[juror].values())]
    chance.shuffle(texts)
    return Table("people", columns, tuple(sorted(rows))), Table("texts", TEXTS, tuple(texts))


def banded(known: Known) -> Mapping[str, Mapping[JurorNumber, str]]:
    """By what is known, each one's band: numbers in tens; what fewer than five share is put together, or not told."""
    found = {}
    for name in sorted({name for juror in known for name in known[juror]}):
        bands = {juror: band(known[juror].get(name)) for juror in known}
        while len(sizes := Counter(bands.values())) > 1 and min(sizes.values()) < FEWEST_IN_A_CELL:
            small = sorted(sizes, key=lambda each: (sizes[each], each))[:2]
            bands = {juror: OTHER if each in small else each for juror, each in bands.items()}
        if len(sizes) > 1:
            found[name] = bands
    return found


def _of(state: State, name: str, group: Callable[[Record], str]) -> Iterator[Cross]:
    found = _records(state)
    for proposal in instrument_of(state.the_plan).proposals:
        people = {each.juror: (group(each), each.position.value) for each in found if each.option == proposal.id}
        told = crossed(people.values(), [position.value for position in LAST])
        if told is not None:
            yield Cross(proposal.id, said(proposal.words), name, people, told)


def _rows(cross: Cross) -> Iterator[tuple[Cell, ...]]:
    told = cross.told
    for row, each in enumerate(told.cells):
        for column, count in enumerate(each):
            totals = told.group_totals[row], told.answer_totals[column]
            yield (cross.words, cross.by, told.groups[row], told.answers[column], count, *totals)


def _known(known: Known, name: str, record: Record) -> str:
    return band(known.get(record.juror, {}).get(name))


def _first_view(state: State) -> Callable[[Record], str]:
    """Of those who agreed that their first and second answers are compared."""

    def view(record: Record) -> str:
        compared = is_among(COUNT_MOVES, state.seats[record.juror].consents)
        return record.before.value if compared and record.before else NOT_KNOWN

    return view


def _records(state: State) -> tuple[Record, ...]:
    asked = instrument_of(state.the_plan)
    return records(state, asked) if asked.last else ()


def _row(
    juror: JurorNumber,
    bands: Mapping[str, Mapping[JurorNumber, str]],
    given: Given,
    asked: Iterable[str],
    chance: Random,
) -> tuple[Cell, ...]:
    answers = (answer_in_words(given[name][0], given[name][1].mark) if name in given else "" for name in asked)
    return (f"{chance.getrandbits(64):016x}", *(band[juror] for band in bands.values()), *answers)


def _texts(given: Iterable[tuple[Question, Answer]]) -> Iterator[tuple[Cell, ...]]:
    for question, answer in given:
        yield from ((said(question.words), text) for text in (answer.words, answer.condition) if text.strip())
