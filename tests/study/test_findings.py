"""What a sitting found, as counts, and nothing before its time."""

from dataclasses import replace

from app.jury.contributions.acts import Perspective, Stance
from app.jury.day.acts import OpenSitting
from app.jury.day.agenda_acts import Adjourn, CloseSitting, Resume
from app.jury.people import By
from app.jury.questions.acts import AnswerWitnessQuestion
from app.jury.seats.acts import CheckIn, Leave
from app.jury.seats.plan import COUNT_MOVES, QUOTE_WORDS, Consent, in_version
from app.jury.votes.acts import CastBallot
from app.jury.votes.plan import When
from app.jury.votes.results import Split, split
from app.plans.advice import advice
from app.study.findings import Findings, Standing, findings, minutes_met
from tests.days import (
    COUNTED,
    FACILITATOR,
    HEARING,
    HEARING_SHOWN,
    OPENING_CAST,
    OPENING_OVER,
    ORGANISER,
    REFINED_CAST,
    SPOKEN,
    WHOLE,
    WHOLE_ARRIVED,
    Step,
    after,
    asked,
    contributed,
    inside,
    juror,
    looked_at,
    moved_to,
    said,
    seated,
    told,
    vote_closed,
    vote_opened,
    voted,
)


def found(*day: Step) -> Findings:
    return findings(told(*day)[0])


def standings(*day: Step) -> dict[str, Standing]:
    return {each.vote.id: each.standing for each in found(*day).votes}


# Nothing before its time


def test_a_vote_is_told_once_it_and_its_counterpart_have_closed():
    assert standings(OPENING_CAST) == {"opening": Standing.OPEN, "refined": Standing.NOT_PUT}
    assert standings(OPENING_OVER) == {"opening": Standing.HELD_BACK, "refined": Standing.NOT_PUT}
    assert standings(REFINED_CAST) == {"opening": Standing.HELD_BACK, "refined": Standing.OPEN}
    assert standings(COUNTED) == {"opening": Standing.COUNTED, "refined": Standing.COUNTED}


def test_two_days_that_differ_in_marks_alone_find_the_same_until_they_are_told():
    def day(mark: int) -> Step:
        return OPENING_CAST, voted(1, "opening", keep=mark, me=2 * mark - 3)

    for over in ((), (vote_closed("opening"),)):
        assert found(day(1), over) == found(day(2), over)
    both = (vote_closed("opening"), moved_to("refined"), vote_opened("refined"), vote_closed("refined"))
    assert found(day(1), both) != found(day(2), both), "there was something to hold back"


def test_a_vote_that_is_opened_again_is_told_no_longer():
    again = (COUNTED, moved_to("refined"), vote_opened("refined"))
    assert found(COUNTED).hats
    assert found(again).hats == ()
    assert standings(again) == {"opening": Standing.HELD_BACK, "refined": Standing.OPEN}


# Who took part


def test_latecomers_are_counted_and_those_who_left_and_those_who_agreed():
    people = found(COUNTED, seated(5), (juror(2), Leave())).people
    assert (people.seats, people.checked_in, people.left, people.late) == (5, 5, 1, 1)
    assert people.agreed_to_be_counted == 4


def test_whether_somebody_is_late_is_not_told_before_the_opening_view_is():
    assert found(OPENING_CAST).people.late is None


def test_a_shared_seat_is_several_people():
    assert found(COUNTED, (juror(1), CheckIn((), people=3))).people.people == 6


def test_the_jury_met_from_the_first_check_in_to_the_close_without_the_time_adjourned():
    entries = told(
        WHOLE_ARRIVED,
        moved_to("close"),
        (FACILITATOR, Adjourn("close")),
        (FACILITATOR, Resume("close")),
        (FACILITATOR, CloseSitting("close")),
    )[0]
    first = next(number for number, entry in enumerate(entries) if isinstance(entry.act, CheckIn))
    minute = 60_000

    def timed(**at: int) -> tuple:
        times = {type(entry.act).__name__: at.get(type(entry.act).__name__) for entry in entries}
        return tuple(
            replace(entry, at=minute * (times[type(entry.act).__name__] or (0 if number <= first else 5)))
            for number, entry in enumerate(entries)
        )

    assert minutes_met(timed(Adjourn=100, Resume=1000, CloseSitting=1060)) == 160
    assert minutes_met(timed(Adjourn=100, Resume=1000, CloseSitting=1060)[:-2]) == 100
    assert minutes_met(entries[:first]) == 0


# For me and for everyone


def test_a_scale_is_split_at_its_middle():
    assert split(((-3, 1), (-1, 2), (0, 4), (2, 8), (99, 16))) == Split(below=3, middle=4, above=8, unsure=16)
    assert split(()) == Split(0, 0, 0, 0)


