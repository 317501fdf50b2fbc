"""What one juror sees. Reads neither presence nor the minute, so that most changes leave most screens as they are."""

from ..jury.day.plan import PUTS_VOTES, PhaseKind
from ..jury.numbers import JurorNumber
from ..jury.people import By, Role
from ..jury.state import State
from ..jury.votes.order import pages_in_order
from ..jury.votes.plan import Question, Vote
from . import agenda, ballots, day, journey, results
from .contributions import contribution_form, my_contributions, said_in_this_round, table_talk
from .exhibits import ExhibitCard, shown_exhibit
from .frame import Frame
from .questions import ask_form, slate, witness_questions
from .region import Region, Screen
from .seats import check_in_form, place
from .tables import table_card


def screen(frame: Frame, juror: JurorNumber) -> Screen:
    state = frame.moment.state
    head: Screen = (
        frame.once(("place", juror), lambda: place(state, juror)),
        frame.once("now", lambda: day.now(frame.moment)),
    )
    if state.day.announcement:
        head = (*head, frame.once("notice", lambda: day.Notice(state.day.announcement)))
    return (*head, *_below_the_head(frame, juror))


def _below_the_head(frame: Frame, juror: JurorNumber) -> Screen:
    state = frame.moment.state
    if state.day.closed:
        return (frame.once("ended", lambda: agenda.Ended(state.the_plan.title)), _journey(frame, juror))
    if not state.seats[juror].is_here:
        return (frame.once(("check-in", juror), lambda: check_in_form(state, juror)),)
    if state.day.adjourned:
        return (frame.once("adjourned", agenda.Adjourned),)
    if state.day.eyes_up:
        return (frame.once("eyes-up", day.EyesUp),)
    return _of_phase(frame, juror) or (_waiting(frame),)


def _of_phase(frame: Frame, juror: JurorNumber) -> Screen:
    """A ballot paper stands alone on the screen while its vote is open."""
    state = frame.moment.state
    if state.the_phase.kind not in PUTS_VOTES:
        return _of_kind(frame, juror)
    papers = _papers(frame, juror)
    if any(state.voting(vote.id).is_open for vote in state.votes_here):
        return papers
    return (*papers, *_results(frame, juror), *_of_kind(frame, juror))


def _of_kind(frame: Frame, juror: JurorNumber) -> Screen:
    state = frame.moment.state
    match state.the_phase.kind:
        case PhaseKind.CHARGE:
            return (frame.once("charge", lambda: day.ChargeCard(state.the_plan.charge)),)
        case PhaseKind.EVIDENCE:
            exhibit = frame.once("exhibit", lambda: _exhibit(state))
            return (*exhibit, *_hearing(frame, juror)) if exhibit else (_waiting(frame), *_hearing(frame, juror))
        case PhaseKind.QUESTIONS:
            return _hearing(frame, juror)
        case PhaseKind.TALK:
            return _talk(frame, juror)
        case PhaseKind.RESULT:
            return _results(frame, juror)
        case PhaseKind.CLOSE:
            return (_journey(frame, juror),)
        case _:
            return ()


def _exhibit(state: State) -> Screen:
    exhibit = shown_exhibit(state)
    return (ExhibitCard(exhibit),) if exhibit else ()


def _hearing(frame: Frame, juror: JurorNumber) -> Screen:
    state, by = frame.moment.state, By(Role.JUROR, juror)
    asked = frame.once("slate", lambda: slate(state))
    name = ("questions", by if by in asked.involved else None)
    return (frame.once("ask", lambda: ask_form(state)), frame.once(name, lambda: witness_questions(state, asked, by)))


def _talk(frame: Frame, juror: JurorNumber) -> Screen:
    """Where a round has tables, there is nothing to say before one sits at one: nobody would hear it."""
    state, by = frame.moment.state, By(Role.JUROR, juror)
    card = table_card(state, juror)
    if state.the_phase.tables and not card.table:
        return (card,)
    form = frame.once("contribute", lambda: contribution_form(state))
    said = frame.once("said", lambda: said_in_this_round(state))
    name = ("table talk", card.table, by if by in said.by_author else None)
    return (card, form, *my_contributions(said, by), frame.once(name, lambda: table_talk(said, by, card.table)))


def _journey(frame: Frame, juror: JurorNumber) -> Region:
    return frame.once(("journey", juror), lambda: journey.my_journey(frame.moment.state, juror))


def _papers(frame: Frame, juror: JurorNumber) -> Screen:
    state = frame.moment.state
    drawn: list[Region] = []
    for vote in state.votes_here:
        voting = state.voting(vote.id)
        if voting.is_open and voting.has_finished(juror):
            drawn.append(ballots.finished(state, vote, juror))
        elif voting.is_open:
            drawn += _paper(frame, vote, juror)
        elif voting.is_closed and not voting.revealed:
            drawn.append(ballots.vote_over(state, vote, juror))
    return tuple(drawn)


def _paper(frame: Frame, vote: Vote, juror: JurorNumber) -> Screen:
    state = frame.moment.state
    head = frame.once(("ballot-head", vote.id), lambda: ballots.ballot_head(vote))
    questions = pages_in_order(map(state.the_plan.question, vote.questions), juror)
    pages = [_page(frame, vote, number, question, juror) for number, question in enumerate(questions, 1)]
    last = (ballots.ballot_finish(state, vote, juror),) if vote.to_finish else ()
    return (head, *pages, *last, ballots.ballot_foot(state, vote, juror))


def _page(frame: Frame, vote: Vote, number: int, question: Question, juror: JurorNumber) -> Region:
    """Jurors with the same answer in the same revision, who meet the options in the same order, share one page."""
    state = frame.moment.state
    answer = state.voting(vote.id).answers_to(question.id).get(juror)
    name = (vote.id, question.id, number, answer, juror if question.shuffled else None)
    return frame.once(name, lambda: ballots.ballot_question(state, vote, number, question, juror))


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
