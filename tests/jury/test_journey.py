"""One's own way through the day: where one began and ended in each reading, what moved one, one's own words alone."""

from dataclasses import replace

from app.jury.journey.said import own_words
from app.jury.journey.views import Ways, last_views, ways
from app.jury.votes.plan import Method, Option, Question, Reading, Vote, When
from tests.days import (
    HEARD,
    HEARING,
    PLAN,
    REFINED_CAST,
    after,
    moved_to,
    opened,
    said,
    seated,
    vote_closed,
    vote_opened,
    voted,
)
from tests.drafted import DISSENTED, FROZEN, conditional
from tests.jury.heard import PULSED

POINTS = Question(
    "spread", Method.POINTS, said("Spread ten"), (Option("a", said("A.")), Option("b", said("B."))), total=10
)
ABOUT = replace(
    PLAN,
    questions=(
        *(replace(question, about="stay" if question.reading else None) for question in PLAN.questions),
        POINTS,
    ),
    votes=(PLAN.votes[0], replace(PLAN.votes[1], questions=(*PLAN.votes[1].questions, "spread"))),
)
WALKED = (
    opened(plan=ABOUT),
    seated(1, 2),
    moved_to("opening"),
    vote_opened("opening"),
    voted(1, "opening", keep=0, support=-1, me=2, all=99),
    vote_closed("opening"),
    seated(3),
    moved_to("refined"),
    vote_opened("refined"),
    voted(1, "refined", support=2, me=2, all=-3, spread=(3, 7)),
    voted(3, "refined", keep=1, support=3),
    vote_closed("refined"),
)


def walked(number: int, *more: object) -> Ways:
    state = after(*WALKED, *more)
    return ways(state, last_views(state), number)


def test_an_option_has_its_readings_support_first_and_their_ends_where_both_are_on_the_scale():
    (stay,) = walked(1).options
    assert [way.reading for way in stay.ways] == [Reading.SUPPORT, Reading.ME, Reading.ALL]
    assert [way.ends for way in stay.ways] == [(-1, 2), (2, 2), (None, -3)], "not sure is no point of the scale"


def test_no_answer_is_told_as_none_and_what_was_put_once_has_no_beginning():
    mine = walked(1)
    (keep,), (spread,) = mine.again, mine.once
    assert (keep.question, keep.put_before, keep.after) == ("keep", True, None)
    assert (spread.put_before, [(part.words["en"], part.points) for part in spread.after or ()]) == (
        False,
        [("A.", 3), ("B.", 7)],
    )
    assert not mine.late


def test_who_came_late_is_told_so_and_who_answered_nothing_has_no_way():
    late = walked(3)
    (stay,) = late.options
    assert (late.late, [way.before for way in stay.ways], stay.ways[0].ends) == (True, [None], (None, 3))
    assert walked(2) == Ways()


def test_nothing_is_told_of_a_vote_that_is_still_open():
    state = after(REFINED_CAST)
    assert last_views(state) == ()
    assert last_views(after(REFINED_CAST, vote_closed("refined")))


def test_what_moved_one_is_one_s_own_taps_in_words():
    state = after(PULSED)
    (mine,) = own_words(state, 1).tapped
    assert (mine.exhibit, mine.about) == (said("A story"), said("How good is it, support?"))
    assert own_words(state, 4).tapped == ()
    assert (own_words(state, 1).moving, own_words(state, 1).unmoving) == ((mine,), ())
    (other,) = own_words(state, 3).unmoving
    assert own_words(state, 3).moving == ()
    assert other.about is None


def test_what_mattered_most_is_told_once_its_vote_has_closed():
    asked = Question("mattered", Method.SINGLE, said("What mattered?"), PLAN.questions[0].options, own_words=True)
    plan = replace(
        PLAN,
        questions=(*PLAN.questions, asked),
        votes=(*PLAN.votes[:1], Vote("refined", When.REFINED, said("Refined"), ("keep", "mattered"))),
    )
    voting = (opened(plan=plan), seated(1, 2), moved_to("refined"), vote_opened("refined"))
    day = (*voting, voted(1, "refined", mattered=2))
    assert own_words(after(*day), 1).mattered is None
    told = own_words(after(*day, vote_closed("refined")), 1).mattered
    assert told is not None
    assert [part.words for part in told.what] == [said("no")]
    assert own_words(after(*day, vote_closed("refined")), 2).mattered is None


def test_conditions_and_signatures_are_their_juror_s_own():
    state = after(DISSENTED, conditional(1, "It is published"))
    assert [each.text for each in own_words(state, 1).conditions] == ["It is published"]
    assert [each.text for each in own_words(state, 4).signed] == ["We would rather not pay."]
    assert (own_words(state, 4).conditions, own_words(state, 1).signed) == ((), ())
    assert after(FROZEN).recommendations.statements == {}


def test_a_question_has_the_answer_of_the_one_that_it_was_merged_into():
    state = after(HEARING)
    (name,) = state.questions.asked
    mine = state.questions.asked[name]
    other = replace(mine, seq=name + 1, text="Both", answered=True, reply="All of us.", voices=(mine.author,))
    merged = replace(
        state, questions=replace(state.questions, asked={name: replace(mine, into=other.seq), other.seq: other})
    )
    (told,) = own_words(merged, 1).asked
    assert (told.text, told.answered, told.reply) == ("Who pays?", True, "All of us.")
    assert own_words(after(HEARD), 1).asked == ()
