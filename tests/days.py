"""The words the tests are written in: a small plan, its people, and days told as steps.

A day is a tuple of steps. A step is `(by, act)`, a function of the state that gives one (and what the rules are given
with it, if anything), or a tuple of steps.
`after` replays a day through the rules as they stand, with a clock that ticks a second an act.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

import pytest

from app.jury.act import RoomAct
from app.jury.contributions.acts import Contribute, ModerateContribution, Perspective, Stance
from app.jury.day.acts import ChangePhase, OpenSitting
from app.jury.day.plan import Charge, Influence, Phase, PhaseKind
from app.jury.entry import Entry
from app.jury.exhibits.acts import ShowExhibit
from app.jury.exhibits.plan import Exhibit, Side
from app.jury.people import By, Role
from app.jury.plan import Plan
from app.jury.questions.acts import AskWitness, ModerateWitnessQuestion, PutWitnessQuestion
from app.jury.reasons import Refused
from app.jury.rules import apply, check, undo
from app.jury.seats.acts import CheckIn, TakeSeat
from app.jury.seats.plan import COUNT_MOVES, Consent
from app.jury.state import EMPTY
from app.jury.tables.acts import SetTables
from app.jury.tables.rules import seating_of
from app.jury.votes.acts import CastBallot, CastSecret, CloseVote, OpenVote, RevealVotes
from app.jury.votes.declared import Base, Declared, Portion, Threshold
from app.jury.votes.plan import Block, Method, Option, Question, Reading, Reveal, Vote, When
from app.screens.draw import screen
from app.screens.frame import Frame
from app.screens.moment import Links, Moment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from app.jury.act import Act
    from app.jury.numbers import Mark
    from app.jury.reasons import Reason
    from app.jury.state import State
    from app.screens.region import Region, Screen


Step: TypeAlias = "tuple[By, Act] | Callable[[State], tuple[By, Act] | tuple[By, Act, object]] | tuple[Step, ...]"

START = 1_780_000_000_000
SECOND = 1_000
LINKS = Links(join_code="KTR4WX", join_url="https://jury.example/KTR4WX", zone="Europe/London")

ORGANISER = By(Role.ORGANISER, 1)
FACILITATOR = By(Role.FACILITATOR, 1)
VISITOR = By(Role.VISITOR)
WALL = By(Role.WALL)


def juror(number: int) -> By:
    return By(Role.JUROR, number)


def scribe(table: int) -> By:
    return By(Role.SCRIBE, table)


# The plan


def said(text: str) -> dict[str, str]:
    return {"en": text, "cy": f"{text} (cy)"}


def scale(name: str, reading: Reading) -> Question:
    points = tuple(Option(f"{name}-{place}", said(f"point {place}")) for place in range(7))
    return Question(name, Method.SCALE, said(f"How good is it, {name}?"), points, reading=reading, not_sure=True)


KEEP = Question("keep", Method.SINGLE, said("Keep it?"), tuple(Option(o, said(o)) for o in ("yes", "some", "no")))
QUESTIONS = (KEEP, scale("support", Reading.SUPPORT), scale("me", Reading.ME), scale("all", Reading.ALL))
ASKED = tuple(question.id for question in QUESTIONS)
STORY = Exhibit("story", said("A story"), Side.HUMAN_STORY, said("Short"), (said("Long"),), said("None"), said("Told"))


def phase(kind: PhaseKind, minutes: int, **there_for: tuple[str, ...]) -> Phase:
    return Phase(kind.value, kind, said(kind.value), minutes, said(f"prompt of {kind.value}"), **there_for)


PLAN = Plan(
    title=said("The opera house"),
    charge=Charge(said("Pay?"), said("The council"), (said("how"),), (said("why"),), Influence.INVOLVE, said("Mayor")),
    agenda=(
        phase(PhaseKind.ARRIVE, 10),
        phase(PhaseKind.CHARGE, 15),
        phase(PhaseKind.OPENING, 15, votes=("opening",)),
        phase(PhaseKind.EVIDENCE, 40, exhibits=("story",)),
        phase(PhaseKind.REFINED, 20, votes=("refined",)),
        phase(PhaseKind.RESULT, 15, votes=("opening", "refined")),
    ),
    consents=(Consent(COUNT_MOVES, said("Count me among those who moved")),),
    exhibits=(STORY,),
    questions=QUESTIONS,
    votes=(
        Vote("opening", When.OPENING, said("Opening view"), ASKED),
        Vote("refined", When.REFINED, said("Refined view"), ASKED),
    ),
)
PHASES = tuple(there.id for there in PLAN.agenda)

REASONS = Question(
    "reasons",
    Method.APPROVAL,
    said("Why?"),
    tuple(Option(o, said(o)) for o in ("jobs", "beauty", "price", "elite")),
    most=3,
    shuffled=True,
    own_words=True,
)
TRUST = Question("trust", Method.SCORE, said("Trust?"), tuple(Option(f"t{n}", said(str(n))) for n in range(11)))
WHOLE = replace(
    PLAN,
    agenda=(
        *PLAN.agenda[:4],
        phase(PhaseKind.QUESTIONS, 20),
        phase(PhaseKind.TALK, 30, tables=2),
        replace(phase(PhaseKind.TALK, 30, tables=2), id="talk-2"),
        phase(PhaseKind.BREAK, 15),
        *PLAN.agenda[4:],
        phase(PhaseKind.EVALUATION, 10, votes=("evaluation",)),
        phase(PhaseKind.CLOSE, 10),
    ),
    questions=(*QUESTIONS, REASONS, TRUST),
    votes=(
        Vote("opening", When.OPENING, said("Opening view"), (*ASKED, "reasons"), to_finish=True),
        Vote("refined", When.REFINED, said("Refined view"), (*ASKED, "reasons"), to_finish=True),
        Vote("evaluation", When.EVALUATION, said("Evaluation"), ("trust",)),
    ),
)
"""A day with everything in it; PLAN is the short one."""
IN_BLOCKS = replace(
    PLAN,
    questions=tuple(replace(question, block="money" if question.reading else "role") for question in QUESTIONS),
    blocks=(Block("role", said("The role")), Block("money", said("The money"))),
)
"""The short day with its results in two parts."""
ADDED = replace(
    PLAN,
    agenda=(*PLAN.agenda[:4], phase(PhaseKind.TALK, 30, votes=("tea", "cake", "trial")), *PLAN.agenda[4:]),
    questions=(*QUESTIONS, *(replace(KEEP, id=name) for name in ("tea", "cake", "trial"))),
    votes=(
        *PLAN.votes,
        *(Vote(name, When.INTERIM, said(name), (name,)) for name in ("tea", "cake")),
        Vote("trial", When.INTERIM, said("trial"), ("trial",), reveal=Reveal.NEVER),
    ),
)
"""The short day with a talk in which three votes are put that stand by themselves, one never to be shown."""
TWO_THIRDS = Declared(Threshold(Portion(2, 3), Base.PRESENT))
DECLARED = replace(PLAN, questions=(replace(KEEP, declared=TWO_THIRDS), *PLAN.questions[1:]))
"""The short day whose first question carries with two thirds of those who are here."""
THRICE = replace(
    PLAN,
    agenda=(
        *PLAN.agenda[:4],
        replace(PLAN.agenda[2], id="interim", votes=("interim",)),
        PLAN.agenda[4],
        replace(PLAN.agenda[5], votes=("opening", "interim", "refined")),
    ),
    votes=(PLAN.votes[0], Vote("interim", When.INTERIM, said("Interim view"), ("keep",)), PLAN.votes[1]),
)
"""The short day with the first question put in between as well."""
SECRET = replace(PLAN, votes=tuple(replace(vote, secret=True) for vote in PLAN.votes))
"""The short day with secret votes."""


# The verbs


def opened(jurors: int = 5, plan: Plan = PLAN) -> Step:
    return ORGANISER, OpenSitting(plan, tuple(range(1, jurors + 1)))


def seated(*numbers: int, consents: tuple[str, ...] = (COUNT_MOVES,)) -> Step:
    """These jurors take their seats and check in."""
    return tuple(((VISITOR, TakeSeat(n)), (juror(n), CheckIn(consents))) for n in numbers)


def asked(number: int, text: str = "Who pays?") -> Step:
    return juror(number), AskWitness(text)


def contributed(number: int, text: str = "It gives work.") -> Step:
    return lambda state: (juror(number), Contribute(state.day.phase, Perspective.EVERYBODY, Stance.FOR, text))


def looked_at(state: State) -> tuple[By, Act]:
    """A facilitator shows the newest contribution."""
    said = state.contributions[max(state.contributions)]
    return FACILITATOR, ModerateContribution(said.seq, said.rev, said.decision, True)


def put(state: State) -> tuple[By, Act]:
    """The first question that was asked is put to the witness."""
    return FACILITATOR, PutWitnessQuestion(state.questions.put, next(iter(state.questions.asked)))


def tables_set(*tables: tuple[int, ...]) -> Step:
    return lambda state: (
        FACILITATOR,
        SetTables(state.day.phase, seating_of(state, state.day.phase).draw + 1, tables),
    )


def moved_to(to: str) -> Step:
    return lambda state: (FACILITATOR, ChangePhase(state.day.phase, to))


def vote_opened(vote: str) -> Step:
    return lambda state: (FACILITATOR, OpenVote(vote, state.voting(vote).version + 1))


def vote_closed(vote: str) -> Step:
    return lambda state: (FACILITATOR, CloseVote(vote, state.voting(vote).version))


def voted(number: int, vote: str, **answers: Mark) -> Step:
    """A juror answers, in the next revision of the version that is put."""

    def step(state: State) -> tuple[By, Act]:
        voting = state.voting(vote)
        rev = 1 + max(voting.rev(question, number) for question in answers)
        return juror(number), CastBallot(vote, voting.version, rev, answers)

    return step


def cast(number: int, vote: str, **marks: Mark) -> Step:
    """A juror casts a secret ballot in the version that is put."""
    return lambda state: (juror(number), CastSecret(vote, state.voting(vote).version), marks)


def box_opened(vote: str, *ballots: dict[str, Mark]) -> Step:
    """The vote is closed, and these ballots were in its box."""
    return lambda state: (FACILITATOR, CloseVote(vote, state.voting(vote).version), ballots)


def revealed(*votes: str) -> Step:
    return lambda state: (FACILITATOR, RevealVotes({vote: state.voting(vote).version for vote in votes}))


def held(*votes: str) -> Step:
    """These votes are put one after the other, juror 1 answers the question that is called like each, and all close."""
    return tuple((vote_opened(vote), voted(1, vote, **{vote: 0}), vote_closed(vote)) for vote in votes)


def undone(state: State) -> tuple[By, Act]:
    act = undo(state)
    assert act is not None, "nothing to take back"
    return FACILITATOR, act


# The days

ARRIVED: Step = (opened(), seated(1, 2, 3), seated(4, consents=()))
"""Jurors 1 to 4 are in; 4 does not want to be counted among those who moved; 5 is late."""

OPENING: Step = (ARRIVED, moved_to("opening"), vote_opened("opening"))
OPENING_CAST: Step = (
    OPENING,
    voted(1, "opening", keep=0, support=3, me=2, all=-1),
    voted(2, "opening", keep=0, support=-3, me=99, all=0),
    voted(3, "opening", keep=2, support=1, me=1, all=1),
    voted(4, "opening", keep=1, support=0),
)
OPENING_OVER: Step = (OPENING_CAST, vote_closed("opening"))
HEARD: Step = (OPENING_OVER, moved_to("evidence"))
REFINED: Step = (HEARD, moved_to("refined"), vote_opened("refined"))
REFINED_CAST: Step = (
    REFINED,
    voted(1, "refined", keep=1, support=3, me=3, all=-2),
    voted(2, "refined", keep=0, support=-1, me=2, all=0),
    voted(3, "refined", keep=2, support=0, me=99, all=2),
    voted(4, "refined", keep=2, support=3, me=3, all=3),
)
COUNTED: Step = (REFINED_CAST, vote_closed("refined"), moved_to("result"))
REVEALED: Step = (COUNTED, revealed("opening", "refined"))


SECRET_ARRIVED: Step = (opened(plan=SECRET), seated(1, 2, 3, 4))
SECRET_OPENING: Step = (SECRET_ARRIVED, moved_to("opening"), vote_opened("opening"))
SECRET_CAST: Step = (
    SECRET_OPENING,
    cast(1, "opening", keep=0, support=3),
    cast(2, "opening", keep=2, support=-1),
    cast(3, "opening", keep=0),
)
SECRET_BALLOTS = ({"keep": 0, "support": 3}, {"keep": 2, "support": -1}, {"keep": 0})
SECRET_OVER: Step = (SECRET_CAST, box_opened("opening", *SECRET_BALLOTS))


WHOLE_ARRIVED: Step = (opened(plan=WHOLE), seated(1, 2, 3), seated(4, consents=()))
HEARING: Step = (WHOLE_ARRIVED, moved_to("questions"), asked(1))
"""Juror 1 has asked; nobody has looked at it. The question is named by the entry that asked it."""
HEARING_SHOWN: Step = (
    HEARING,
    lambda state: (FACILITATOR, ModerateWitnessQuestion(*state.questions.asked, None, True)),
)
TALKING: Step = (WHOLE_ARRIVED, moved_to("talk"), tables_set((1, 2), (3, 4)))
SPOKEN: Step = (TALKING, contributed(1))
WHOLE_OPENING: Step = (WHOLE_ARRIVED, moved_to("opening"), vote_opened("opening"))
COUNTED_IN_BLOCKS: Step = (
    opened(plan=IN_BLOCKS),
    seated(1, 2),
    tuple(
        (moved_to(vote), vote_opened(vote), voted(1, vote, keep=0, me=1), vote_closed(vote))
        for vote in ("opening", "refined")
    ),
    moved_to("result"),
)
HELD_BACK: Step = (opened(plan=ADDED), seated(1, 2), moved_to("talk"), held("tea", "cake"))
DECIDED: Step = (
    opened(plan=DECLARED),
    seated(1, 2, 3),
    tuple(
        (moved_to(vote), vote_opened(vote), voted(1, vote, keep=0), voted(2, vote, keep=0), vote_closed(vote))
        for vote in ("opening", "refined")
    ),
    moved_to("result"),
)
THREE_MOMENTS: Step = (
    opened(plan=THRICE),
    seated(1, 2),
    tuple(
        (moved_to(vote), vote_opened(vote), voted(1, vote, keep=mark), vote_closed(vote))
        for mark, vote in enumerate(("opening", "interim", "refined"))
    ),
)
STORY_SHOWN: Step = (moved_to("evidence"), (FACILITATOR, ShowExhibit(None, "story")))
AFTER_A_STORY: Step = (WHOLE_ARRIVED, STORY_SHOWN, moved_to("talk"), tables_set((1, 2), (3, 4)), contributed(1))
"""Everybody was shown the story, and then juror 1 has said something at table 1."""
REASONED: Step = (
    WHOLE_ARRIVED,
    STORY_SHOWN,
    moved_to("opening"),
    vote_opened("opening"),
    (juror(1), CastBallot("opening", 1, 1, {"reasons": (0,)}, {"reasons": "My sister works there."})),
)
CLOSING: Step = (WHOLE_ARRIVED, moved_to("close"))


# Telling and asking


def at(minutes: float = 0) -> int:
    """So many minutes into the day: long after the ticks of any day told above."""
    return START + round((600 + minutes) * 60 * SECOND)


def entry_for(state: State, by: By, act: Act, seq: int, now: int, given: object = None) -> Entry:
    """Refused where the rules refuse."""
    return Entry(seq, now, by, f"{seq:032x}", act, check(state, by, act, now, given))


def told(*day: Step, since: State = EMPTY) -> tuple[tuple[Entry, ...], State]:
    """The journal of a day, and the state it leaves."""
    entries: list[Entry] = []
    state = since
    for step in _flat(day):
        by, act, *given = step(state) if callable(step) else step
        seq = len(entries) + 1
        entries.append(entry_for(state, by, act, seq, START + seq * SECOND, *given))
        state = apply(state, entries[-1])
    return tuple(entries), state


def after(*day: Step) -> State:
    return told(*day)[1]


def refused(state: State, by: By, act: Act, now: int = START, given: object = None) -> Reason:
    """Why the act is refused; fails where it is not."""
    with pytest.raises(Refused) as caught:
        check(state, by, act, now, given)
    return caught.value.reason


def accepted(state: State, by: By, act: Act, now: int = START) -> State:
    """The state after one more act, as entry 1000."""
    return apply(state, entry_for(state, by, act, 1000, now))


def seen(state: State, viewer: By, *, frame: Frame | None = None, **moment: object) -> Screen:
    return screen(frame or Frame(Moment(state, **({"links": LINKS} | moment))), viewer)


def names(regions: Screen) -> list[str]:
    return [type(region).__name__ for region in regions]


def inside(value: object) -> Iterator[object]:
    """A value and everything it is made of, however deep."""
    yield value
    if is_dataclass(value):
        parts = [getattr(value, part.name) for part in fields(value)]
    elif isinstance(value, Mapping):
        parts = [*value.keys(), *value.values()]
    else:
        parts = list(value) if isinstance(value, tuple | list | Set) else []
    for part in parts:
        yield from inside(part)


def offered(state: State) -> list[RoomAct]:
    """Every act that a console's screen has a button for, to be taken as it stands."""
    return [act for act in inside(seen(state, FACILITATOR)) if isinstance(act, RoomAct)]


def the(kind: type[Region], regions: Screen) -> Region:
    """The one region of this kind."""
    (found,) = (region for region in regions if isinstance(region, kind))
    return found


def _flat(day: tuple[Step, ...]) -> list[Step]:
    return [step for part in day for step in (_flat(part) if _is_day(part) else [part])]


def _is_day(step: Step) -> bool:
    return isinstance(step, tuple) and not (len(step) == 2 and isinstance(step[0], By))
