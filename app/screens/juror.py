"""What one juror sees. Reads neither presence nor the minute, so that most changes leave most screens as they are."""

from dataclasses import dataclass

from ..jury.day.plan import PUTS_VOTES, PhaseKind
from ..jury.day.scenes import Scene, scene_of
from ..jury.journey.views import last_views
from ..jury.numbers import JurorNumber, QuestionId
from ..jury.people import By, Role
from ..jury.recommendations.standing import votes_of_now
from ..jury.state import State
from ..jury.votes.order import pages_in_order
from ..jury.votes.plan import Question, Vote
from . import agenda, ballots, day, journey, receipts, results, scenes
from .change import change_card
from .citing import reasons_traced
from .contributions import contribution_form, my_contributions, said_in_this_round, table_talk
from .exhibits import ExhibitCard, shown_exhibit
from .frame import Frame
from .health import help_call
from .library import OwnNotes
from .listing import gone_into, recommendation_list
from .merging import merge_form, merges_asked, question_merges
from .paging import following
from .pulse import pulse_cards, pulse_told
from .questions import hearing
from .recommendations import for_juror
from .region import Region, Screen
from .requests import requested
from .seats import check_in_form, place
from .secret import secret_paper, untold
from .tables import seated_at, table_card
from .turns import further_prompts, hosts, my_turn, table_host

Counting = ballots.BallotFoot | ballots.BallotFinish | ballots.Finished | ballots.VoteOver


def screen(frame: Frame, juror: JurorNumber) -> Screen:
    head = (place(frame, juror), *frame.once("head", lambda: _head(frame)), *_help(frame, juror))
    return (*head, *_below_the_head(frame, juror))


def _help(frame: Frame, juror: JurorNumber) -> Screen:
    """Of thousands, few ask: the others are not even looked for one by one."""
    asked = frame.moment.watched.calls and help_call(frame.moment, juror)
    return (frame.once(("help", juror), lambda: asked),) if asked else ()


def _head(frame: Frame) -> Screen:
    state, now = frame.moment.state, frame.once("now", lambda: day.now(frame.moment))
    announced = state.day.announcement
    return (now, frame.once("notice", lambda: day.Notice(announced))) if announced else (now,)


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
    return (*_twin(frame, juror), *(_of_phase(frame, juror) or (_waiting(frame),)))


def _twin(frame: Frame, juror: JurorNumber) -> Screen:
    step = frame.once("step", lambda: _step(frame.moment.state))
    if step.voting:
        return ()
    twin = frame.once("on-the-wall", lambda: scenes.on_the_wall(frame))
    return (*twin, seated_at(frame.moment.state, juror)) if step.seats else twin


def _of_phase(frame: Frame, juror: JurorNumber) -> Screen:
    """A ballot paper stands alone on the screen while its vote is open."""
    step = frame.once("step", lambda: _step(frame.moment.state))
    papers = _papers(frame, step.papers, juror) if step.papers else ()
    if step.voting:
        return papers
    shown = _results(frame, step.results, juror) if step.results else ()
    return (*papers, *shown, *step.untold, *_of_kind(frame, step.kind, juror))


@dataclass(frozen=True, slots=True)
class Step:
    """What the day's step has for everybody: votes that were put and not revealed, votes whose results are shown, and
    what stands where a secret vote tells nothing; whether the wall shows seats while the step is there for something
    else."""

    kind: PhaseKind
    papers: tuple[Vote, ...]
    voting: bool
    results: tuple[Vote, ...]
    untold: Screen
    seats: bool


def _step(state: State) -> Step:
    kind = state.the_phase.kind
    put = [vote for vote in votes_of_now(state) if state.voting(vote.id).version] if kind in PUTS_VOTES else []
    is_open = [vote for vote in put if state.voting(vote.id).is_open]
    papers = tuple(is_open or (vote for vote in put if not state.voting(vote.id).revealed))
    tells = kind in PUTS_VOTES or kind is PhaseKind.RESULT
    shown, nothing = (results.shown(state), untold(state)) if tells else ((), ())
    seats = kind is not PhaseKind.TALK and scene_of(state) is Scene.SEATING
    return Step(kind, papers, bool(is_open), shown, nothing, seats)


