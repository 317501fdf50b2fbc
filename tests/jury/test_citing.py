"""What made somebody say so: one's own to say, of what the room has been shown, and told with all that was merged."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.jury.citing.acts import Cite, CiteForReason
from app.jury.citing.rules import MOST_CITED
from app.jury.citing.state import NOTHING, Cited
from app.jury.citing.told import because_of, reason_because_of
from app.jury.contributions.acts import (
    AnswerMerge,
    ModerateContribution,
    OfferMerge,
    Perspective,
    Stance,
    WithdrawContribution,
)
from app.jury.questions.acts import AnswerWitnessQuestion, ModerateWitnessQuestion
from app.jury.reasons import Reason
from tests.days import (
    AFTER_A_STORY,
    CLOSING,
    FACILITATOR,
    HEARING_SHOWN,
    REASONED,
    STORY_SHOWN,
    Step,
    accepted,
    after,
    contributed,
    juror,
    moved_to,
    refused,
    scribe,
    tables_set,
    told,
)
from tests.drafted import ANOTHER, DISSENT, DISSENTED, IT, MERGED

SAID_IN = told(AFTER_A_STORY)[0][-1].seq
ASKED_IN = next(iter(after(HEARING_SHOWN).questions.asked))
ANSWERED: Step = (HEARING_SHOWN, (FACILITATOR, AnswerWitnessQuestion(ASKED_IN, False, True, "All of us.")))
TALKED: Step = (ANSWERED, STORY_SHOWN, moved_to("talk"), tables_set((1, 2), (3, 4)), contributed(1))
TALKED_IN = told(TALKED)[0][-1].seq


def test_an_exhibit_and_an_answer_are_cited_one_by_one_and_taken_back():
    state = after(TALKED, (juror(1), Cite(TALKED_IN, "story")), (juror(1), Cite(TALKED_IN, answer=ASKED_IN)))
    assert because_of(state, TALKED_IN) == Cited(("story",), (ASKED_IN,))
    assert refused(state, juror(1), Cite(TALKED_IN, "story")) == Reason.NOTHING_CHANGES
    back = accepted(state, juror(1), Cite(TALKED_IN, "story", on=False))
    assert because_of(back, TALKED_IN) == Cited((), (ASKED_IN,))
    assert refused(back, juror(1), Cite(TALKED_IN, "story", on=False)) == Reason.NOTHING_CHANGES


def test_nobody_says_for_others_what_made_them_say_so():
    state = after(AFTER_A_STORY)
    for by in (juror(2), FACILITATOR, scribe(1)):
        assert refused(state, by, Cite(SAID_IN, "story")) == Reason.OTHERS
    assert refused(state, juror(5), Cite(SAID_IN, "story")) == Reason.NOT_CHECKED_IN
    gone = after(AFTER_A_STORY, (juror(1), WithdrawContribution(SAID_IN)))
    for by in (juror(1), FACILITATOR):
        assert refused(gone, by, Cite(SAID_IN, "story")) == Reason.UNKNOWN
    assert refused(after(AFTER_A_STORY, moved_to("talk-2")), juror(1), Cite(SAID_IN, "story")) == Reason.ROUND_OVER


def test_only_what_the_room_was_shown_or_has_heard_answered_is_cited():
    unshown = after(CLOSING, moved_to("talk"), tables_set((1, 2), (3, 4)), contributed(1))
    said = max(unshown.contributions)
    assert refused(unshown, juror(1), Cite(said, "story")) == Reason.UNKNOWN
    unanswered = after(HEARING_SHOWN, moved_to("talk"), tables_set((1, 2), (3, 4)), contributed(1))
    assert refused(unanswered, juror(1), Cite(max(unanswered.contributions), answer=ASKED_IN)) == Reason.UNKNOWN
    for neither_or_both in (Cite(TALKED_IN), Cite(TALKED_IN, "story", ASKED_IN)):
        assert refused(after(TALKED), juror(1), neither_or_both) == Reason.MALFORMED


@pytest.mark.parametrize(
    "later",
    [
        AnswerWitnessQuestion(ASKED_IN, True, False),
        ModerateWitnessQuestion(ASKED_IN, True, False, "It names somebody."),
    ],
)
def test_what_the_room_no_longer_sees_is_told_no_more_and_can_still_be_taken_back(later):
    cited = (juror(1), Cite(TALKED_IN, answer=ASKED_IN))
    state = after(TALKED, cited, (FACILITATOR, later))
    assert because_of(after(TALKED, cited), TALKED_IN) == Cited((), (ASKED_IN,))
    assert because_of(state, TALKED_IN) == NOTHING
    assert because_of(accepted(state, juror(1), Cite(TALKED_IN, answer=ASKED_IN, on=False)), TALKED_IN) == NOTHING


def test_what_two_became_came_of_what_either_came_of():
    both = (TALKED, contributed(2, "It costs a lot."))
    second = max(after(both).contributions)
    cited = (juror(1), Cite(TALKED_IN, "story")), (juror(2), Cite(second, answer=ASKED_IN))
    offered = (FACILITATOR, OfferMerge(TALKED_IN, second, Perspective.EVERYBODY, Stance.FOR, "Work, and its cost."))
    shown = tuple((FACILITATOR, ModerateContribution(seq, 1, None, True)) for seq in (TALKED_IN, second))
    day = (both, cited, shown, offered)
    merge = max(after(day).merges)
    state = after(day, (juror(1), AnswerMerge(merge, True)), (juror(2), AnswerMerge(merge, True)))
    merged = max(state.contributions)
    assert state.contributions[TALKED_IN].into == merged
    assert because_of(state, merged) == Cited(("story",), (ASKED_IN,))


def test_a_recommendation_is_traced_by_those_who_draft_it_and_keeps_what_went_into_it():
    shown = (STORY_SHOWN, moved_to("drafting"))
    state = after(MERGED, shown)
    assert refused(state, juror(1), Cite(IT, "story")) == Reason.OTHERS
    assert refused(state, FACILITATOR, Cite(ANOTHER, "story")) == Reason.MOVED_ON
    assert because_of(accepted(state, scribe(1), Cite(IT, "story")), IT) == Cited(("story",), ())


def test_a_minority_statement_is_its_authors_to_trace():
    state = after(DISSENTED, STORY_SHOWN)
    author = state.recommendations.statements[DISSENT].author
    assert refused(state, juror(author % 4 + 1), Cite(DISSENT, "story")) == Reason.OTHERS
    assert because_of(accepted(state, juror(author), Cite(DISSENT, "story")), DISSENT) == Cited(("story",), ())


def test_a_reason_beside_an_answer_is_traced_by_whoever_wrote_one():
    state = after(REASONED)
    cite = CiteForReason("opening", "reasons", "story")
    cited = accepted(state, juror(1), cite)
    assert reason_because_of(cited, "opening", "reasons", 1) == Cited(("story",), ())
    assert reason_because_of(cited, "opening", "reasons", 2) == NOTHING
    assert cited.votes == state.votes
    assert refused(state, juror(2), cite) == Reason.UNKNOWN
    assert refused(state, juror(1), CiteForReason("opening", "keep", "story")) == Reason.UNKNOWN
    assert refused(state, juror(1), CiteForReason("opening", "lunch", "story")) == Reason.UNKNOWN


def test_there_is_an_end_to_it():
    state = after(TALKED)
    full = {TALKED_IN: Cited(tuple(f"e{n}" for n in range(MOST_CITED)))}
    state = replace(state, citing=replace(state.citing, said=full))
    assert refused(state, juror(1), Cite(TALKED_IN, "story")) == Reason.TOO_MANY
