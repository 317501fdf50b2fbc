"""Whatever happens: properties of every day that the rules let happen."""

from contextlib import suppress
from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from app.jury.entry import Entry
from app.jury.people import By
from app.jury.reasons import Refused
from app.jury.rules import apply, check, fold, undo
from app.jury.state import EMPTY, State
from app.jury.votes.acts import VoteClosed
from app.jury.votes.moments import can_still_be_put, may_be_told
from app.jury.votes.turnout import entitled
from tests.days import FACILITATOR, START, entry_for
from tests.random_days import BEGINNINGS, beginnings, bounded, lived, wishes


@bounded
@given(beginnings, wishes)
def test_replaying_the_journal_gives_the_state_that_was_lived(beginning, wanted):
    entries, _ = BEGINNINGS[beginning]
    replayed = fold(entries)
    journal = list(entries)
    for moved in lived(beginning, wanted):
        replayed = apply(replayed, moved.entry)
        journal.append(moved.entry)
        assert replayed == moved.after
    assert fold(journal) == replayed


@bounded
@given(beginnings, wishes)
def test_no_state_is_changed_after_the_fact(beginning, wanted):
    entries, _ = BEGINNINGS[beginning]
    days = list(lived(beginning, wanted))
    for place, moved in enumerate(days):
        assert moved.before == fold([*entries, *(earlier.entry for earlier in days[:place])])


@bounded
@given(beginnings, wishes)
def test_an_undo_that_is_offered_is_accepted(beginning, wanted):
    for moved in lived(beginning, wanted):
        act = undo(moved.after)
        if act is not None:
            taken_back = apply(moved.after, entry_for(moved.after, FACILITATOR, act, 1000, moved.entry.at))
            assert act.undoes not in {entry.seq for entry in taken_back.undoable}


@bounded
@given(beginnings, wishes)
def test_every_day_can_be_taken_back_step_by_step_until_nothing_is_left(beginning, wanted):
    state = BEGINNINGS[beginning][1]
    for moved in lived(beginning, wanted):
        state = moved.after
    steps = len(state.undoable)
    for seq in range(1000, 1001 + steps):
        act = undo(state)
        if act is None:
            break
        state = apply(state, entry_for(state, FACILITATOR, act, seq, START))
    assert undo(state) is None


@bounded
@given(beginnings, wishes)
def test_an_outcome_is_of_the_kind_its_act_declares(beginning, wanted):
    for moved in lived(beginning, wanted):
        assert type(moved.entry.outcome) is type(moved.entry.act).outcome


@bounded
@given(beginnings, wishes)
def test_a_close_counts_every_answer_of_those_who_may_vote_and_nothing_else(beginning, wanted):
    for moved in lived(beginning, wanted):
        closing = moved.entry.outcome
        if not isinstance(closing, VoteClosed):
            continue
        answers = moved.before.voting(moved.entry.act.vote).answers
        answered = {juror for by_juror in answers.values() for juror in by_juror}
        assert closing.entitled == len(entitled(moved.before) | answered)
        assert closing.turnout == len(answered)
        for question in map(moved.before.the_plan.question, moved.before.the_plan.vote(moved.entry.act.vote).questions):
            cast = [answer.mark for answer in answers.get(question.id, {}).values()]
            assert sorted(cast) == list(closing.ballots[question.id])
            assert sum(n for _, n in closing.counts[question.id]) == len(cast)


@bounded
@given(beginnings, wishes)
def test_the_room_is_always_in_one_piece(beginning, wanted):
    for moved in lived(beginning, wanted):
        state = moved.after
        assert state.the_phase.id in state.day.clocks
        for clock in state.day.clocks.values():
            assert (clock.ends_at is None) != (clock.left is None)
        checked_in = {juror for juror, seat in state.seats.items() if seat.checked_in}
        for vote, voting in state.votes.items():
            assert len(voting.closings) == voting.version - voting.is_open
            assert voting.revealed in ({0} if voting.is_open else {0, voting.version})
            assert not voting.is_open or vote in state.the_phase.votes
            assert all(by_juror.keys() <= checked_in for by_juror in voting.answers.values())


@bounded
@given(beginnings, wishes)
def test_nothing_is_revealed_while_somebody_s_second_answer_could_be_swayed(beginning, wanted):
    for moved in lived(beginning, wanted):
        for vote in moved.after.the_plan.votes if moved.after.is_open else ():
            if moved.after.voting(vote.id).revealed and not moved.before.voting(vote.id).revealed:
                assert may_be_told(moved.before, vote)
                again = moved.after.voting("refined")
                assert vote.id != "opening" or again.is_closed or not can_still_be_put(moved.after, "refined")


@dataclass
class Room:
    """One worker's own folded state, as far as it has read the journal they share."""

    state: State = EMPTY
    read: int = 0

    def catch_up(self, journal: list[Entry]) -> None:
        self.state = fold(journal[self.read :], self.state)
        self.read = len(journal)


@dataclass
class Journal:
    """Takes an entry if its seq is the next one; otherwise the room reads on and asks the rules again."""

    entries: list[Entry] = field(default_factory=list)

    def submit(self, room: Room, by: By, act, now: int) -> None:
        while True:
            outcome = check(room.state, by, act, now)
            if room.read == len(self.entries):
                break
            room.catch_up(self.entries)
        self.entries.append(Entry(room.read + 1, now, by, f"{room.read:032x}", act, outcome))


@bounded
@given(beginnings, wishes, st.lists(st.tuples(st.integers(0, 2), st.booleans()), min_size=40, max_size=40))
def test_rooms_that_lag_behind_one_another_end_in_the_same_state(beginning, wanted, turns):
    journal = Journal(list(BEGINNINGS[beginning][0]))
    rooms = [Room(), Room(), Room()]
    for room in rooms:
        room.catch_up(journal.entries)
    for turn, (wish, (number, attentive)) in enumerate(zip(wanted, turns, strict=False)):
        room = rooms[number]
        meant = wish.act([EMPTY, room.state])
        if meant is not None:
            with suppress(Refused):
                journal.submit(room, *meant, START + turn)
        if attentive:
            rooms[(number + 1) % 3].catch_up(journal.entries)
    for room in rooms:
        room.catch_up(journal.entries)
    assert rooms[0].state == rooms[1].state == rooms[2].state == fold(journal.entries)
    assert [entry.seq for entry in journal.entries] == list(range(1, len(journal.entries) + 1))
