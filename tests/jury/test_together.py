"""What a table says together: its proposals, who says so too, and two contributions in one wording by consent alone."""

from dataclasses import replace

from app.export.tables import tables_of
from app.jury.contributions.acts import (
    AnswerMerge,
    Contribute,
    OfferMerge,
    Perspective,
    ProposeContribution,
    ReviseContribution,
    SecondContribution,
    Stance,
    WithdrawContribution,
)
from app.jury.contributions.plan import Moderation
from app.jury.contributions.rules import is_seen_by_others
from app.jury.journey.said import own_words
from app.jury.reasons import Reason
from app.jury.state import State
from app.screens.contributions import MyContribution, TableTalk
from app.screens.merging import MergeAsked, MergeForm
from app.study.findings import findings
from tests.days import (
    FACILITATOR,
    WALL,
    Step,
    accepted,
    after,
    contributed,
    juror,
    looked_at,
    moved_to,
    names,
    refused,
    scribe,
    seen,
    the,
    told,
)
from tests.jury.possible import FIRST_IN, HEARD_BY_ALL, ONE, SECOND_IN, WRITTEN_IN

BOTH: Step = (HEARD_BY_ALL, (FACILITATOR, OfferMerge(FIRST_IN, SECOND_IN, *ONE)))
MERGE = told(BOTH)[0][-1].seq
ONE_AGREED: Step = (BOTH, (juror(1), AnswerMerge(MERGE, True)))
MERGED: Step = (ONE_AGREED, (juror(2), AnswerMerge(MERGE, True)))
MADE_IN = told(MERGED)[0][-1].seq


def texts(state: State) -> list[str]:
    return [said.text for said in state.contributions.values() if said.stands]


# Proposals and seconds


def test_whoever_looks_after_the_table_makes_something_its_proposal():
    state = accepted(after(HEARD_BY_ALL), scribe(1), ProposeContribution(SECOND_IN))
    assert state.contributions[SECOND_IN].proposal
    assert refused(state, juror(1), ProposeContribution(SECOND_IN)) == Reason.NOTHING_CHANGES
    assert not accepted(state, FACILITATOR, ProposeContribution(SECOND_IN, False)).contributions[SECOND_IN].proposal
    for other in (scribe(2), juror(2), juror(3)):
        assert refused(state, other, ProposeContribution(FIRST_IN)) == Reason.NOT_ALLOWED


def test_a_juror_of_the_table_says_so_too_once_and_others_see_only_how_many():
    seconded = (HEARD_BY_ALL, (juror(1), SecondContribution(SECOND_IN)))
    state = after(seconded)
    assert state.contributions[SECOND_IN].seconds == {1}
    assert refused(state, juror(1), SecondContribution(SECOND_IN)) == Reason.NOTHING_CHANGES
    assert refused(state, juror(2), SecondContribution(SECOND_IN)) == Reason.OWN
    assert refused(state, juror(3), SecondContribution(SECOND_IN)) == Reason.UNKNOWN
    (row,) = [row for row in the(TableTalk, seen(state, juror(1))).rows if row.contribution == SECOND_IN]
    assert (row.seconded, row.seconds, row.second.on) == (True, 1, False)
    (others,) = [row for row in the(TableTalk, seen(state, scribe(1))).rows if row.contribution == SECOND_IN]
    assert (others.seconded, others.seconds, others.second) == (False, 1, None)
    assert next(r for r in seen(state, juror(2)) if isinstance(r, MyContribution)).seconds == 1
    assert seen(state, WALL) == seen(after(HEARD_BY_ALL), WALL)


def test_what_was_not_shown_cannot_be_seconded():
    hidden = (HEARD_BY_ALL, contributed(2, "Another thing."))
    newest = max(after(hidden).contributions)
    assert refused(after(hidden), juror(1), SecondContribution(newest)) == Reason.UNKNOWN


# Two in one


