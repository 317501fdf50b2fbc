"""What each person sees of recommendations: everybody the words and the counts, nobody who held back."""

import pytest

from app.jury.people import By
from app.jury.recommendations.acts import AnswerAmendment, DraftRecommendation, DropRecommendation
from app.jury.recommendations.juror_acts import ReviewStatement, SignStatement
from app.jury.recommendations.standing import Stage
from app.jury.state import State
from app.jury.votes.acts import OpenVote, RevealVotes
from app.screens.ballots import BallotQuestion
from app.screens.drafting import DraftPanel
from app.screens.listing import GoneInto, RecommendationList, WallRecommendations
from app.screens.recommendations import MyReply, RecommendationCard, WallRecommendation
from app.screens.region import Region, Screen
from app.screens.rewording import Piece, pieces
from app.screens.votes import WallTurnout
from app.settings import bundled
from app.web.render import Render
from tests.days import (
    FACILITATOR,
    WALL,
    Step,
    after,
    inside,
    juror,
    moved_to,
    names,
    revealed,
    scribe,
    seen,
    the,
    undone,
)
from tests.drafted import (
    BEGUN,
    BELOW,
    CANONICAL,
    CARRIED,
    DISSENT,
    DISSENTED,
    FROZEN,
    IT,
    MERGED,
    PROPOSAL,
    PROPOSED,
    PUT,
    REPLACED,
    SAID,
    SHOWN,
    balloted,
    confirmed,
    put_to_vote,
    reopened,
    signed,
    statement_shown,
)


def one(screen: Screen, kind: type[Region]) -> Region:
    return the(kind, screen)


HELD_BACK = (FROZEN, signed(1), signed(2, False, "It says nothing of schools."))


def test_a_draft_is_on_every_tablet_and_on_the_wall_and_a_dropped_one_is_not():
    state = after(BEGUN)
    assert names(seen(state, juror(3)))[-2:] == ["RecommendationCard", "MyReply"]
    assert names(seen(state, WALL))[-1] == "WallRecommendation"
    assert "WallRecommendation" not in names(seen(after(BEGUN, undone), WALL))
    dropped = after(BEGUN, (FACILITATOR, DropRecommendation(IT, False, True)))
    assert "RecommendationCard" not in names(seen(dropped, juror(3)))
    assert names(seen(after(MERGED), juror(3))).count("RecommendationCard") == 1


def test_who_holds_back_is_told_to_nobody_but_as_a_count():
    state = after(HELD_BACK)
    assert one(seen(state, juror(2)), MyReply).signed.because == "It says nothing of schools."
    for viewer in (juror(3), WALL):
        assert "schools" not in str(seen(state, viewer))
    panel = one(seen(state, FACILITATOR), DraftPanel)
    assert (panel.ours, panel.not_yet, panel.reasons) == (1, 1, ("It says nothing of schools.",))
    assert one(seen(state, WALL), WallRecommendation).it.ours == 1


def test_a_proposal_is_its_authors_and_the_drafters():
    state = after(PROPOSED)
    assert one(seen(state, juror(1)), MyReply).proposals
    assert "how long" not in str(seen(state, juror(2)))
    assert "how long" not in str(seen(state, WALL))
    assert one(seen(state, FACILITATOR), DraftPanel).proposals[0].text == "Say for how long."
    assert one(seen(state, scribe(1)), DraftPanel).freeze is None


def test_others_see_a_condition_once_its_author_confirms_the_wording():
    assert one(seen(after(CANONICAL), juror(3)), RecommendationCard).it.conditions == ()
    mine = one(seen(after(CANONICAL), juror(1)), MyReply).conditions[0]
    assert (mine.canon, mine.agreed) == ("It is published every year", None)
    told = one(seen(after(CANONICAL, confirmed(1)), juror(3)), RecommendationCard).it
    assert [(each.text, each.confirmed) for each in told.conditions] == [("It is published every year", 1)]
    assert told.own_conditions == 1


