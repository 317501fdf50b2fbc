"""Turns as people see them: whoever looks after a table's, the jurors at it, and the console for every table."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..jury.numbers import JurorNumber, Words
from ..jury.state import State
from ..jury.tables.rules import seating_of
from ..jury.turns.acts import (
    BeginQuiet,
    EndGoRound,
    EndQuiet,
    HostTable,
    PassTurn,
    StartGoRound,
    TakeTurn,
    TakeTurnBack,
)
from ..jury.turns.rules import at_table, floor_of, unheard, waiting
from ..jury.turns.state import NOBODY, Floor
from ..jury.turns.voice import is_uneven, shares
from .day import Countdown, quiet_countdown
from .frame import Frame
from .moment import Moment
from .region import KeyedRegion, Region

QUIETS = (1, 2, 5)
"""Minutes of quiet thinking that are offered."""


@dataclass(frozen=True, slots=True)
class RoundPrompt(Region):
    """What the table talks about, large, and what it turns to one after the other; `prompt` is {} where it stands
    elsewhere already."""

    prompt: Words
    prompts: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """One seat at the table. `state` is "speaking", "next", "passed", "spoken" or "unheard"; `take` None where a tap
    would note nothing new."""

    juror: JurorNumber
    name: str
    state: str
    take: TakeTurn | None


@dataclass(frozen=True, slots=True)
class Hosted:
    """All that can be done with one table's turns. `last` is whose turn or pass (`last_passed`) `back` takes back.

    `next` is 0 outside a go-round. `unheard` have not spoken yet in this round. `host` is the juror who looks after it.
    """

    table: int
    rows: tuple[SpeakerRow, ...]
    speaking: JurorNumber
    last: JurorNumber
    last_passed: bool
    back: TakeTurnBack | None
    next: JurorNumber
    skip: PassTurn | None
    start: StartGoRound | None
    end: EndGoRound | None
    unheard: tuple[JurorNumber, ...]
    quiet: Countdown | None
    quiets: tuple[BeginQuiet, ...]
    talk_again: EndQuiet | None
    host: JurorNumber
    step_down: HostTable | None


@dataclass(frozen=True, slots=True)
class TableHost(KeyedRegion):
    """On the screen of whoever looks after a table's turns."""

    at: Hosted


@dataclass(frozen=True, slots=True)
class MyTurn(Region):
    """A juror's tablet: who speaks, whether it is one's turn, whether one has had it; `quiet` while the table thinks.

    `speaking` and `next` are 0 for nobody. `had` is "spoken", "passed", "waiting" or, outside a go-round, "".
    `skip` is there while one's turn comes, `take_on` where nobody looks after the turns yet.
    """

    me: JurorNumber
    speaking: JurorNumber
    next: JurorNumber
    had: str
    heard: bool
    quiet: Countdown | None
    skip: PassTurn | None
    take_on: HostTable | None


@dataclass(frozen=True, slots=True)
class VoiceHint:
    """Turns at this table are less evenly shared than chance would share them; `unheard` have not spoken yet."""

    table: int
    unheard: tuple[JurorNumber, ...]


@dataclass(frozen=True, slots=True)
class VoicePanel(Region):
    """Every table's turns, and where a quiet word may help, for the console alone."""

    hints: tuple[VoiceHint, ...]
    tables: tuple[Hosted, ...]


def round_prompt(state: State) -> RoundPrompt:
    return RoundPrompt(state.the_phase.prompt, state.the_phase.prompts)


def further_prompts(state: State) -> tuple[RoundPrompt, ...]:
    """Below a prompt that stands on the screen already."""
    prompts = state.the_phase.prompts
    return (RoundPrompt({}, prompts),) if prompts else ()


def table_host(frame: Frame, table: int, juror: JurorNumber = NOBODY) -> tuple[TableHost, ...]:
    """() where there is no such table; `juror` is who looks after it, where a juror does. Without names."""
    if not 1 <= table <= len(seating_of(frame.moment.state, frame.moment.state.the_phase.id).tables):
        return ()
    return (frame.once(("host", table, juror), lambda: TableHost(str(table), hosted(frame.moment, table, juror))),)


def voice_panel(moment: Moment) -> VoicePanel:
    tables = range(1, len(seating_of(moment.state, moment.state.the_phase.id).tables) + 1)
    hints = (hint for table in tables if (hint := _hint(moment, table)))
    return VoicePanel(tuple(hints), tuple(hosted(moment, table, names=moment.names) for table in tables))


