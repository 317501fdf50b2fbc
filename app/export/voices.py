"""Who spoke how often at the tables, as flat tables: by the order in which people first spoke, never by their seat."""

from collections.abc import Iterator, Mapping, Sequence

from ..jury.entry import Entry
from ..jury.numbers import Millis, PhaseId, Seq
from ..jury.state import State
from ..jury.turns.state import Floor
from ..jury.turns.voice import counted_at, unevenness
from .table import Cell, Table

TURNS = (
    ("round", "the round of table talk"),
    ("table", "the table"),
    ("turn", "the turn's place at this table, from 1"),
    ("speaker", "who spoke or passed: the same number is the same person at this table, in the order of first turns"),
    ("go_round", "the go-round it was in; 0 for none"),
    ("passed", "1 where somebody passed and did not speak"),
    ("seconds", "when it began, in seconds after the table's first turn"),
)
VOICES = (
    ("round", "the round of table talk"),
    ("table", "the table"),
    ("people", "how many sat there to the end, or spoke or passed there"),
    ("turns", "how often somebody began to speak"),
    ("unheard", "how many never did"),
    ("most", "the turns of whoever had most"),
    ("unevenness", "the Gini coefficient of turns: 0 where all had as many, 1 - 1/people where one had all"),
)


def voice_tables(entries: Sequence[Entry], state: State) -> tuple[Table, Table]:
    floors = [
        (phase, table, floor)
        for phase, floors in state.turns.items()
        for table, floor in sorted(floors.items())
        if floor.turns
    ]
    at = {entry.seq: entry.at for entry in entries}
    turns = (row for phase, table, floor in floors for row in _turns(phase, table, floor, at))
    voices = (_voices(state, phase, table, floor) for phase, table, floor in floors)
    return Table("turns", TURNS, tuple(turns)), Table("voices", VOICES, tuple(voices))


def _turns(phase: PhaseId, table: int, floor: Floor, at: Mapping[Seq, Millis]) -> Iterator[tuple[Cell, ...]]:
    speakers: dict[int, int] = {}
    first = at[floor.turns[0].seq]
    for place, turn in enumerate(floor.turns, 1):
        speaker = speakers.setdefault(turn.juror, len(speakers) + 1)
        seconds = (at[turn.seq] - first) // 1000
        yield (phase, table, place, speaker, turn.round, int(turn.passed), seconds)


def _voices(state: State, phase: PhaseId, table: int, floor: Floor) -> tuple[Cell, ...]:
    people = counted_at(state, phase, table)
    turns = [floor.turns_of(juror) for juror in people]
    return (phase, table, len(people), sum(turns), turns.count(0), max(turns), f"{unevenness(turns):.3f}")