def _of_kind(frame: Frame, kind: PhaseKind, juror: JurorNumber) -> Screen:
    match kind:
        case PhaseKind.CHARGE:
            return (frame.once("charge", lambda: day.ChargeCard(frame.moment.state.the_plan.charge)),)
        case PhaseKind.EVIDENCE:
            shown = frame.once("exhibit", lambda: _exhibit(frame))
            return (*pulse_told(frame), *shown, *pulse_cards(frame, juror), *_hearing(frame, juror))
        case PhaseKind.QUESTIONS:
            return (*pulse_told(frame), *_hearing(frame, juror))
        case PhaseKind.RESULT:
            return pulse_told(frame)
        case PhaseKind.TALK:
            return _talk(frame, juror)
        case PhaseKind.DRAFTING:
            return _recommendations(frame, juror)
        case PhaseKind.CLOSE:
            return (_journey(frame, juror), *for_juror(frame, juror))
        case _:
            return ()


def _recommendations(frame: Frame, juror: JurorNumber) -> Screen:
    state = frame.moment.state
    gone = frame.once("gone into", lambda: gone_into(state))
    return (*recommendation_list(state, juror), *for_juror(frame, juror), *gone)


def _exhibit(frame: Frame) -> Screen:
    """The card stays as it is while pages are turned; where the wall is stands beside it."""
    state = frame.moment.state
    exhibit = shown_exhibit(state)
    if exhibit is None:
        return (_waiting(frame),)
    return (*following(state), frame.once(("exhibit", exhibit.id), lambda: ExhibitCard(exhibit)), OwnNotes(exhibit.id))


def _hearing(frame: Frame, juror: JurorNumber) -> Screen:
    by = By(Role.JUROR, juror)
    return (*question_merges(frame, by), *hearing(frame, by), *requested(frame, by))


def _talk(frame: Frame, juror: JurorNumber) -> Screen:
    """Where a round has tables, there is nothing to say before one sits at one: nobody would hear it."""
    state, by = frame.moment.state, By(Role.JUROR, juror)
    card = table_card(state, juror)
    if state.the_phase.tables and not card.table:
        return (card,)
    form = frame.once("contribute", lambda: contribution_form(state))
    said = frame.once("said", lambda: said_in_this_round(frame))
    hosting = bool(card.table) and hosts(frame, card.table, juror)
    name = ("table talk", card.table, by if hosting or by in said.involved else None)
    together = merge_form(state, by) if hosting else ()
    turns = _turns(frame, card.table, juror) if card.table else ()
    talk = frame.once(name, lambda: table_talk(said, by, card.table, hosting))
    asked = merges_asked(state, by) if state.merges else ()
    return (card, *turns, *asked, form, *my_contributions(said, by), talk, *together, *requested(frame, by))


def _turns(frame: Frame, table: int, juror: JurorNumber) -> Screen:
    """Whoever looks after the table's turns has them all on their tablet, beside their own."""
    prompts = frame.once("further prompts", lambda: further_prompts(frame.moment.state))
    host = table_host(frame, table, juror) if hosts(frame, table, juror) else ()
    return (*prompts, my_turn(frame, table, juror), *host)


def _journey(frame: Frame, juror: JurorNumber) -> Region:
    return frame.once(("journey", juror), lambda: _my_journey(frame, juror))


def _is_own(frame: Frame, juror: JurorNumber) -> bool:
    return journey.is_own(frame.moment, juror)


def _my_journey(frame: Frame, juror: JurorNumber) -> Region:
    answered = frame.once("journeys", lambda: last_views(frame.moment.state))
    return journey.my_journey(frame.moment, answered, juror)


def _papers(frame: Frame, put: tuple[Vote, ...], juror: JurorNumber) -> Screen:
    return tuple(region for vote in put for region in _paper(frame, vote, juror))


