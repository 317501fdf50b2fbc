"""What one juror sees. Reads neither presence nor the minute, so that most changes leave most screens as they are."""

from ..jury.day.plan import PhaseKind
from ..jury.numbers import JurorNumber
from ..jury.state import State
from ..jury.votes.plan import Question, Vote
from ..jury.votes.results import mark_of
from . import day, results, votes
from .exhibits import ExhibitCard, shown_exhibit
from .frame import Frame
from .region import Region, Screen
from .seats import CheckInForm, Place


def screen(frame: Frame, juror: JurorNumber) -> Screen:
    state = frame.moment.state
    place = frame.once(("place", juror), lambda: Place(juror, state.the_plan.title))
    head: Screen = (place, frame.once("now", lambda: day.now(frame.moment)))
    if state.day.announcement:
        head = (*head, frame.once("notice", lambda: day.Notice(state.day.announcement)))
    if not state.seats[juror].checked_in:
        return (*head, frame.once(("check-in", juror), lambda: CheckInForm(juror, state.the_plan.consents)))
    if state.day.eyes_up:
        return (*head, frame.once("eyes-up", day.EyesUp))
    return (*head, *(_of_phase(frame, juror) or (_waiting(frame),)))


def _of_phase(frame: Frame, juror: JurorNumber) -> Screen:
    state = frame.moment.state
    match state.the_phase.kind:
        case PhaseKind.CHARGE:
            return (frame.once("charge", lambda: day.ChargeCard(state.the_plan.charge)),)
        case PhaseKind.EVIDENCE:
            return frame.once("exhibit", lambda: _exhibit(state))
        case PhaseKind.OPENING | PhaseKind.REFINED:
            return _papers(frame, juror)
        case PhaseKind.RESULT:
            return _results(frame, juror)
        case _:
            return ()


def _exhibit(state: State) -> Screen:
    exhibit = shown_exhibit(state)
    return (ExhibitCard(exhibit),) if exhibit else ()


def _papers(frame: Frame, juror: JurorNumber) -> Screen:
    state = frame.moment.state
    drawn: list[Region] = []
    for vote in _votes_of_phase(state):
        voting = state.voting(vote.id)
        if voting.is_open:
            drawn += _paper(frame, vote, juror)
        elif voting.is_closed:
            drawn.append(votes.vote_over(state, vote, juror))
    return tuple(drawn)


def _paper(frame: Frame, vote: Vote, juror: JurorNumber) -> Screen:
    state = frame.moment.state
    head = frame.once(("ballot-head", vote.id), lambda: votes.ballot_head(vote))
    pages = (_page(frame, vote, state.the_plan.question(question), juror) for question in vote.questions)
    return (head, *pages, votes.ballot_foot(state, vote, juror))


def _page(frame: Frame, vote: Vote, question: Question, juror: JurorNumber) -> Region:
    """Jurors with the same mark in the same revision share one page."""
    state = frame.moment.state
    name = (
        vote.id,
        question.id,
        mark_of(state, vote, question.id, juror),
        state.voting(vote.id).rev(question.id, juror),
    )
    return frame.once(name, lambda: votes.ballot_question(state, vote, question, juror))


def _results(frame: Frame, juror: JurorNumber) -> Screen:
    state = frame.moment.state
    return tuple(region for vote in results.shown(state) for region in _result(frame, vote, juror))


def _result(frame: Frame, vote: Vote, juror: JurorNumber) -> Screen:
    state = frame.moment.state
    cards = frame.once(("results", vote.id), lambda: results.results(results.ResultCard, state, vote))
    opening = results.revealed_opening(state, vote)
    if opening is None:
        return cards
    return tuple(
        region for card in cards for region in (card, results.my_move(state, vote, opening, card.question, juror))
    )


def _waiting(frame: Frame) -> Region:
    return frame.once("waiting", lambda: day.waiting(frame.moment.state))


def _votes_of_phase(state: State) -> tuple[Vote, ...]:
    return tuple(state.the_plan.vote(vote) for vote in state.the_phase.votes)
