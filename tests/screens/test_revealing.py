"""What is shown when: results that are revealed together, one by one, or never."""

from __future__ import annotations

from dataclasses import replace

from app.jury.journey.views import last_views, ways
from app.jury.people import By
from app.jury.votes.acts import HideVotes, RevealVotes
from app.jury.votes.declared import Declared, Portion
from app.jury.votes.plan import Vote, When
from app.jury.votes.verdict import Ruling
from app.screens.ballots import VoteOver
from app.screens.overview import WallOverview
from app.screens.results import MyMove, Result
from app.screens.verdicts import Declaration, Told
from app.screens.votes import RevealPanel, TogetherPanel, VotePanel, WallTurnout
from app.study.findings import told_results
from tests.days import (
    ADDED,
    COUNTED,
    DECIDED,
    DECLARED,
    FACILITATOR,
    HELD_BACK,
    IN_BLOCKS,
    KEEP,
    OPENING,
    PLAN,
    REVEALED,
    THREE_MOMENTS,
    THRICE,
    TWO_THIRDS,
    WALL,
    Step,
    accepted,
    after,
    held,
    inside,
    juror,
    moved_to,
    names,
    opened,
    revealed,
    said,
    seated,
    seen,
    the,
    vote_closed,
    vote_opened,
    voted,
)


def panel(kind: type, *day: Step):
    return the(kind, seen(after(*day), FACILITATOR))


def test_votes_that_stand_by_themselves_can_be_shown_together_in_the_same_second():
    assert panel(TogetherPanel, HELD_BACK) == TogetherPanel(
        (said("tea"), said("cake")), RevealVotes({"tea": 1, "cake": 1})
    )
    together = revealed("tea", "cake")
    for viewer in (WALL, juror(1), juror(2)):
        assert not [r for r in seen(after(HELD_BACK), viewer) if isinstance(r, Result)]
        shown = [r.question for r in seen(after(HELD_BACK, together), viewer) if isinstance(r, Result)]
        assert shown == ["tea", "cake"]
    assert "TogetherPanel" not in names(seen(after(HELD_BACK, together), FACILITATOR))


def test_there_is_nothing_to_show_together_while_one_is_open_or_only_one_is_held_back():
    one = (opened(plan=ADDED), seated(1, 2), moved_to("talk"), held("tea"))
    for day in (one, (one, vote_opened("cake")), (HELD_BACK, revealed("tea"))):
        assert "TogetherPanel" not in names(seen(after(day), FACILITATOR))


def test_a_vote_that_is_never_shown_says_so_and_is_offered_to_nobody():
    day = (HELD_BACK, held("trial"))
    panels = {r.key: r for r in seen(after(day), FACILITATOR) if isinstance(r, VotePanel)}
    assert (panels["trial"].never_shown, panels["trial"].reveal) == (True, None)
    assert (panels["tea"].never_shown, panels["tea"].reveal) == (False, RevealVotes({"tea": 1}))
    assert panel(TogetherPanel, day).reveal == RevealVotes({"tea": 1, "cake": 1})
    over = {r.key: r.never_shown for r in seen(after(day), juror(1)) if isinstance(r, VoteOver)}
    assert over == {"tea": False, "cake": False, "trial": True}


def test_what_was_revealed_before_is_left_as_it_is_when_the_rest_is_revealed():
    day = (COUNTED, revealed("refined"))
    assert panel(RevealPanel, day).reveal == RevealVotes({"opening": 1})
    assert panel(RevealPanel, day).hide == HideVotes({"refined": 1})


# The verdict


def verdicts(day: Step, viewer: By) -> list[Told]:
    return [each for each in inside(seen(after(day), viewer)) if isinstance(each, Told)]


def test_the_verdict_stands_on_wall_and_tablets_once_the_result_is_revealed_and_on_the_console_before():
    for viewer in (WALL, juror(1), juror(3)):
        assert verdicts(DECIDED, viewer) == []
        (told,) = verdicts((DECIDED, revealed("opening", "refined")), viewer)
        assert (told.verdict.ruling, told.verdict.given, told.verdict.needed, told.of) == (Ruling.CARRIED, 2, 2, 3)
        assert told.best == said("yes")
    assert [told.verdict.ruling for told in verdicts(DECIDED, FACILITATOR)] == [Ruling.CARRIED]


def test_a_question_for_which_nothing_was_declared_has_no_verdict():
    shown = seen(after(DECIDED, revealed("opening", "refined")), WALL)
    assert {r.question for r in shown if isinstance(r, Result) and r.verdict} == {"keep"}
    assert verdicts((COUNTED, revealed("opening", "refined")), WALL) == []


def test_what_was_declared_is_on_the_wall_and_the_console_while_the_vote_is_open():
    asked = (opened(plan=DECLARED), seated(1), moved_to("opening"), vote_opened("opening"))
    for viewer, kind in ((WALL, WallTurnout), (FACILITATOR, VotePanel)):
        assert the(kind, seen(after(asked), viewer)).declared == (Declaration(KEEP.words, TWO_THIRDS),)
        assert the(kind, seen(after(OPENING), viewer)).declared == ()