def test_each_hat_stands_beside_the_other_before_and_after():
    hats = {hat.reading: hat for hat in found(COUNTED).hats}
    assert list(hats) == ["support", "me", "all"]
    assert hats["me"].before == Split(below=0, middle=0, above=2, unsure=1)
    assert hats["me"].after == Split(below=0, middle=0, above=3, unsure=1)


def test_practice_is_in_no_finding():
    trying = replace(WHOLE.votes[2], id="trying", when=When.PRACTICE)
    plan = replace(WHOLE, votes=(*WHOLE.votes, trying))
    day = ((ORGANISER, OpenSitting(plan, (1, 2))), seated(1))
    assert "trying" not in {each.vote.id for each in found(day).votes}
    assert "evaluation" in {each.vote.id for each in found(day).votes}


# What was said and asked


def test_contributions_are_counted_by_round_stance_and_hat():
    (first, second) = found(SPOKEN, contributed(3, "And pride.")).rounds
    assert {stance: (me, everybody) for stance, me, everybody in first.counts}[Stance.FOR] == (0, 2)
    assert all((me, everybody) == (0, 0) for _, me, everybody in second.counts)
    assert (first.shown, first.not_shown) == ((), 2)


def test_only_what_the_table_was_shown_is_quoted_and_never_by_whom():
    quoted = found(SPOKEN, looked_at, contributed(3, "And pride.")).rounds[0]
    assert [(each.perspective, each.text) for each in quoted.shown] == [(Perspective.EVERYBODY, "It gives work.")]
    assert quoted.not_shown == 1
    assert not [value for value in inside(quoted.shown) if isinstance(value, int | By)]


def agreeing(*consents: str) -> Step:
    """A whole day whose plan asks whether one may be quoted, with juror 1 in."""
    plan = replace(WHOLE, consents=(*WHOLE.consents, Consent(QUOTE_WORDS, said("Quote me"))))
    return (ORGANISER, OpenSitting(plan, (1, 2))), seated(1, 2, consents=(COUNT_MOVES, *consents))


def test_a_later_version_of_a_consent_means_what_the_first_did_and_the_record_says_which_it_was():
    counted, quoted = in_version(COUNT_MOVES, 2), in_version(QUOTE_WORDS, 3)
    plan = replace(WHOLE, consents=(Consent(counted, said("Count me")), Consent(quoted, said("Quote me"))))
    opened = (ORGANISER, OpenSitting(plan, (1, 2, 3)))
    came = (opened, seated(1, consents=(counted, quoted)), seated(2, consents=()), seated(3, consents=(quoted,)))
    assert after(*came).seats[1].consents == (counted, quoted)
    assert found(*came).people.agreed_to_be_counted == 1
    assert found(*came, moved_to("talk"), contributed(1), looked_at).rounds[0].shown
    assert found(*came, moved_to("talk"), contributed(2), looked_at).rounds[0].not_shown == 1
    assert not [remark for remark in advice(plan) if remark.place == "consents"]


def test_whoever_did_not_agree_to_be_quoted_is_counted_alone():
    talk = (moved_to("talk"), contributed(1), looked_at)
    assert found(agreeing(QUOTE_WORDS), talk).rounds[0].shown
    silent = found(agreeing(), talk).rounds[0]
    assert (silent.shown, silent.not_shown) == ((), 1)


def test_own_words_are_quoted_in_the_order_of_the_alphabet_from_those_who_agreed():
    def wrote(number: int, text: str) -> Step:
        return juror(number), CastBallot("refined", 1, 1, {"reasons": (0,)}, {"reasons": text})

    def written(*consents: str) -> tuple:
        opening = (moved_to("opening"), vote_opened("opening"), vote_closed("opening"))
        refined = (moved_to("refined"), vote_opened("refined"), wrote(1, "Work."), wrote(2, "Beauty."))
        return found(agreeing(*consents), opening, refined, vote_closed("refined")).written

    assert [each.texts for each in written(QUOTE_WORDS)] == [("Beauty.", "Work.")]
    assert written() == ()


def test_questions_are_told_unanswered_ones_first_and_what_was_not_shown_is_only_counted():
    assert (found(HEARING).asked, found(HEARING).asked_not_shown) == ((), 1)
    shown = found(HEARING_SHOWN, asked(2, "And then?"))
    assert [(each.text, each.answered) for each in shown.asked] == [("Who pays?", False)]
    assert shown.asked_not_shown == 1

    def answered(state):
        return FACILITATOR, AnswerWitnessQuestion(next(iter(state.questions.asked)), False, True, "All of us.")

    assert [(each.answered, each.reply) for each in found(HEARING_SHOWN, answered).asked] == [(True, "All of us.")]
