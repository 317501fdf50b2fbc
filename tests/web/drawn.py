"""The screens of days that together show everything there is to show."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.jury.citing.acts import Cite
from app.jury.contributions.acts import OfferMerge, Perspective, ProposeContribution, SecondContribution, Stance
from app.jury.day.acts import Announce, CallEyesUp, ExtendClock, RestoreSitting, StartClock
from app.jury.day.agenda_acts import Adjourn, ChangeAgenda, CloseSitting
from app.jury.day.plan import Cue
from app.jury.day.scenes import Scene, ShowScene
from app.jury.exhibits.acts import ShowExhibit
from app.jury.exhibits.plan import ExhibitFile, FileKind, Link
from app.jury.questions.acts import (
    AnswerWitnessQuestion,
    AskWitness,
    DeclineAnswer,
    ModerateWitnessQuestion,
    RequestEvidence,
    SetSlate,
)
from app.jury.questions.kinds import Ground, Kind
from app.jury.recommendations.acts import DraftRecommendation
from app.jury.seats.acts import TakeSeat
from app.jury.turns.acts import BeginQuiet, HostTable, StartGoRound, TakeTurn
from app.jury.votes.acts import Finish, ShowResults
from app.jury.votes.change import CHANGE
from app.screens.hints import Hint, HintPanel, Tip
from app.screens.watched import Hands, Health, Knock, Watched
from tests import days, drafted
from tests.asked_twice import ALL_AT_ONCE, EVERY, asked_twice
from tests.days import FACILITATOR, PLAN, WALL, juror, revealed, seated
from tests.jury import asking, heard
from tests.moved import FOUR, both_views, of_proposals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.jury.act import Act
    from app.jury.people import By
    from app.jury.plan import Plan
    from app.jury.state import State
    from app.screens.region import Screen

FILES = tuple(
    ExhibitFile(f"{place:064x}", kind, f"{kind}.x", pages, days.said("What it shows"))
    for place, (kind, pages) in enumerate({FileKind.PDF: 3, FileKind.IMAGE: 1, FileKind.VIDEO: 0}.items())
)
FILMED = replace(
    days.STORY,
    files=FILES,
    links=(Link("https://elsewhere.example/", days.said("Read on")), Link("https://elsewhere.example/")),
    licence=days.said("Anybody"),
    profile=days.said("Somebody who was there."),
    witness=days.said("A witness"),
    questioned=5,
)
WITH_FILES = replace(PLAN, exhibits=(FILMED,))
FIRST_SHOWN: days.Step = (FACILITATOR, ShowExhibit(None, "story"))
OF_WHAT_IS_THERE: dict[Scene, days.Step] = {
    Scene.SPEAKER: (days.opened(plan=WITH_FILES), seated(1), days.moved_to("evidence"), FIRST_SHOWN),
    Scene.QUESTION: (days.HEARING_SHOWN, days.put),
    Scene.SEATING: (days.TALKING, days.moved_to("break")),
    Scene.RESULTS: (days.HELD_BACK, revealed("tea", "cake"), days.moved_to("refined")),
}
AT_ANY_TIME = frozenset(Scene) - {Scene.FOLLOW, *OF_WHAT_IS_THERE}
CUES = (Cue(2, days.said("Who has not spoken?")),)
PROTECTED = replace(
    days.WHOLE, agenda=tuple(replace(each, least=each.minutes - 2, cues=CUES) for each in days.WHOLE.agenda)
)
LATE: days.Step = (
    days.opened(plan=PROTECTED),
    (FACILITATOR, StartClock("arrive", 1)),
    (FACILITATOR, ExtendClock("arrive", 2, 30)),
)


def whole_days(said: str) -> Iterator[Screen]:
    """What only a day with everything in it shows: questions, tables, breaks, the end."""
    talked = (days.SPOKEN, days.looked_at, days.contributed(1, said), days.contributed(4, said), seated(5))
    over = (days.CLOSING, (FACILITATOR, CloseSitting("close")))
    finished = (days.WHOLE_OPENING, days.voted(1, "opening", keep=0), (juror(1), Finish("opening", 1)))
    blocks = (days.COUNTED_IN_BLOCKS, days.revealed("opening", "refined"), (FACILITATOR, ShowResults("", "money")))
    adjourned = (days.CLOSING, (FACILITATOR, Adjourn("close")))
    restored = (days.ARRIVED, (days.ORGANISER, RestoreSitting("second", days.START)))
    asked = (days.HEARING_SHOWN, days.asked(2, said), days.put)
    withheld = (
        (days.SECRET_OPENING, days.cast(1, "opening"), days.box_opened("opening", {}), days.moved_to("evidence")),
        ((FACILITATOR, ChangeAgenda(("refined", "result"), ("result",))), days.moved_to("result")),
        days.revealed("opening"),
    )
    for day in (
        talked,
        over,
        finished,
        blocks,
        adjourned,
        asked,
        at_one_table(said),
        *asked_days(said),
        (days.WHOLE_ARRIVED, days.moved_to("break")),
        restored,
        days.HELD_BACK,
        (days.COUNTED, days.revealed("opening", "refined"), (days.VISITOR, TakeSeat(1))),
        (days.DECIDED, days.revealed("opening", "refined")),
        (days.THREE_MOMENTS, days.moved_to("result"), days.revealed("opening", "interim", "refined")),
        (asked_twice(jurors=6), revealed("opening", "refined")),
        both_views(of_proposals(FOUR), 5),
        (both_views(of_proposals(FOUR), 5), revealed("opening", "refined"), (FACILITATOR, ShowResults("", CHANGE))),
        (asked_twice(replace(EVERY, questions=ALL_AT_ONCE), jurors=6), revealed("opening", "refined")),
        LATE,
        days.SECRET_CAST,
        days.SECRET_OVER,
        withheld,
        (days.SECRET_CAST, (days.ORGANISER, RestoreSitting("second", days.START))),
        *((days.WHOLE_ARRIVED, (FACILITATOR, ShowScene(Scene.FOLLOW, scene))) for scene in AT_ANY_TIME),
        *((there, (FACILITATOR, ShowScene(Scene.FOLLOW, scene))) for scene, there in OF_WHAT_IS_THERE.items()),
        (drafted.CANONICAL, drafted.dissented(4, said), drafted.statement_shown),
        (drafted.PUT,),
        (drafted.MERGED,),
        (drafted.TWO, (FACILITATOR, DraftRecommendation({"en": said}))),
        (drafted.BEGUN, days.STORY_SHOWN, days.moved_to("drafting"), (FACILITATOR, Cite(drafted.IT, "story"))),
        (days.AFTER_A_STORY, lambda state: (juror(1), Cite(max(state.contributions), "story")), days.looked_at),
        (days.REASONED, days.vote_closed("opening")),
        *heard.EVERYTHING,
        (
            drafted.PROPOSED,
            drafted.frozen,
            drafted.dissented(1),
            drafted.reopened,
            drafted.amended("No."),
            drafted.frozen,
        ),
        (days.opened(plan=WITH_FILES), days.seated(1, 2, 4), days.moved_to("evidence"), FIRST_SHOWN),
    ):
        state = days.after(day)
        for viewer in (juror(1), juror(2), juror(4), days.scribe(2), FACILITATOR, WALL, days.ORGANISER):
            yield days.seen(state, viewer, presence={1, 2}, minute=days.START)


def asked_days(said: str) -> Iterator[days.Step]:
    """Questions of every kind in every state, on the list and off it, and more of them than one page holds."""
    more = asking.shown(asking.ADOPTED, *(days.asked(number % 4 + 1, f"{said} {number}") for number in range(30)))
    requested = (juror(2), RequestEvidence(said, said)), (juror(1), AskWitness("And who?", kind=Kind.ORGANISER))
    kept = (FACILITATOR, ModerateWitnessQuestion(asking.OTHER, True, False, said, Ground.HURTS))
    partly = (FACILITATOR, AnswerWitnessQuestion(asking.FIRST, False, True, said, True, exhibit="story"))
    declined = (FACILITATOR, DeclineAnswer(asking.LAST, False, True, said))
    otherwise = (FACILITATOR, SetSlate((asking.FIRST, asking.LAST), (asking.LAST,), said))
    yield (more, requested, kept, partly, declined)
    yield (asking.shown(asking.ADOPTED, requested), otherwise)
    yield asking.OFFERED


def at_one_table(said: str) -> days.Step:
    """A go-round, quiet thinking, what the table proposes, and two contributions that are to become one."""

    def offered(state: State) -> tuple[By, Act]:
        first, second = state.contributions
        return FACILITATOR, OfferMerge(first, second, Perspective.EVERYBODY, Stance.FOR, said)

    def proposed(state: State) -> tuple[By, Act]:
        return FACILITATOR, ProposeContribution(max(state.contributions))

    def seconded(state: State) -> tuple[By, Act]:
        return juror(1), SecondContribution(max(state.contributions))

    heard = (days.SPOKEN, days.looked_at, days.contributed(2, said), days.looked_at, proposed, seconded, offered)
    going = (juror(1), HostTable("talk", 1, 0, 1)), (juror(1), StartGoRound("talk", 1, 1))
    return (heard, *going, (juror(1), TakeTurn("talk", 1, 2)), (days.scribe(2), BeginQuiet("talk", 2, 2)))


def screens(plan: Plan = PLAN, said: str = "Lunch is at one.") -> Iterator[Screen]:
    """Every screen of a whole day, with an announcement and everybody's eyes called now and then."""
    state = days.after()
    yield days.seen(state, WALL)
    whole = (
        *days._flat((days.REVEALED, days.undone)),
        (FACILITATOR, Announce(said)),
        (FACILITATOR, CallEyesUp(True)),
        days.moved_to("evidence"),
        (FACILITATOR, CallEyesUp(False)),
        (FACILITATOR, ShowExhibit(None, "story")),
        days.moved_to("charge"),
    )
    whole = (days.opened(plan=plan), *whole[1:])
    for seq, step in enumerate(whole, 1):
        by, act = step(state) if callable(step) else step
        state = days.apply(state, days.entry_for(state, by, act, seq, days.START + seq * days.SECOND))
        named = dict.fromkeys(state.seats, said)
        for viewer in (juror(1), juror(4), juror(5), FACILITATOR, WALL):
            yield days.seen(state, viewer, presence={1, 2}, names=named, minute=days.START)
    yield from whole_days(said)
    yield from ((HintPanel(Hint(tip, 11, 12, days.said(said))),) for tip in Tip)
    yield from watched_days(said)


def watched_days(said: str) -> Iterator[Screen]:
    """Devices that are quiet, hold something or are old, devices that wait, help that is asked for, and who leads."""
    state = days.after(days.OPENING)
    ill = {1: Health(40, 1, old=True), 2: Health(unsent=3), 4: Health(120)}
    names = {1: said, 3: said}
    for calls, asks, lead in (({1: 0}, None, 1), ({1: 3, 2: 2}, 3, 1), ({}, 1, 3), ({}, None, None)):
        hands = Hands((1, 3), names, lead, leads_now=asks is not None, asks=asks, scribes=(2,), walls=len(calls))
        watched = Watched(ill, calls, (Knock(11, 4),), hands)
        for viewer in (juror(1), FACILITATOR, WALL):
            yield days.seen(state, viewer, presence={1, 2}, names=dict.fromkeys(state.seats, said), watched=watched)
