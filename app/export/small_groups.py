"""What leaves besides tables of the whole jury: crosses for partners, and one row a person for research.

Crosses leave out small cells with their complements. A row stands under a pseudonym that is drawn for this one release,
only of people who agreed to it, with what is known of them in bands; what they wrote is apart, in another order.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from random import Random

from ..jury.chain import canonical
from ..jury.numbers import JurorNumber
from ..jury.seats.plan import COUNT_MOVES, RESEARCH_USE, is_among
from ..jury.seats.quoting import may_juror_be_quoted
from ..jury.state import State
from ..jury.votes.instrument import instrument_of
from ..jury.votes.plan import Question
from ..jury.votes.state import Answer
from ..study.crossing import FEWEST_IN_A_CELL, crossed
from ..study.measures.refined import Record, records
from ..study.measures.transitions import LAST
from .table import Cell, Table
from .tiers import Tier
from .words import answer_in_words, said

Known = Mapping[JurorNumber, Mapping[str, str]]
"""What the roster knows of people, by seat: what tables are mixed by."""
Given = Mapping[str, tuple[Question, Answer]]
NOT_KNOWN = "not known"
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
NUMBERS = re.compile(r"[0-9]{1,3}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Basis:
    """Of whom a release tells, and the digest of all that it tells of them."""

    people: frozenset[JurorNumber]
    digest: str


def basis_of(state: State, known: Known, tier: Tier) -> Basis:
    found = _records(state)
    people = sorted({record.juror for record in found} if tier is Tier.PARTNERS else agreed(state))
    held = [[juror, sorted(known.get(juror, {}).items())] for juror in people]
    view = _first_view(state)
    stood = [[record.juror, record.option, record.position, view(record)] for record in found]
    answers = [[juror, name, answer.mark] for juror in people for name, (_, answer) in _answers(state, juror).items()]
    told = canonical([held, stood if tier is Tier.PARTNERS else answers])
    return Basis(frozenset(people), hashlib.sha256(told).hexdigest())


def crossings(state: State, known: Known) -> Table:
    """Every option by everything that is known of people, and by their first view."""
    names = sorted({name for juror in known for name in known[juror]})
    by: list[tuple[str, Callable[[Record], str]]] = [(name, partial(_known, known, name)) for name in names]
    by.append((FIRST_VIEW, _first_view(state)))
    return Table("crossings", CROSSINGS, tuple(row for name, group in by for row in _of(state, name, group)))


def agreed(state: State) -> set[JurorNumber]:
    """Who agreed that their answers are given to research."""
    return {juror for juror, seat in state.seats.items() if is_among(RESEARCH_USE, seat.consents)}


def research_tables(state: State, known: Known, chance: Random) -> tuple[Table, Table]:
    """One row for each who agreed, and apart from them what they wrote; each in an order that was drawn."""
    people = sorted(agreed(state))
    bands = banded({juror: known.get(juror, {}) for juror in people})
    given = {juror: _answers(state, juror) for juror in people}
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
        bands = {juror: _band(known[juror].get(name, NOT_KNOWN)) for juror in known}
        while len(sizes := Counter(bands.values())) > 1 and min(sizes.values()) < FEWEST_IN_A_CELL:
            small = sorted(sizes, key=lambda band: (sizes[band], band))[:2]
            bands = {juror: "other" if band in small else band for juror, band in bands.items()}
        if len(sizes) > 1:
            found[name] = bands
    return found


def _of(state: State, name: str, group: Callable[[Record], str]) -> Iterator[tuple[Cell, ...]]:
    found = _records(state)
    for proposal in instrument_of(state.the_plan).proposals:
        people = [(group(record), record.position.value) for record in found if record.option == proposal.id]
        told = crossed(people, [position.value for position in LAST])
        if told is None:
            continue
        for row, each in enumerate(told.cells):
            for column, count in enumerate(each):
                totals = told.group_totals[row], told.answer_totals[column]
                yield (said(proposal.words), name, told.groups[row], told.answers[column], count, *totals)


def _known(known: Known, name: str, record: Record) -> str:
    return known.get(record.juror, {}).get(name) or NOT_KNOWN


def _first_view(state: State) -> Callable[[Record], str]:
    """Of those who agreed that their first and second answers are compared."""

    def view(record: Record) -> str:
        compared = is_among(COUNT_MOVES, state.seats[record.juror].consents)
        return record.before.value if compared and record.before else NOT_KNOWN

    return view


def _records(state: State) -> tuple[Record, ...]:
    asked = instrument_of(state.the_plan)
    return records(state, asked) if asked.last else ()


def _answers(state: State, juror: JurorNumber) -> Given:
    """By vote and question, what somebody answered last in each open vote that has closed."""
    found = {}
    for vote in state.the_plan.votes:
        voting = state.voting(vote.id)
        for question in vote.questions if voting.is_closed and not vote.secret else ():
            answer = voting.answers_to(question).get(juror)
            if answer is not None:
                found[f"{vote.id}.{question}"] = (state.the_plan.question(question), answer)
    return found


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


def _band(value: str) -> str:
    return f"{int(value) // 10 * 10} to {int(value) // 10 * 10 + 9}" if NUMBERS.fullmatch(value) else value
