"""A question put again is compared by itself, and held back by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.jury.day.agenda_acts import ChangeAgenda, CloseSitting
from app.jury.day.plan import PhaseKind
from app.jury.reasons import Reason
from app.jury.votes.acts import OpenVote, RevealVotes
from app.jury.votes.moments import awaited, can_begin, first_view, may_be_told
from app.jury.votes.plan import Vote, When
from tests.days import (
    COUNTED,
    FACILITATOR,
    PLAN,
    Step,
    accepted,
    after,
    moved_to,
    opened,
    phase,
    refused,
    revealed,
    said,
    seated,
    vote_closed,
    vote_opened,
    voted,
)


def put(name: str, when: When, *questions: str) -> Vote:
    return Vote(name, when, said(name), questions)


def plan_of(*votes: Vote):
    """Each vote in a talk of its own, in this order, and a step to close the day."""
    talks = tuple(replace(phase(PhaseKind.TALK, 10, votes=(vote.id,)), id=vote.id) for vote in votes)
    return replace(PLAN, votes=votes, agenda=(*talks, phase(PhaseKind.CLOSE, 5)))


def held(vote: str, **answers: int) -> Step:
    """The vote is put and closed in its own step; juror 1 gives these answers."""
    cast = (voted(1, vote, **answers),) if answers else ()
    return (moved_to(vote) if vote != "opening" else (), vote_opened(vote), *cast, vote_closed(vote))


def day(*votes: Vote):
    """A day of these votes with jurors 1 and 2 in; the first of them is the opening one."""
    return opened(plan=plan_of(*votes)), seated(1, 2)


WHOLE_OPENING = put("opening", When.OPENING, "keep", "support", "me")
INTERIM = put("interim", When.INTERIM, "keep", "all")
SUPPORT_ALONE = put("refined", When.REFINED, "support")
THE_REST = put("rest", When.REFINED, "me", "keep")
EVALUATION = put("evaluation", When.EVALUATION, "me")
APART = day(WHOLE_OPENING, INTERIM, SUPPORT_ALONE, THE_REST, EVALUATION)


def first(state, vote: str, question: str) -> str | None:
    found = first_view(state, state.the_plan.vote(vote), question)
    return found.id if found else None


def told(state, vote: str) -> bool:
    return may_be_told(state, state.the_plan.vote(vote))


# What a question is compared with


def test_a_question_is_compared_with_its_own_first_putting_whatever_stood_beside_it():
    state = after(APART, held("opening"), held("interim"), held("refined"), held("rest"), held("evaluation"))
    assert first(state, "refined", "support") == "opening"
    assert (first(state, "rest", "me"), first(state, "rest", "keep")) == ("opening", "opening")
    assert first(state, "evaluation", "me") == "opening"
    assert first(state, "interim", "keep") == "opening"


def test_the_first_putting_of_a_question_is_compared_with_nothing():
    state = after(APART, held("opening"), held("interim"))
    assert [first(state, "opening", question) for question in WHOLE_OPENING.questions] == [None, None, None]
    assert first(state, "interim", "all") is None


def test_without_an_opening_view_the_interim_one_was_the_first():
    assert first(after(APART), "rest", "keep") is None, "nothing was put yet"
    interim_only = after(APART, held("interim"), held("rest"))
    assert (first(interim_only, "rest", "keep"), first(interim_only, "rest", "me")) == ("interim", None)


def test_of_two_interim_views_the_later_is_compared_with_the_earlier_and_neither_with_what_follows():
    votes = (put("one", When.INTERIM, "keep"), put("two", When.INTERIM, "keep", "me"))
    state = after(opened(plan=plan_of(*votes)), seated(1), vote_opened("one"), vote_closed("one"), held("two"))
    assert (first(state, "two", "keep"), first(state, "one", "keep"), first(state, "two", "me")) == ("one", None, None)


def test_practice_is_compared_with_nothing_and_nothing_with_practice():
    votes = (put("practice", When.PRACTICE, "keep"), put("refined", When.REFINED, "keep"))
    state = after(opened(plan=plan_of(*votes)), seated(1), vote_opened("practice"), vote_closed("practice"))
    assert (first(state, "refined", "keep"), first(state, "practice", "keep")) == (None, None)
    assert told(state, "practice"), "and it holds nothing back"


def test_two_refined_views_are_both_compared_with_the_opening_one():
    votes = (WHOLE_OPENING, put("refined", When.REFINED, "keep"), put("again", When.REFINED, "keep"))
    state = after(day(*votes), held("opening"), held("refined"), held("again"))
    assert (first(state, "refined", "keep"), first(state, "again", "keep")) == ("opening", "opening")


# What is held back


def test_an_opening_view_is_held_back_until_each_of_its_questions_has_been_put_again():
    steps = (held("opening"), held("interim"), held("refined"), held("rest"))
    states = [after(APART, *steps[: n + 1]) for n in range(4)]
    assert [told(state, "opening") for state in states] == [False, False, False, True]
    assert [told(state, "interim") for state in states[1:]] == [False, False, True]
    assert refused(states[2], FACILITATOR, RevealVotes({"opening": 1})) == Reason.COUNTERPART_OPEN
    assert accepted(states[3], FACILITATOR, RevealVotes({"opening": 1})).voting("opening").revealed == 1


def test_a_refined_view_waits_for_nobody_else_s():
    state = after(APART, held("opening"), held("refined"))
    assert told(state, "refined")
    assert accepted(state, FACILITATOR, RevealVotes({"refined": 1})).voting("refined").revealed == 1


def test_what_the_room_says_of_an_option_in_other_words_is_held_back_until_its_refined_view_is_in():
    support, other = (replace(PLAN.question(each), about="stay") for each in ("support", "me"))
    votes = WHOLE_OPENING, put("straw", When.INTERIM, "me"), put("refined", When.REFINED, "support")
    asked = tuple({"support": support, "me": other}.get(each.id, each) for each in PLAN.questions)
    for questions, free in ((asked, False), (PLAN.questions, True)):
        begun = opened(plan=replace(plan_of(*votes), questions=questions)), seated(1, 2), held("opening"), held("straw")
        assert may_be_told(after(*begun), votes[1]) is free
        assert may_be_told(after(*begun, moved_to("refined"), vote_opened("refined")), votes[1]) is free
        assert may_be_told(after(*begun, held("refined")), votes[1])


def test_an_interim_view_whose_questions_are_not_put_again_is_free():
    free = put("interim", When.INTERIM, "all")
    assert told(after(day(WHOLE_OPENING, free, SUPPORT_ALONE), held("opening"), held("interim")), "interim")


def test_without_a_refined_view_to_come_an_opening_one_waits_for_the_interim_one():
    votes = (put("opening", When.OPENING, "keep"), put("interim", When.INTERIM, "keep"))
    assert not told(after(day(*votes), held("opening")), "opening")
    assert told(after(day(*votes), held("opening"), held("interim")), "opening")


def test_with_a_refined_view_closed_an_interim_one_that_was_skipped_holds_nothing_back():
    votes = (put("opening", When.OPENING, "keep"), put("interim", When.INTERIM, "keep"), THE_REST)
    assert told(after(day(*votes), held("opening"), held("rest")), "opening")


@pytest.mark.parametrize("vote", ["opening", "interim", "refined", "rest", "evaluation"])
def test_no_result_is_told_while_one_of_its_questions_is_being_answered_in_another_vote(vote):
    """All are put and closed; then one that shares a question is open again."""
    whole = (held("opening"), held("interim"), held("refined"), held("rest"), held("evaluation"))
    state = after(APART, *whole)
    assert told(state, vote)
    sharing = {"opening": "rest", "interim": "rest", "refined": "opening", "rest": "evaluation", "evaluation": "rest"}
    again = after(APART, *whole, moved_to("close"), moved_to(sharing[vote]), vote_opened(sharing[vote]))
    assert not told(again, vote)
    assert refused(again, FACILITATOR, RevealVotes({vote: 1})) == Reason.COUNTERPART_OPEN


def test_a_vote_on_other_questions_holds_nothing_back():
    state = after(APART, held("refined"), moved_to("evaluation"), vote_opened("evaluation"))
    assert told(state, "refined")


def test_a_refined_view_that_was_dropped_holds_nothing_back_and_the_next_is_awaited_instead():
    votes = (put("opening", When.OPENING, "keep"), put("refined", When.REFINED, "keep"), THE_REST)
    state = after(day(*votes), held("opening"))
    opening = state.the_plan.vote("opening")
    assert [each.id for each in awaited(state, opening)] == ["refined"]
    without = accepted(state, FACILITATOR, ChangeAgenda(("refined", "rest", "close"), ("rest", "close")))
    assert [each.id for each in awaited(without, opening)] == ["rest"]
    neither = accepted(state, FACILITATOR, ChangeAgenda(("refined", "rest", "close"), ("close",)))
    assert (awaited(neither, opening), told(neither, "opening")) == ((), True)


def test_once_the_day_is_over_nothing_is_still_to_be_put():
    state = after(APART, held("opening"), moved_to("close"))
    assert not told(state, "opening")
    assert told(accepted(state, FACILITATOR, CloseSitting("close")), "opening")


def test_the_second_of_two_refined_views_may_know_the_first():
    votes = (WHOLE_OPENING, put("refined", When.REFINED, "keep", "support", "me"), put("again", When.REFINED, "keep"))
    state = after(day(*votes), held("opening"), held("refined"), revealed("opening", "refined"), moved_to("again"))
    assert accepted(state, FACILITATOR, OpenVote("again", 1)).voting("again").is_open


# Too late


def test_a_vote_cannot_begin_once_what_awaited_it_is_known_on_any_question():
    dropped = after_agenda(after(APART, held("opening")), "close")
    state = accepted(dropped, *revealed("opening")(dropped))
    back = after_agenda(state, "refined", "rest", "evaluation", "close")
    for vote in ("refined", "rest"):
        assert not can_begin(back, back.the_plan.vote(vote))
    here = accepted(back, *moved_to("refined")(back))
    assert refused(here, FACILITATOR, OpenVote("refined", 1)) == Reason.COUNTERPART_REVEALED
    assert can_begin(back, back.the_plan.vote("evaluation")), "an evaluation is not awaited"


def test_an_opening_view_that_was_skipped_cannot_begin_once_the_refined_one_is_known():
    state = after(APART, held("refined"), revealed("refined"), moved_to("opening"))
    assert refused(state, FACILITATOR, OpenVote("opening", 1)) == Reason.COUNTERPART_REVEALED


def test_what_was_put_before_may_be_opened_again():
    state = after(APART, held("opening"), held("refined"), revealed("refined"), moved_to("opening"))
    assert accepted(state, FACILITATOR, OpenVote("opening", 2)).voting("opening").is_open


def after_agenda(state, *ahead: str):
    return accepted(state, FACILITATOR, ChangeAgenda(state.ahead, ahead))


# As it always was


def test_an_instrument_put_whole_both_times_is_compared_question_by_question_and_held_back_whole():
    state = after(COUNTED)
    opening, refined = PLAN.votes
    assert {first(state, "refined", question) for question in refined.questions} == {"opening"}
    assert (awaited(state, opening), awaited(state, refined)) == ((refined,), ())
