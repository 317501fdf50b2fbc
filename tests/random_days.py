"""Days nobody would plan: random wishes of random people, plausible and not, to put the rules and screens to the test.

A wish becomes an act when its turn comes: what a console offers at that moment (or offered a while ago, in a stale
tab), a ballot near the version and revision that count, or anything at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from app.jury.act import Act, RoomAct
from app.jury.citing.acts import Cite, CiteForReason
from app.jury.contributions.acts import (
    AnswerMerge,
    Contribute,
    ModerateContribution,
    OfferMerge,
    Perspective,
    ProposeContribution,
    ReviseContribution,
    SecondContribution,
    Stance,
    WithdrawContribution,
)
from app.jury.day.acts import (
    Announce,
    CallEyesUp,
    ChangePhase,
    ExtendClock,
    OpenSitting,
    PauseClock,
    RestoreSitting,
    StartClock,
)
from app.jury.day.agenda_acts import Adjourn, ChangeAgenda, CloseSitting, ReplanDay, Resume
from app.jury.day.scenes import Scene, ShowScene
from app.jury.entry import Entry
from app.jury.exhibits.acts import ShowExhibit, TurnPage
from app.jury.exhibits.pulse_acts import Changed, ClosePulse, Degree, GivePulse, ShowPulse
from app.jury.exhibits.testimony_acts import BeginTestimony, EndTestimony, Instead, Mode, RecordAbsence
from app.jury.numbers import MINUTE
from app.jury.people import By, Role
from app.jury.questions.acts import (
    AnswerQuestionMerge,
    AnswerWitnessQuestion,
    AskWitness,
    DeclineAnswer,
    ModerateWitnessQuestion,
    OfferQuestionMerge,
    PutWitnessQuestion,
    RequestEvidence,
    SecondWitnessQuestion,
    SetSlate,
    WithdrawWitnessQuestion,
)
from app.jury.questions.kinds import Kind
from app.jury.reasons import Refused
from app.jury.recommendations.acts import (
    AmendRecommendation,
    DraftRecommendation,
    FreezeRecommendation,
    MergeConditions,
    MergeRecommendations,
    PutRecommendation,
)
from app.jury.recommendations.juror_acts import ProposeAmendment, SignOff, StateCondition, WriteStatement
from app.jury.rule_book import RULES
from app.jury.rules import apply, undo
from app.jury.seats.acts import AddSeat, CheckIn, Leave, RecordLeaving, RecordReturn, ReissueCard, TakeSeat
from app.jury.seats.plan import COUNT_MOVES
from app.jury.state import EMPTY, State
from app.jury.tables.acts import DrawTables, MoveToTable, SetTables
from app.jury.turns.acts import (
    BeginQuiet,
    EndGoRound,
    EndQuiet,
    HostTable,
    PassTurn,
    StartGoRound,
    TakeTurn,
    TakeTurnBack,
)
from app.jury.votes.acts import (
    CastBallot,
    CloseVote,
    Finish,
    HideVotes,
    OpenVote,
    RevealVotes,
    ShowResults,
    TranscribeBallot,
)
from app.screens.contributions import MyContribution
from app.screens.recommendations import MyReply
from tests.days import (
    AFTER_A_STORY,
    ARRIVED,
    ASKED,
    COUNTED,
    COUNTED_IN_BLOCKS,
    DECIDED,
    HEARD,
    HEARING_SHOWN,
    HELD_BACK,
    OPENING,
    PHASES,
    PLAN,
    REASONED,
    REFINED_CAST,
    REVEALED,
    SPOKEN,
    START,
    THREE_MOMENTS,
    WHOLE_OPENING,
    entry_for,
    inside,
    juror,
    names,
    offered,
    revealed,
    seen,
    told,
)
from tests.drafted import BELOW, CANONICAL, CARRIED, LEVELS, PUT, REPLACED, TWO, TWO_THIRDS
from tests.jury.heard import PULSED, SPEAKING
from tests.moved import FOUR, both_views, of_proposals

bounded = settings(
    deadline=None, derandomize=True, database=None, max_examples=120, suppress_health_check=[HealthCheck.too_slow]
)

JURORS, MARKS = 5, [*range(-3, 4), 99]


@dataclass(frozen=True)
class Press:
    """One of a console's buttons other than undo; with `lag`, as it stood so many states ago."""

    console: int
    button: int
    lag: int

    def act(self, history: list[State]) -> tuple[By, Act] | None:
        then = history[max(0, len(history) - 1 - self.lag)]
        buttons: dict[type[Act], list[Act]] = {}
        for act in offered(then):
            if isinstance(act, RoomAct) and act.undoes is None and not isinstance(act, DrawTables):
                buttons.setdefault(type(act), []).append(act)
        if not buttons:
            return None
        kind = [*buttons.values()][self.button % len(buttons)]
        return By(Role.FACILITATOR, self.console), kind[self.button % len(kind)]