def _paper(frame: Frame, vote: Vote, juror: JurorNumber) -> Screen:
    if vote.secret:
        return (secret_paper(frame, vote, juror),)
    state = frame.moment.state
    voting = state.voting(vote.id)
    if not voting.is_open:
        return (_alike(frame, vote, ballots.vote_over(state, vote, juror)), *_traced(frame, vote, juror))
    if voting.has_finished(juror):
        return (_alike(frame, vote, ballots.finished(state, vote, juror)), *_traced(frame, vote, juror))
    head = frame.once(("ballot-head", vote.id), lambda: ballots.ballot_head(vote))
    questions = pages_in_order(map(state.the_plan.question, vote.questions), juror)
    pages = [_page(frame, vote, number, question, juror) for number, question in enumerate(questions, 1)]
    last = (_alike(frame, vote, ballots.ballot_finish(state, vote, juror)),) if vote.to_finish else ()
    return (head, *pages, *last, _alike(frame, vote, ballots.ballot_foot(state, vote, juror)))


def _traced(frame: Frame, vote: Vote, juror: JurorNumber) -> Screen:
    """Whoever wrote something beside an answer is asked what it came of once the answers are in."""
    return frame.once(("traced", vote.id, juror), lambda: reasons_traced(frame, vote, juror))


def _alike(frame: Frame, vote: Vote, region: Counting) -> Region:
    """Jurors who have answered equally many questions of a vote share one object."""
    return frame.once((type(region), vote.id, region.answered), lambda: region)


def _page(frame: Frame, vote: Vote, number: int, question: Question, juror: JurorNumber) -> Region:
    """Jurors with the same answer in the same revision, who meet the options in the same order, share one page."""
    state = frame.moment.state
    answer = state.voting(vote.id).answers_to(question.id).get(juror)
    name = (vote.id, question.id, number, answer, juror if question.shuffled else None)
    return frame.once(name, lambda: ballots.ballot_question(state, vote, number, question, juror))


def _results(frame: Frame, shown: tuple[Vote, ...], juror: JurorNumber) -> Screen:
    state = frame.moment.state
    if card := frame.once("change", lambda: change_card(state), of=state):
        return card
    told = frame.once("receipts", lambda: receipts.told(state))
    cards = (region for vote in shown for region in _result(frame, vote, juror))
    shut = () if _is_own(frame, juror) else (_journey(frame, juror),)
    return (*cards, *(region for vote in told for region in _receipt(frame, vote, juror)), *shut)


def _receipt(frame: Frame, vote: Vote, juror: JurorNumber) -> Screen:
    """One's own ballot, and below it every ballot of the questions that the room looks at."""
    state, voting = frame.moment.state, frame.moment.state.voting(vote.id)
    asked = frame.once(("in part", vote.id), lambda: results.in_part(state, vote))
    part = tuple(question.id for question in asked)
    given = frame.once(("given", vote.id), lambda: receipts.given_in(results.closing_of(state, vote)), voting)
    mine = (("mine", vote.id, part, juror), lambda: receipts.my_ballot(state, vote, asked, juror, given))
    everybody = (("published", vote.id, part), lambda: receipts.published_ballots(state, vote, asked))
    own = (frame.once(*mine, of=voting),) if vote.secret or _is_own(frame, juror) else ()
    return (*own, frame.once(*everybody, of=voting))


def _result(frame: Frame, vote: Vote, juror: JurorNumber) -> Screen:
    state = frame.moment.state
    cards = frame.once(("results", vote.id), lambda: results.results(results.ResultCard, state, vote))
    return tuple(region for card in cards for region in (card, *_my_move(frame, vote, card.question, juror)))


def _my_move(frame: Frame, vote: Vote, question: QuestionId, juror: JurorNumber) -> Screen:
    state = frame.moment.state
    first = frame.once(("firsts", vote.id), lambda: results.revealed_firsts(state, vote)).get(question)
    if first is None or first.secret or vote.secret or not _is_own(frame, juror):
        return ()
    return (results.my_move(state, vote, first, question, juror),)


def _waiting(frame: Frame) -> Region:
    return frame.once("waiting", lambda: day.waiting(frame.moment.state))