def test_both_stay_until_everybody_who_wrote_them_has_agreed():
    assert len(texts(after(ONE_AGREED))) == 3
    made = after(MERGED)
    assert texts(made) == ["We say.", ONE[2]]
    assert made.contributions[MADE_IN].authors == (juror(1), juror(2))
    assert is_seen_by_others(made, made.contributions[MADE_IN])
    assert {made.contributions[part].into for part in (FIRST_IN, SECOND_IN)} == {MADE_IN}


def test_a_refusal_keeps_both_and_so_does_whoever_takes_it_back():
    for by in (juror(1), juror(2), FACILITATOR):
        kept = accepted(after(BOTH), by, AnswerMerge(MERGE, False))
        assert texts(kept) == texts(after(HEARD_BY_ALL))
        assert refused(kept, juror(2), AnswerMerge(MERGE, True)) == Reason.MOVED_ON


def test_only_those_who_are_asked_answer_and_each_once():
    assert refused(after(BOTH), scribe(1), AnswerMerge(MERGE, True)) == Reason.UNKNOWN
    assert refused(after(BOTH), juror(3), AnswerMerge(MERGE, False)) == Reason.UNKNOWN
    assert refused(after(ONE_AGREED), juror(1), AnswerMerge(MERGE, True)) == Reason.MOVED_ON
    assert refused(after(BOTH), FACILITATOR, AnswerMerge(MERGE, True)) == Reason.MOVED_ON


def test_a_scribe_s_own_needs_the_scribe_alone_and_a_facilitator_may_stand_in():
    more = (HEARD_BY_ALL, (scribe(1), Contribute("talk", Perspective.EVERYBODY, Stance.FOR, "We say more.")), looked_at)
    newest = max(after(more).contributions)
    merged = accepted(after(more), scribe(1), OfferMerge(WRITTEN_IN, newest, *ONE))
    assert ONE[2] in texts(merged)
    assert not is_seen_by_others(merged, merged.contributions[1000])  # the plan leaves it to a facilitator to look
    assert ONE[2] in texts(accepted(after(more), FACILITATOR, OfferMerge(WRITTEN_IN, newest, *ONE)))
    asked = (more, (juror(1), OfferMerge(FIRST_IN, WRITTEN_IN, *ONE)))
    offered = told(asked)[0][-1].seq
    assert ONE[2] not in texts(after(asked))
    for by in (scribe(1), FACILITATOR):
        assert ONE[2] in texts(accepted(after(asked), by, AnswerMerge(offered, True)))
    assert refused(after(asked), scribe(2), AnswerMerge(offered, True)) == Reason.UNKNOWN


def test_what_changes_meanwhile_is_no_longer_put_together():
    first = after(BOTH).contributions[FIRST_IN]
    bettered = ReviseContribution(FIRST_IN, 2, first.perspective, first.stance, "It gives work, and pride.")
    for change in (bettered, WithdrawContribution(FIRST_IN)):
        changed = after(BOTH, (juror(1), change))
        assert refused(changed, juror(2), AnswerMerge(MERGE, True)) == Reason.MOVED_ON
    assert refused(after(BOTH, moved_to("talk-2")), juror(2), AnswerMerge(MERGE, True)) == Reason.MOVED_ON


def test_only_what_one_table_says_and_the_host_can_see_is_put_together():
    apart = (HEARD_BY_ALL, contributed(3, "Not here."), looked_at)
    other = max(after(apart).contributions)
    assert refused(after(apart), FACILITATOR, OfferMerge(FIRST_IN, other, *ONE)) == Reason.APART
    assert refused(after(apart), scribe(1), OfferMerge(FIRST_IN, other, *ONE)) == Reason.NOT_ALLOWED
    hidden = (HEARD_BY_ALL, contributed(2, "A secret."))
    unseen = max(after(hidden).contributions)
    assert refused(after(hidden), juror(1), OfferMerge(FIRST_IN, unseen, *ONE)) == Reason.UNKNOWN
    assert refused(after(BOTH), FACILITATOR, OfferMerge(SECOND_IN, FIRST_IN, *ONE)) == Reason.NOTHING_CHANGES
    assert refused(after(HEARD_BY_ALL), FACILITATOR, OfferMerge(FIRST_IN, SECOND_IN, *ONE[:2], " ")) == Reason.TOO_SHORT