def test_a_statement_is_seen_once_it_was_looked_at_and_shows_numbers_only_where_they_were_given():
    assert "rather not" not in str(seen(after(DISSENTED), juror(3)))
    assert one(seen(after(DISSENTED), juror(3)), RecommendationCard).it.waiting == 1
    day = (SHOWN, (juror(2), SignStatement(DISSENT, True)), (juror(3), SignStatement(DISSENT, True, by_number=True)))
    (dissent,) = one(seen(after(day), juror(1)), RecommendationCard).it.dissents
    assert (dissent.signed, dissent.numbers) == (3, (3,))


def test_signers_are_asked_after_a_new_version_and_nobody_else_is():
    mine = one(seen(after(REPLACED), juror(1)), MyReply).dissents[0]
    assert isinstance(mine.stands, ReviewStatement)
    assert one(seen(after(REPLACED), juror(2)), MyReply).dissents == ()
    assert one(seen(after(SHOWN), juror(4)), MyReply).dissents[0].stands is None


def test_a_new_version_says_what_changed():
    changed = one(seen(after(REPLACED), juror(2)), RecommendationCard).it.changed
    assert Piece("new", "paying for five years.") in changed["en"]
    assert pieces("a b", "a b") == (Piece("same", "a b"),)


def test_a_result_is_told_once_it_is_revealed():
    assert one(seen(after(BELOW), juror(1)), RecommendationCard).it.stage is Stage.PUT
    vote = after(BELOW).recommendations.drafted[IT].versions[0].votes[0]
    told = one(seen(after(BELOW, revealed(vote)), juror(1)), RecommendationCard).it
    assert (told.stage, told.verdict.given, told.verdict.needed) == (Stage.BELOW, 1, 3)


def test_it_travels_to_the_end_of_the_day():
    assert "RecommendationCard" in names(seen(after(SHOWN, moved_to("close")), juror(1)))


@pytest.mark.parametrize("day", [BEGUN, PROPOSED, HELD_BACK, CANONICAL, SHOWN, REPLACED, PUT, BELOW, CARRIED])
def test_every_state_of_it_can_be_drawn(day: Step):
    render = Render(bundled("frontend"))
    for viewer in (juror(1), juror(4), FACILITATOR, scribe(1), WALL):
        for lang in ("en", "cy"):
            assert "Keep paying" in render.main(seen(after(day), viewer), lang) or inside(seen(after(day), viewer))


def test_whoever_votes_reads_the_dissent_that_was_let_through_beside_the_wording():
    def paper(*day: Step) -> BallotQuestion:
        return one(seen(after(*day, put_to_vote, balloted()[:1]), juror(2)), BallotQuestion)

    assert paper(FROZEN).dissents == paper(DISSENTED).dissents == ()
    assert "rather not" not in str(paper(DISSENTED))
    (dissent,) = paper(SHOWN).dissents
    assert (dissent.text, dissent.version, dissent.replaced) == ("We would rather not pay.", 1, False)
    (earlier,) = paper(REPLACED, statement_shown).dissents
    assert (earlier.version, earlier.replaced) == (1, True)
    html = Render(bundled("frontend")).html(paper(REPLACED, statement_shown), "cy")
    assert "We would rather not pay." in html
    assert "ysgrifennwyd am eiriad cynharach" in html
    assert html.index("</legend>") < html.index("We would rather not pay.") < html.index("radio")


def test_why_a_proposal_is_not_taken_in_can_be_said_on_the_console_and_is_read_by_its_author():
    html = Render(bundled("frontend")).main(seen(after(PROPOSED), FACILITATOR), "en")
    box = html.partition('value="AnswerAmendment"')[2]
    assert 'name="because"' in html.partition("Why it is not taken in")[2].partition("</form>")[0]
    assert f'name="amendment" value="{PROPOSAL}"' in box
    declined = after(PROPOSED, (FACILITATOR, AnswerAmendment(PROPOSAL, None, False, "Another one says it.")))
    assert one(seen(declined, juror(1)), MyReply).proposals[0].because == "Another one says it."
    assert "Why it is not" not in Render(bundled("frontend")).main(seen(declined, FACILITATOR), "en")


