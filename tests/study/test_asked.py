"""What is found of what the jury asked: what became of each, by which list, and who was left out as a count."""

from __future__ import annotations

import json

from app.export.questions import question_tables
from app.jury.questions.acts import AnswerWitnessQuestion, DeclineAnswer, RequestEvidence, SetSlate
from app.jury.questions.kinds import Answerer, Kind
from app.store.wire import plain
from app.study.asked import Outcome, asked
from app.study.findings import findings
from tests import days
from tests.days import FACILITATOR, after, juror, told
from tests.jury.asking import ADOPTED, FIRST, LAST, PROPOSED, shown
from tests.jury.test_asking import MERGED

NEEDED = shown(
    ADOPTED,
    (FACILITATOR, AnswerWitnessQuestion(FIRST, False, True, "All.", True, Answerer.ORGANISER, "story")),
    (FACILITATOR, DeclineAnswer(LAST, False, True, "It is a secret.")),
    (juror(4), RequestEvidence("What others pay", "An auditor")),
)


def test_each_question_says_what_became_of_it_and_requests_stand_apart() -> None:
    found = asked(after(NEEDED))
    assert [(each.text, each.outcome, each.reply) for each in found.questions] == [
        ("Who pays?", Outcome.PARTLY, "All."),
        ("And who does not?", Outcome.UNANSWERED, ""),
        ("Since when?", Outcome.DECLINED, "It is a secret."),
    ]
    assert found.questions[0].answerer is Answerer.ORGANISER
    assert [(each.text, each.whom, each.kind) for each in found.requests] == [
        ("What others pay", "An auditor", Kind.EVIDENCE)
    ]
    assert len(findings(told(NEEDED)[0]).asked) == 3, "a request is no question to a witness"


def test_a_list_is_told_with_what_was_made_of_it_and_nobody_s_number() -> None:
    changed = (FACILITATOR, SetSlate((), (LAST,), "First come."))
    (made,) = asked(after(PROPOSED, changed)).lists
    assert (made.proposed, made.taken) == (("Who pays?", "Since when?"), ("Since when?",))
    assert (made.left_out_of_proposed, made.left_out, made.changed, made.because) == (0, 3, True, "First come.")
    assert asked(after(PROPOSED, changed, days.undone)).lists == ()
    assert not asked(after(ADOPTED)).lists[0].changed
    assert "unrepresented" not in json.dumps(plain(asked(after(PROPOSED, changed))))


def test_two_that_became_one_are_one_in_the_findings_and_three_in_the_tables() -> None:
    found = asked(after(MERGED))
    assert [each.text for each in found.questions] == ["Since when?", "Who pays, and who does not?"]
    questions, _ = question_tables(after(MERGED))
    assert [row[-1] for row in questions.rows] == [4, 4, None, None]


def test_what_was_not_shown_leaves_no_words() -> None:
    day = (ADOPTED, days.asked(4, "Whose idea was it?"), (juror(4), RequestEvidence("A", "B")))
    assert asked(after(day)).not_shown == 2
    questions, _ = question_tables(after(day))
    assert [(row[0], row[7]) for row in questions.rows][-2:] == [("", ""), ("", "")]