def test_one_wording_is_nobody_s_to_change_and_each_author_s_to_take_apart():
    state = after(MERGED)
    revise = ReviseContribution(MADE_IN, 2, Perspective.MYSELF, Stance.FOR, "Mine.")
    assert refused(state, juror(1), revise) == Reason.OTHERS
    assert refused(state, FACILITATOR, ProposeContribution(FIRST_IN)) == Reason.UNKNOWN
    for author in (juror(1), juror(2)):
        assert texts(accepted(state, author, WithdrawContribution(MADE_IN))) == texts(after(HEARD_BY_ALL))
    assert refused(state, juror(3), WithdrawContribution(MADE_IN)) == Reason.OTHERS


# On the screens, and afterwards


def asked_of(by, *day: Step) -> list[MergeAsked]:
    return [region for region in seen(after(*day), by) if isinstance(region, MergeAsked)]


def test_those_who_are_asked_see_both_and_the_one_and_nobody_else_at_the_table_does():
    (mine,) = asked_of(juror(1), BOTH)
    assert (mine.first, mine.second, mine.text) == ("It gives work.", "It costs.", ONE[2])
    assert mine.agree == AnswerMerge(MERGE, True)
    assert asked_of(juror(1), ONE_AGREED)[0].agree is None
    assert asked_of(juror(3), BOTH) == asked_of(scribe(1), BOTH) == asked_of(WALL, BOTH) == []
    assert asked_of(FACILITATOR, BOTH)[0].agree is None
    assert asked_of(juror(1), MERGED) == asked_of(FACILITATOR, MERGED) == []


def test_whoever_looks_after_a_table_has_the_form_for_what_they_can_see():
    form = the(MergeForm, seen(after(HEARD_BY_ALL), scribe(1)))
    assert [choice.contribution for choice in form.choices] == [FIRST_IN, SECOND_IN, WRITTEN_IN]
    assert "MergeForm" in names(seen(after(HEARD_BY_ALL), juror(1)))
    assert "MergeForm" not in names(seen(after(HEARD_BY_ALL), juror(2)))
    assert "MergeForm" not in names(seen(after(HEARD_BY_ALL), scribe(2)))
    assert "MergeForm" in names(seen(after(HEARD_BY_ALL), FACILITATOR))


def test_both_authors_have_the_one_wording_and_keep_their_own_in_their_journey():
    for number in (1, 2):
        (mine,) = [region for region in seen(after(MERGED), juror(number)) if isinstance(region, MyContribution)]
        assert (mine.text, mine.merged) == (ONE[2], True)
    assert [spoken.text for spoken in own_words(after(MERGED), 1).said] == ["It gives work."]


def test_what_was_merged_is_found_once_and_leaves_with_its_parts():
    entries, state = told(MERGED)
    (talk, _) = findings(entries).rounds
    assert sorted(said.text for said in talk.shown) == sorted(texts(state))
    (table,) = [table for table in tables_of(entries, "Europe/London") if table.name == "contributions"]
    rows = [dict(zip([name for name, _ in table.columns], row, strict=True)) for row in table.rows]
    assert [(row["number"], row["merged_into"]) for row in rows] == [(1, 4), (2, 4), (3, None), (4, None)]
    assert rows[0]["text"] == "It gives work."


def test_where_tables_look_for_themselves_a_scribe_s_merge_is_seen_at_once():
    state = after(ONE_AGREED)
    by_tables = replace(state, plan=replace(state.the_plan, moderation=Moderation.TABLE))
    offered = accepted(by_tables, scribe(1), OfferMerge(FIRST_IN, WRITTEN_IN, *ONE))
    made = accepted(offered, juror(1), AnswerMerge(1000, True))
    assert made.contributions[1000].shown