# At a glance


def told_below(state: State) -> tuple[By, RevealVotes]:
    return FACILITATOR, RevealVotes({state.recommendations.drafted[IT].versions[0].votes[0]: 1})


def test_nothing_of_a_vote_stands_above_the_draft_that_is_written_after_it():
    closed, told = {"VoteOver"}, {"ResultCard", "MyBallot"}
    assert closed <= {*names(seen(after(BELOW), juror(3)))}
    assert told <= {*names(seen(after(BELOW, told_below), juror(3)))}
    assert "WallResult" in names(seen(after(BELOW, told_below), WALL))
    for day in ((BELOW, reopened), (BELOW, told_below, reopened)):
        assert not (closed | told) & {*names(seen(after(*day), juror(3)))}
        assert names(seen(after(*day), WALL))[-1] == "WallRecommendation"
        assert "VotePanel" not in names(seen(after(*day), FACILITATOR))


def test_a_new_draft_says_what_the_version_before_came_to_where_the_room_was_told():
    assert one(seen(after(BELOW, reopened), juror(3)), RecommendationCard).it.before is None
    before = one(seen(after(BELOW, told_below, reopened), juror(3)), RecommendationCard).it.before
    assert (before.given, before.needed) == (1, 3)


def test_a_recommendation_that_was_merged_says_into_which():
    for viewer in (juror(3), FACILITATOR, scribe(1)):
        gone = one(seen(after(MERGED), viewer), GoneInto)
        assert (gone.number, gone.into, gone.card) == (2, 1, f"RecommendationCard-{IT}")
    assert "GoneInto" not in names(seen(after(MERGED, (FACILITATOR, DropRecommendation(IT, False, True))), juror(3)))


def test_each_is_told_what_is_asked_of_them_and_not_what_others_said():
    state = after(HELD_BACK)
    mine = [one(seen(state, juror(n)), RecommendationList).rows[0].mine for n in (1, 2, 3)]
    assert mine == ["ours", "not-yet", "asked"]
    assert one(seen(after(BEGUN), juror(3)), RecommendationList).rows[0].mine == ""
    assert "RecommendationList" not in names(seen(after(SAID, moved_to("drafting")), juror(3)))


def test_a_wall_that_cannot_hold_them_whole_lists_the_newest():
    many = tuple((FACILITATOR, DraftRecommendation({"en": f"Pay {n}."})) for n in range(8))
    listed = one(seen(after(BEGUN, many), WALL), WallRecommendations)
    assert ([row.number for row in listed.rows], listed.more) == ([3, 4, 5, 6, 7, 8, 9], 2)
    assert one(seen(after(BEGUN, *many[:2]), WALL), WallRecommendations).more == 0


def test_the_wall_says_what_is_voted_on():
    state = after(PUT, lambda s: (FACILITATOR, OpenVote(s.recommendations.drafted[IT].versions[0].votes[0], 1)))
    assert one(seen(state, WALL), WallTurnout).asked == {"en": "Keep paying, openly."}


def test_a_ballot_paper_says_on_what_condition_its_recommendation_is_put():
    def opened_on(state: State) -> tuple[By, OpenVote]:
        return FACILITATOR, OpenVote(state.recommendations.drafted[IT].versions[0].votes[0], 1)

    said = one(seen(after(CANONICAL, confirmed(1), put_to_vote, opened_on), juror(3)), BallotQuestion).conditions
    assert [(each.text, each.confirmed) for each in said] == [("It is published every year", 1)]
    assert one(seen(after(CANONICAL, put_to_vote, opened_on), juror(3)), BallotQuestion).conditions == ()
