"""What made somebody say so: asked of whoever said it, told to those who read it, and never with a seat."""

from __future__ import annotations

from app.jury.citing.acts import Cite, CiteForReason
from app.screens.citing import Because, TracePanel, WhatMade
from app.screens.contributions import ContributionsPanel, TableTalk
from app.screens.recommendations import RecommendationCard
from tests.days import (
    AFTER_A_STORY,
    FACILITATOR,
    REASONED,
    SPOKEN,
    STORY,
    STORY_SHOWN,
    after,
    inside,
    juror,
    looked_at,
    moved_to,
    names,
    scribe,
    seen,
    the,
    told,
    vote_closed,
    vote_opened,
)
from tests.drafted import BEGUN, DISSENT, DISSENTED, IT, statement_shown

SAID_IN = told(AFTER_A_STORY)[0][-1].seq
CITED = (juror(1), Cite(SAID_IN, "story"))
A_STORY = Because(STORY.title)


def test_whoever_said_it_is_asked_and_nobody_else():
    state = after(AFTER_A_STORY)
    asked = the(WhatMade, seen(state, juror(1)))
    assert [(each.source, each.on, each.act) for each in asked.buttons] == [(A_STORY, False, CITED[1])]
    assert asked.fresh
    for other in (juror(2), juror(3), FACILITATOR, scribe(1)):
        assert "WhatMade" not in names(seen(state, other))


def test_nobody_is_asked_before_the_room_was_shown_anything():
    assert "WhatMade" not in names(seen(after(SPOKEN), juror(1)))


def test_what_was_chosen_is_marked_and_one_more_tap_takes_it_back():
    (button,) = the(WhatMade, seen(after(AFTER_A_STORY, CITED), juror(1))).buttons
    assert (button.on, button.act) == (True, Cite(SAID_IN, "story", on=False))


def test_the_table_reads_it_beside_the_words_once_they_are_shown_and_the_next_table_does_not():
    state = after(AFTER_A_STORY, CITED)
    (waiting,) = the(ContributionsPanel, seen(state, FACILITATOR)).rows
    assert waiting.because == (A_STORY,)
    assert A_STORY not in inside(the(TableTalk, seen(state, juror(2))))
    shown = after(AFTER_A_STORY, CITED, looked_at)
    assert the(TableTalk, seen(shown, juror(2))).rows[0].because == (A_STORY,)
    assert A_STORY not in inside(seen(shown, juror(3)))


def test_a_recommendation_is_traced_by_those_who_draft_and_read_by_all():
    state = after(BEGUN, STORY_SHOWN, moved_to("drafting"))
    (button,) = the(TracePanel, seen(state, FACILITATOR)).buttons
    assert button.act == Cite(IT, "story")
    assert the(TracePanel, seen(state, scribe(1))).buttons == (button,)
    assert "TracePanel" not in names(seen(state, juror(1)))
    cited = after(BEGUN, STORY_SHOWN, moved_to("drafting"), (FACILITATOR, button.act))
    assert the(RecommendationCard, seen(cited, juror(1))).it.because == (A_STORY,)


def test_a_minority_statements_author_is_asked_beside_it():
    state = after(DISSENTED, STORY_SHOWN, moved_to("drafting"), (juror(4), Cite(DISSENT, "story")), statement_shown)
    assert the(WhatMade, seen(state, juror(4))).about
    assert "WhatMade" not in names(seen(state, juror(1)))
    (dissent,) = the(RecommendationCard, seen(state, juror(1))).it.dissents
    assert dissent.because == (A_STORY,)


def test_what_was_written_beside_an_answer_is_asked_about_once_the_answers_are_in():
    assert "WhatMade" not in names(seen(after(REASONED), juror(1)))
    over = after(REASONED, vote_closed("opening"))
    asked = the(WhatMade, seen(over, juror(1)))
    assert asked.about == "My sister works there."
    assert [each.act for each in asked.buttons] == [CiteForReason("opening", "reasons", "story")]
    assert "WhatMade" not in names(seen(over, juror(2)))
    again = after(REASONED, vote_closed("opening"), vote_opened("opening"))
    assert "WhatMade" not in names(seen(again, juror(1)))