def _hint(moment: Moment, table: int) -> VoiceHint | None:
    state, phase = moment.state, moment.state.the_phase.id
    turns = shares(state, phase, table)
    uneven = is_uneven(turns, moment.bands.get((len(turns), sum(turns))))
    return VoiceHint(table, unheard(state, phase, table)) if uneven else None


NAMELESS: Mapping[JurorNumber, str] = {}


def hosted(
    moment: Moment, table: int, juror: JurorNumber = NOBODY, names: Mapping[JurorNumber, str] = NAMELESS
) -> Hosted:
    state, phase = moment.state, moment.state.the_phase.id
    floor, seats = floor_of(state, phase, table), at_table(state, phase, table)
    coming = waiting(state, phase, table)
    following = coming[0] if coming else NOBODY
    last = floor.turns[-1] if floor.turns else None
    steps_down = floor.host if floor.host and juror in (NOBODY, floor.host) else NOBODY
    return Hosted(
        table=table,
        rows=tuple(
            SpeakerRow(
                seat,
                names.get(seat, ""),
                _state(floor, seat, following),
                None if seat in floor.spoken or seat == floor.speaking else TakeTurn(phase, table, seat),
            )
            for seat in seats
        ),
        speaking=floor.speaking,
        last=last.juror if last else NOBODY,
        last_passed=bool(last and last.passed),
        back=TakeTurnBack(phase, table, last.seq) if last else None,
        next=following,
        skip=PassTurn(phase, table, following) if following else None,
        start=StartGoRound(phase, table, floor.rounds + 1) if seats and not floor.going else None,
        end=EndGoRound(phase, table, floor.rounds) if floor.going else None,
        unheard=unheard(state, phase, table) if floor.turns else (),
        quiet=quiet_countdown(moment, floor.quiet_until),
        quiets=tuple(BeginQuiet(phase, table, minutes) for minutes in QUIETS),
        talk_again=EndQuiet(phase, table) if floor.quiet_until is not None else None,
        host=floor.host,
        step_down=HostTable(phase, table, steps_down, NOBODY) if steps_down else None,
    )


def _state(floor: Floor, juror: JurorNumber, following: JurorNumber) -> str:
    if juror == floor.speaking:
        return "speaking"
    if juror == following:
        return "next"
    if juror in floor.passed:
        return "passed"
    return "spoken" if juror in floor.spoken or (not floor.going and floor.turns_of(juror)) else "unheard"


@dataclass(frozen=True, slots=True)
class Turns:
    """One table's turns, worked out once for everybody at it."""

    floor: Floor
    next: JurorNumber
    coming: tuple[JurorNumber, ...]
    heard: frozenset[JurorNumber] = field(default_factory=frozenset)
    spoken: frozenset[JurorNumber] = field(default_factory=frozenset)
    passed: frozenset[JurorNumber] = field(default_factory=frozenset)
    quiet: Countdown | None = None


def my_turn(frame: Frame, table: int, juror: JurorNumber) -> MyTurn:
    state, phase = frame.moment.state, frame.moment.state.the_phase.id
    turns = frame.once(("turns", table), lambda: _turns(frame.moment, table))
    offered = not (turns.floor.host or turns.floor.turns)
    return frame.once(
        ("my turn", juror),
        lambda: MyTurn(
            me=juror,
            speaking=turns.floor.speaking,
            next=turns.next,
            had=_had(turns, juror),
            heard=juror in turns.heard,
            quiet=turns.quiet,
            skip=PassTurn(phase, table, juror) if juror == turns.next else None,
            take_on=HostTable(phase, table, NOBODY, juror) if offered and state.seats[juror].is_here else None,
        ),
    )


def hosts(frame: Frame, table: int, juror: JurorNumber) -> bool:
    return floor_of(frame.moment.state, frame.moment.state.the_phase.id, table).host == juror


def _turns(moment: Moment, table: int) -> Turns:
    state, phase = moment.state, moment.state.the_phase.id
    floor, coming = floor_of(state, phase, table), waiting(state, phase, table)
    heard = frozenset(turn.juror for turn in floor.turns if not turn.passed)
    quiet = quiet_countdown(moment, floor.quiet_until)
    return Turns(floor, coming[0] if coming else NOBODY, coming, heard, floor.spoken, floor.passed, quiet)


def _had(turns: Turns, juror: JurorNumber) -> str:
    if juror in turns.spoken:
        return "spoken"
    if juror in turns.passed:
        return "passed"
    return "waiting" if juror in turns.coming else ""