def test_what_holds_for_every_question_is_said_once_and_the_wall_says_no_more_than_can_be_read():
    def wall(*declared: Declared) -> tuple[Declaration, ...]:
        questions = tuple(replace(q, declared=d) for q, d in zip(PLAN.questions, declared, strict=True))
        plan = replace(PLAN, questions=questions)
        state = after(opened(plan=plan), seated(1), moved_to("opening"), vote_opened("opening"))
        return the(WallTurnout, seen(state, WALL)).declared

    quorum = Declared(quorum=Portion(1, 2))
    assert wall(quorum, quorum, quorum, quorum) == (Declaration(None, quorum),)
    assert wall(quorum, Declared(), Declared(), Declared()) == (Declaration(PLAN.questions[0].words, quorum),)
    assert wall(quorum, quorum, Declared(), Declared()) == ()


def test_an_overview_of_scales_says_each_verdict_too():
    scales = tuple(replace(q, declared=TWO_THIRDS if q.reading else q.declared) for q in PLAN.questions)
    plan = replace(IN_BLOCKS, questions=tuple(replace(q, block="money") for q in scales if q.reading))
    plan = replace(plan, votes=tuple(replace(v, questions=("support", "me", "all")) for v in PLAN.votes))
    cast = tuple((moved_to(v), vote_opened(v), voted(1, v, me=1), vote_closed(v)) for v in ("opening", "refined"))
    shown = seen(after(opened(plan=plan), seated(1), cast, moved_to("result"), revealed("opening", "refined")), WALL)
    rows = the(WallOverview, shown).rows
    assert [row.verdict.verdict.ruling for row in rows] == [Ruling.BELOW, Ruling.CARRIED, Ruling.BELOW]


# Three moments


def test_an_interim_view_stands_by_itself_under_its_own_title_and_both_are_compared_with_the_first():
    votes = ("opening", "interim", "refined")
    state = after(THREE_MOMENTS, moved_to("result"), revealed(*votes))
    cards = [r for r in seen(state, WALL) if isinstance(r, Result) and r.question == "keep"]
    assert [card.moment for card in cards] == [said("Interim view"), said("Refined view")]
    assert [card.answered_before for card in cards] == [1, 1]
    assert [card.tallied.rows[0].before for card in cards] == [1, 1]
    others = [r for r in seen(after(REVEALED), WALL) if isinstance(r, Result)]
    assert {card.moment for card in others} == {None}


def test_the_findings_tell_an_interim_view_apart():
    told_of = told_results(after(THREE_MOMENTS))
    assert [vote.id for vote, _ in told_of] == ["interim", "refined"]
    assert {first.id for _, asked in told_of for _, first in asked if first} == {"opening"}


def test_a_juror_s_own_way_has_each_question_once_from_its_first_putting_to_its_last():
    state = after(THREE_MOMENTS)
    views = {view.question.id: (view.first and view.first.id, view.last.id) for view in last_views(state)}
    assert views == dict.fromkeys(("keep", "support", "me", "all"), ("opening", "refined"))
    before = after(opened(plan=THRICE), seated(1), moved_to("interim"), vote_opened("interim"), vote_closed("interim"))
    assert last_views(before) == (), "an interim view that was put once says nothing of a way"
    (way,) = ways(state, last_views(state), juror(1).number).again
    assert ([part.words for part in way.before], [part.words for part in way.after]) == ([said("yes")], [said("no")])


def test_a_juror_sees_their_own_move_on_a_question_that_was_put_again_alone():
    alone = replace(PLAN.votes[1], questions=("keep",))
    rest = Vote("rest", When.REFINED, said("The rest"), ("support", "me", "all"))
    plan = replace(
        PLAN,
        agenda=(*PLAN.agenda[:5], replace(PLAN.agenda[4], id="rest", votes=("rest",)), PLAN.agenda[5]),
        votes=(PLAN.votes[0], alone, rest),
    )
    first = (moved_to("opening"), vote_opened("opening"), voted(1, "opening", keep=0, me=2), vote_closed("opening"))
    again = (moved_to("refined"), vote_opened("refined"), voted(1, "refined", keep=2), vote_closed("refined"))
    last = (moved_to("rest"), vote_opened("rest"), voted(1, "rest", me=3), vote_closed("rest"))
    state = after(opened(plan=plan), seated(1, 2), first, again, last, revealed("opening", "refined"))
    (move,) = (r for r in seen(accepted(state, *moved_to("refined")(state)), juror(1)) if isinstance(r, MyMove))
    assert ([part.words for part in move.before], [part.words for part in move.after]) == ([said("yes")], [said("no")])
    hats = {vote.id: [first and first.id for _, first in asked] for vote, asked in told_results(state)}
    assert hats == {"refined": ["opening"], "rest": ["opening", "opening", "opening"]}
