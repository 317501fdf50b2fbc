"""What each sees of what the room asks: to whom, on the list or not, in one wording; and never who asked."""

from __future__ import annotations

import pytest

from app.jury.people import Role
from app.jury.questions.acts import (
    AskWitness,
    DeclineAnswer,
    ModerateWitnessQuestion,
    PutWitnessQuestion,
    RequestEvidence,
    SecondWitnessQuestion,
    SetSlate,
)
from app.jury.questions.kinds import Ground, Kind
from app.screens.asked import FIRST_WAITING, QuestionMergePanel, QuestionsPagePanel, QuestionsPanel, RequestsPanel
from app.screens.merging import QuestionMergeAsked
from app.screens.questions import HEAD, PAGE, MoreQuestions, WitnessQuestions
from app.screens.requests import EvidenceRequests
from app.screens.slate import SlatePanel
from tests.days import FACILITATOR, HEARING, WALL, after, asked, inside, juror, names, scribe, seen, the, undone
from tests.jury.asking import ADOPTED, FIRST, LAST, OFFERED, OTHER, PROPOSED, THREE_ASKED, WANTED, all_shown, shown


def states(day, number: int) -> dict[int, str]:
    return {row.question: row.state for row in the(WitnessQuestions, seen(after(day), juror(number))).rows}


def test_a_juror_reads_which_questions_are_on_the_list_and_which_of_them_was_put():
    assert states(ADOPTED, 4) == {FIRST: "listed", LAST: "listed", OTHER: "shown"}
    put = (ADOPTED, (FACILITATOR, PutWitnessQuestion(None, LAST)))
    assert [*states(put, 4).items()] == [(LAST, "put"), (FIRST, "listed"), (OTHER, "shown")]


def test_the_console_says_who_has_no_question_and_what_is_next_and_tablets_do_not():
    state = after(PROPOSED, (FACILITATOR, SetSlate((), (LAST,), "First come.")))
    panel = the(SlatePanel, seen(state, FACILITATOR))
    assert (panel.without, panel.wanting, panel.differs, panel.because) == ((1, 2, 4), 4, True, "First come.")
    assert (panel.proposed.texts, panel.proposed.unrepresented) == (("Who pays?", "Since when?"), ())
    assert panel.next == PutWitnessQuestion(None, LAST)
    for viewer in (juror(1), scribe(1), WALL):
        assert "SlatePanel" not in names(seen(state, viewer))
        assert "First come." not in {*texts(seen(state, viewer))}
    assert the(SlatePanel, seen(after(ADOPTED, undone), FACILITATOR)).rows == ()


def texts(regions):
    return (value for value in inside(regions) if isinstance(value, str))


def test_there_is_no_list_to_make_where_nobody_wants_anything():
    assert "SlatePanel" not in names(seen(after(HEARING), FACILITATOR))


@pytest.mark.parametrize("viewer", [juror(2), juror(4), scribe(1), WALL, FACILITATOR])
def test_nobody_reads_who_asked(viewer):
    """By the way of every region: another day with the same questions of another juror looks the same."""
    days = [(ADOPTED, asked(number, "Whose idea was it?")) for number in (1, 3)]
    one, other = (seen(after(shown(day)), viewer) for day in days)
    without = [[region for region in regions if not isinstance(region, SlatePanel)] for regions in (one, other)]
    assert without[0] == without[1]


def test_both_authors_are_asked_about_one_wording_and_nobody_else():
    for number, is_asked in ((1, True), (2, True), (3, False)):
        regions = seen(after(OFFERED), juror(number))
        assert ("QuestionMergeAsked" in names(regions)) is is_asked
    mine = the(QuestionMergeAsked, seen(after(OFFERED), juror(1)))
    assert (mine.first, mine.second, mine.text) == ("Who pays?", "And who does not?", "Who pays, and who does not?")
    assert [choice for choice, _ in the(QuestionMergePanel, seen(after(THREE_ASKED), FACILITATOR)).choices] == [
        FIRST,
        OTHER,
        LAST,
    ]