@dataclass(frozen=True)
class Speak:
    """Something a juror's own screen offers besides a ballot: to ask, second, say, better, take back, finish."""

    juror: int
    which: int
    text: str

    def act(self, history: list[State]) -> tuple[By, Act] | None:
        state, by = history[-1], juror(self.juror)
        if not state.is_open or self.juror not in state.seats:
            return None
        regions = seen(state, by)
        found: list[Act] = [act for act in inside(regions) if isinstance(act, Act)]
        if "AskForm" in names(regions):
            found.append(AskWitness(self.text, None))
            found.append(RequestEvidence(self.text))
        if "ContributionForm" in names(regions):
            found.append(Contribute(state.the_phase.id, Perspective.MYSELF, Stance.CONDITION, self.text))
        mine = [region for region in regions if isinstance(region, MyContribution)]
        found += [
            ReviseContribution(each.contribution, each.next_rev, Perspective.EVERYBODY, Stance.FOR, self.text)
            for each in mine
        ]
        for each in (region for region in regions if isinstance(region, MyReply)):
            found += self._replies(each)
        return (by, found[self.which % len(found)]) if found else None

    def _replies(self, to: MyReply) -> list[Act]:
        return [
            ProposeAmendment(to.recommendation, to.rev, self.text),
            StateCondition(to.recommendation, self.text),
            SignOff(to.recommendation, to.version, False, self.text),
            WriteStatement(to.recommendation, to.version, self.text, by_number=self.which % 2 == 0),
        ]