def test_a_request_for_evidence_stands_by_itself_with_whom_they_would_trust():
    day = (WANTED, (juror(2), RequestEvidence("What others pay", "An auditor")))
    assert "EvidenceRequests" not in names(seen(after(day), juror(3)))
    (mine,) = the(EvidenceRequests, seen(after(day), juror(2))).rows
    assert (mine.state, mine.mine) == ("waiting", True)
    (row,) = the(RequestsPanel, seen(after(day), FACILITATOR)).rows
    assert (row.state, row.add, row.put) == ("waiting", None, None)
    (others,) = the(EvidenceRequests, seen(after(shown(day)), juror(3))).rows
    assert (others.text, others.whom, others.kind) == ("What others pay", "An auditor", Kind.EVIDENCE)
    assert [row.text for row in the(WitnessQuestions, seen(after(shown(day)), juror(3))).rows] == [
        "Who pays?",
        "And who does not?",
        "Since when?",
    ]


def test_the_ground_on_which_a_question_is_kept_is_its_author_s_to_read():
    kept = (THREE_ASKED, (FACILITATOR, ModerateWitnessQuestion(FIRST, True, False, "", Ground.NAMES_SOMEBODY)))
    (mine,) = (row for row in the(WitnessQuestions, seen(after(kept), juror(1))).rows if row.mine)
    assert (mine.state, mine.ground) == ("kept", Ground.NAMES_SOMEBODY)
    assert Ground.NAMES_SOMEBODY not in list(inside(seen(after(kept), juror(2))))


def test_why_somebody_does_not_answer_is_for_all_to_read():
    declined = (THREE_ASKED, (FACILITATOR, DeclineAnswer(FIRST, False, True, "It is a secret.")))
    (row,) = (row for row in the(WitnessQuestions, seen(after(declined), juror(3))).rows if row.question == FIRST)
    assert (row.state, row.reply, row.second) == ("declined", "It is a secret.", None)


# Two hundred


MANY = (HEARING, *(asked(number % 4 + 1, f"What of number {number}?") for number in range(199)))


def test_two_hundred_are_a_dozen_and_pages_of_which_one_changes_when_a_question_does():
    state = after(MANY)
    panel = the(QuestionsPanel, seen(state, FACILITATOR))
    assert (len(panel.rows), panel.waiting, panel.asked) == (FIRST_WAITING, 200, 200)
    everything = after(MANY, all_shown(state))
    regions = seen(everything, scribe(1))
    assert len(the(WitnessQuestions, regions).rows) == HEAD
    pages = [region for region in regions if isinstance(region, MoreQuestions)]
    assert sum(len(page.rows) for page in pages) == 200 - HEAD
    assert all(len(page.rows) <= PAGE for page in pages)
    answered = seen(after(MANY, all_shown(state), answered_last), scribe(1))
    assert [a.id for a in regions] == [b.id for b in answered]
    assert sum(a != b for a, b in zip(regions, answered, strict=True)) == 1


def test_the_console_has_everything_to_press_for_the_top_and_moves_few_of_the_others():
    everything = after(MANY, all_shown(after(MANY)))
    before = {region.id: region for region in seen(everything, FACILITATOR)}
    pages = [region for region in before.values() if isinstance(region, QuestionsPagePanel)]
    assert (sum(len(page.rows) for page in pages), [page.top for page in pages].count(True)) == (200, 1)
    (late, *_) = (row.question for row in pages[-1].rows)
    others = (n for n in range(1, 5) if juror(n) != everything.questions.asked[late].author)
    wanted = after(MANY, all_shown(after(MANY)), *((juror(n), SecondWitnessQuestion(late)) for n in others))
    changed = [region for region in seen(wanted, FACILITATOR) if before.get(region.id) != region]
    assert 0 < sum(isinstance(region, QuestionsPagePanel) for region in changed) <= 3


def answered_last(state):
    return FACILITATOR, DeclineAnswer(max(state.questions.asked), False, True, "No.")


def test_a_juror_s_own_stand_first_and_not_on_the_pages():
    everything = after(MANY, all_shown(after(MANY)))
    regions = seen(everything, juror(1))
    assert sum(row.mine for row in the(WitnessQuestions, regions).rows) == 51
    assert not [row for page in regions if isinstance(page, MoreQuestions) for row in page.rows if row.mine]


def test_a_scribe_sees_what_a_juror_sees_and_seconds_nothing():
    (row, *_) = the(WitnessQuestions, seen(after(WANTED), scribe(1))).rows
    assert (row.second, scribe(1).role) == (None, Role.SCRIBE)
    assert "RequestForm" in names(seen(after(WANTED), scribe(1)))


def test_a_question_to_the_organiser_says_so():
    day = shown(THREE_ASKED, (juror(4), AskWitness("Who reads this?", kind=Kind.ORGANISER)))
    assert Kind.ORGANISER in {row.kind for row in the(WitnessQuestions, seen(after(day), juror(1))).rows}