@dataclass(frozen=True)
class Draft:
    """Something typed on the console while recommendations are written; with `beside`, not quite as they stand."""

    kind: int
    which: int
    text: str
    beside: int

    def act(self, history: list[State]) -> tuple[By, Act] | None:
        state = history[-1]
        drafted = [*state.recommendations.drafted.values()]
        if not state.is_open or not drafted:
            return (By(Role.FACILITATOR, 1), DraftRecommendation({"en": self.text}, ()))
        it, other = (drafted[place % len(drafted)] for place in (self.which, self.which // 2))
        words, rev, version = {"en": self.text}, it.rev + 1 + self.beside, len(it.versions) + self.beside
        conditions = tuple(seq for seq, c in state.recommendations.conditions.items() if c.recommendation == it.seq)
        acts: list[Act] = [
            DraftRecommendation(words, it.sources),
            AmendRecommendation(it.seq, rev, words, it.sources),
            MergeRecommendations(it.seq, rev, other.seq, words),
            FreezeRecommendation(it.seq, rev - 1),
            MergeConditions(it.seq, self.text, conditions),
            PutRecommendation(it.seq, version, state.the_phase.id, words, LEVELS, TWO_THIRDS),
        ]
        return By(Role.FACILITATOR, 1), acts[self.kind % len(acts)]


@dataclass(frozen=True)
class TakeBack:
    """The console's undo."""

    console: int

    def act(self, history: list[State]) -> tuple[By, Act] | None:
        wanted = undo(history[-1])
        return (By(Role.FACILITATOR, self.console), wanted) if wanted else None


@dataclass(frozen=True)
class Tick:
    """An answer or more to the open vote, in the version and after the revision that count, or a little beside them.

    Where no vote is open, the console takes a step towards one.
    """

    juror: int
    vote: str | None
    answers: dict[str, int]
    version: int
    rev: int

    def act(self, history: list[State]) -> tuple[By, Act] | None:
        state = history[-1]
        vote = self.vote or next((vote for vote, voting in state.votes.items() if voting.is_open), None)
        if vote is None:
            steps = [act for act in offered(state) if isinstance(act, OpenVote | ChangePhase)]
            return (By(Role.FACILITATOR, 1), (steps[self.juror % 2 :] or steps)[-1]) if steps else None
        voting = state.voting(vote)
        rev = max(voting.rev(question, self.juror) for question in self.answers) + 1 + self.rev
        return juror(self.juror), CastBallot(vote, voting.version + self.version, rev, self.answers)


@dataclass(frozen=True)
class Wild:
    """Anything; by somebody of this role, or where it is None of a role that may."""

    role: Role | None
    number: int
    wanted: Act

    def act(self, _: list[State]) -> tuple[By, Act]:
        fitting = sorted(RULES[type(self.wanted)].who)
        return By(self.role or fitting[self.number % len(fitting)], self.number), self.wanted


Wish = Press | TakeBack | Tick | Speak | Draft | Wild


def wished(chance: Random) -> Wish:
    pick = chance.choice
    match chance.randrange(15):
        case 0 | 1 | 2:
            return Press(console=pick([1, 2]), button=chance.randrange(60), lag=pick([0, 0, 0, 1, 3]))
        case 3:
            return TakeBack(console=pick([1, 2]))
        case 4 | 5 | 6 | 7:
            answers = {question: pick(MARKS) for question in chance.sample(ASKED, chance.randint(1, 4))}
            vote = pick([None, None, None, None, "opening", "refined"])
            return Tick(chance.randint(1, JURORS), vote, answers, pick([0, 0, 0, 0, -1]), pick([0, 0, 0, -1, 3]))
        case 8 | 9 | 10:
            return Speak(chance.randint(1, JURORS), chance.randrange(20), pick(["Why?", "So.", "And pride."]))
        case 11 | 12:
            return Draft(chance.randrange(6), chance.randrange(9), pick(["Pay.", "Stop.", "Ask."]), pick([0, 0, 0, -1]))
        case _:
            wanted = pick([wild_act, wild_whole_act])(chance)
            return Wild(pick([None, None, None, *Role]), chance.randint(0, JURORS + 1), wanted)


def wild_act(chance: Random) -> Act:
    pick, small = chance.choice, chance.randint(-1, 4)
    undoes = pick([None, None, None, chance.randint(0, 60)])
    phase, other = pick([*PHASES, "lunch"]), pick([*PHASES, "lunch"])
    vote = pick(["opening", "refined", "refined", "third"])
    exhibit, another = pick([None, "story", "nothing"]), pick([None, "story", "nothing"])
    versions = {each: chance.randint(0, 3) for each in chance.sample(["opening", "refined", "third"], small % 3)}
    marks = {each: pick([0, 1, 4, True, (0,), 10**30]) for each in chance.sample([*ASKED, "lunch"], small % 3)}
    return pick(
        [
            OpenSitting(PLAN, tuple(range(small))),
            ChangePhase(phase, other, undoes=undoes),
            StartClock(phase, small, undoes=undoes),
            PauseClock(phase, small, undoes=undoes),
            ExtendClock(phase, small, pick([-9, 0, 1, 5, 10**9]), undoes=undoes),
            Announce(pick(["", "Tea!", "Cake!", "x" * 281]), undoes=undoes),
            CallEyesUp(pick([True, False]), undoes=undoes),
            ShowScene(pick([*Scene]), pick([*Scene]), undoes=undoes),
            RestoreSitting(pick(["", "second"]), pick([0, START, 10**15])),
            TakeSeat(pick([None, small]), pick([1, 1, 2])),
            CheckIn(pick([(), (COUNT_MOVES,), ("sell-my-data",)])),
            ShowExhibit(exhibit, another, undoes=undoes),
            TurnPage(another or "story", pick([0, 1]), small, undoes=undoes),
            GivePulse("story", pick([None, *Degree]), None, pick([*Changed]), pick([None, "support"])),
            ClosePulse(pick(["story", "nothing"]), pick([True, False]), undoes=undoes),
            ShowPulse(exhibit, another, undoes=undoes),
            BeginTestimony(pick(["story", "nothing"]), pick([*Mode]), max(0, small), undoes=undoes),
            EndTestimony(small, undoes=undoes),
            RecordAbsence("story", pick([True, False]), pick([True, False]), pick(["", "Ill."]), pick([*Instead])),
            OpenVote(vote, small, undoes=undoes),
            CloseVote(vote, small, undoes=undoes),
            RevealVotes(versions, undoes=undoes),
            HideVotes(versions, undoes=undoes),
            CastBallot(vote, small, small, marks),
            TranscribeBallot(chance.randint(0, JURORS + 1), vote, small, small, marks, pick([marks, marks, {}])),
        ]
    )


def wild_whole_act(chance: Random) -> Act:
    """Of those that only a day with everything in it is made of."""
    pick, seq, yes = chance.choice, chance.randint(1, 30), chance.choice([True, False, None])
    small = chance.randint(0, 3)
    phase, text = pick(["talk", "talk-2", "questions", "close", "lunch"]), pick(["", "Why?", "So.", "x" * 501])
    perspective, stance, number = pick([*Perspective]), pick([*Stance]), chance.randint(0, JURORS + 1)
    agenda = tuple(chance.sample([*PHASES, "talk", "close", "lunch"], 3))
    return pick(
        [
            AskWitness(text, pick([None, "story", "nothing"]), pick([*Kind])),
            RequestEvidence(text, text),
            DeclineAnswer(seq, bool(yes), not yes, text),
            OfferQuestionMerge(seq, chance.randint(1, 30), text),
            AnswerQuestionMerge(seq, bool(yes)),
            SetSlate((), pick([(seq,), (seq, seq), (seq, small)])),
            WithdrawWitnessQuestion(seq),
            SecondWitnessQuestion(seq, bool(yes)),
            ModerateWitnessQuestion(seq, pick([None, True]), yes),
            PutWitnessQuestion(pick([None, seq]), seq),
            AnswerWitnessQuestion(seq, bool(yes), not yes, text),
            SetTables(phase, number, pick([(), ((1, 2), (3,)), ((1, 1),), ((9,),)])),
            MoveToTable(phase, number, pick([0, 1]), pick([0, 2, 9])),
            pick([ProposeContribution, SecondContribution])(seq, bool(yes)),
            OfferMerge(seq, chance.randint(1, 30), perspective, stance, text),
            AnswerMerge(seq, bool(yes)),
            Cite(seq, *pick([("story",), ("nothing",), (None, small), ()]), on=bool(yes)),
            CiteForReason(pick(["opening", "refined"]), pick(["reasons", "keep"]), "story", on=bool(yes)),
            HostTable(phase, small, pick([0, number]), number),
            pick([TakeTurn, PassTurn])(phase, small, number),
            TakeTurnBack(phase, small, seq),
            pick([StartGoRound, EndGoRound, BeginQuiet])(phase, small, pick([1, 2, 31])),
            EndQuiet(phase, small),
            Contribute(phase, perspective, stance, text),
            ReviseContribution(seq, 2, perspective, stance, text),
            WithdrawContribution(seq),
            ModerateContribution(seq, 1, None, yes),
            ChangeAgenda(agenda, agenda[:2]),
            ReplanDay(phase, agenda, agenda[1:], {agenda[-1]: 15}, {agenda[-1]: number}, 0, pick([0, 7])),
            pick([Adjourn, Resume, CloseSitting])(phase),
            pick([Leave(), RecordLeaving(number), RecordReturn(number), AddSeat(number)]),
            ReissueCard(number, pick([1, 1, 2]), bool(yes)),
            Finish(pick(["opening", "refined"]), pick([1, 2])),
            ShowResults("", pick(["money", "role", "keep", "nothing"])),
        ]
    )


def wished_by(seed: int, many: int) -> list[Wish]:
    chance = Random(seed)
    return [wished(chance) for _ in range(many)]


wishes = st.builds(wished_by, st.integers(0, 2**32), st.integers(0, 60))
"""Plain chance, as many as Hypothesis likes: its own lists are short and repeat themselves, few votes would open."""

THIN = (OPENING, REFINED_CAST, REVEALED, HEARD, COUNTED, ARRIVED, ())
BLOCKS_SHOWN = (COUNTED_IN_BLOCKS, revealed("opening", "refined"))
PUT_OFTEN = (HELD_BACK, DECIDED, THREE_MOMENTS)
MOVED = ((both_views(of_proposals(FOUR), 5), revealed("opening", "refined")),)
WIDER = (HEARING_SHOWN, SPOKEN, AFTER_A_STORY, REASONED, WHOLE_OPENING, BLOCKS_SHOWN)
RECOMMENDED = (TWO, CANONICAL, REPLACED, PUT, BELOW, CARRIED)
HEARD_OUT = (SPEAKING, PULSED)
BEGINNINGS = tuple(told(*day) for day in (*THIN, *WIDER, *PUT_OFTEN, *MOVED, *RECOMMENDED, *HEARD_OUT))
beginnings = st.sampled_from(range(len(BEGINNINGS)))


@dataclass(frozen=True)
class Moved:
    """An act that was taken: the state before, the entry, the state after."""

    before: State
    entry: Entry
    after: State


def lived(beginning: int, wanted: list[Wish]) -> Iterator[Moved]:
    """What comes of these wishes, act by act; refused ones leave nothing. Half a minute passes between two."""
    entries, state = BEGINNINGS[beginning]
    history, seq = [EMPTY, state], len(entries)
    for turn, wish in enumerate(wanted, 1):
        meant = wish.act(history)
        if meant is None:
            continue
        try:
            entry = entry_for(state, *meant, seq + 1, START + (100 + turn) * MINUTE // 2)
        except Refused:
            continue
        moved = Moved(state, entry, apply(state, entry))
        history.append(moved.after)
        state, seq = moved.after, seq + 1
        yield moved
