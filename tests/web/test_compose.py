"""What a facilitator types to add a question or an exhibit becomes what the plan would hold."""

import json
from dataclasses import replace
from functools import partial

import pytest

from app.jury.day.acts import Announce
from app.jury.day.agenda_acts import AddExhibit, AddQuestion
from app.jury.exhibits.plan import Side
from app.jury.numbers import ActId
from app.jury.questions.acts import AskWitness
from app.jury.reasons import Reason, Refused
from app.jury.votes.acts import CastBallot
from app.jury.votes.declared import Base, Below, Declared, Portion, Threshold, TieBreak
from app.jury.votes.plan import Method, When
from app.web.inbox import read_form, read_frame, sent_by
from tests.days import FACILITATOR, WHOLE_ARRIVED, accepted, after, moved_to, refused

ACT_ID = "0123456789abcdef" * 2
ASKED = [("act_id", ACT_ID), ("act", "AddQuestion"), ("phase", "opening"), ("asked", " Lunch at one? ")]
SHOWN = [("act", "AddExhibit"), ("phase", "evidence"), ("title", "A letter"), ("side", "against")]


def act_of(*pairs: tuple[str, str]):
    return read_form(FACILITATOR, pairs).act


def test_a_question_with_one_answer_a_line_becomes_a_vote_of_its_own():
    act = act_of(*ASKED, ("options", "Yes\r\n\r\n No \r\n"), ("method", "single"), ("not_sure", "true"))
    assert isinstance(act, AddQuestion)
    assert [option.words for option in act.question.options] == [{"en": "Yes"}, {"en": "No"}]
    assert (act.question.words, act.question.method, act.question.not_sure) == ({"en": "Lunch at one?"}, "single", True)
    assert (act.vote.when, act.vote.questions) == (When.INTERIM, (act.question.id,))
    assert accepted(after(WHOLE_ARRIVED), FACILITATOR, act).the_plan.vote(act.vote.id)


def test_several_may_be_chosen_up_to_all_of_them():
    act = act_of(*ASKED, ("options", "Yes\nNo\nLater"), ("method", "approval"), ("not_sure", "true"))
    assert (act.question.method, act.question.most, act.question.not_sure) == (Method.APPROVAL, 3, False)
    accepted(after(WHOLE_ARRIVED), FACILITATOR, act)


def test_a_vote_is_secret_where_that_is_ticked():
    assert act_of(*ASKED, ("options", "Yes\nNo"), ("secret", "true")).vote.secret is True
    assert act_of(*ASKED, ("options", "Yes\nNo")).vote.secret is False


def test_the_same_form_sent_twice_is_the_same_question():
    assert act_of(*ASKED, ("options", "a\nb")) == act_of(*ASKED, ("options", "a\nb"))


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ("", Reason.CANNOT_BE_PUT),
        ("only one", Reason.CANNOT_BE_PUT),
        ("\n \n", Reason.CANNOT_BE_PUT),
        ("the same\nthe same", Reason.CANNOT_BE_PUT),
        ("a\n" + "b" * 501, Reason.TOO_LONG),
    ],
)
def test_a_question_nobody_could_answer_is_refused(options: str, reason: Reason):
    assert refused(after(WHOLE_ARRIVED), FACILITATOR, act_of(*ASKED, ("options", options))) == reason


COMPOSED: dict[str, tuple[dict[str, str], dict[str, object]]] = {
    "single": ({"options": "Yes\nNo", "shuffled": "true"}, {"shuffled": True, "not_sure": False}),
    "scale": ({"options": "Bad\nNeither\nGood", "not_sure": "true"}, {"not_sure": True}),
    "score": ({"highest": "10"}, {"levels": ()}),
    "approval": ({"options": "a\nb\nc", "most": "2"}, {"most": 2}),
    "scores": ({"options": "a\nb", "highest": ""}, {"most": 0}),
    "majority-judgement": ({"options": "a\nb", "levels": "Good\nFair\nBad"}, {"own_words": False}),
    "ranking": ({"options": "a\nb\nc", "most": "", "equal_ranks": "true"}, {"most": 0, "equal_ranks": True}),
    "points": ({"options": "a\nb", "points": "12", "own_words": "true"}, {"total": 12, "own_words": True}),
    "budget": (
        {"projects": "A roof: the hall: 60,000\r\nBenches : 500", "limit": "100 000", "unit": "pounds"},
        {"costs": (60_000, 500), "total": 100_000, "unit": {"en": "pounds"}},
    ),
    "consent": ({"options": "not read"}, {"own_words": True, "conditions": True}),
}


def asked(method: str, **boxes: str):
    return act_of(*ASKED, ("method", method), *boxes.items()).question


@pytest.mark.parametrize("method", Method)
def test_a_question_of_every_method_is_made_from_its_boxes_and_can_be_put(method: Method):
    boxes, holds = COMPOSED[method]
    act = act_of(*ASKED, ("method", method), *boxes.items())
    assert act.question.method is method
    assert {name: getattr(act.question, name) for name in holds} == holds
    accepted(after(WHOLE_ARRIVED), FACILITATOR, act)


@pytest.mark.parametrize("method", Method)
def test_boxes_that_a_method_has_no_need_of_do_no_harm(method: Method):
    """Without scripts all of them are there, filled in with what the form suggests."""
    boxes = {"levels": "Good\nBad", "highest": "5", "points": "10", "equal_ranks": "true", "base": "valid", "most": ""}
    rest = {"below": "rework", "tie_break": "none", "limit": "", "unit": "", "projects": "", "options": ""}
    suggested, needed = boxes | rest, COMPOSED[method][0]
    alone = asked(method, **{**needed, "equal_ranks": "true"})
    assert asked(method, **{**suggested, **needed, "equal_ranks": "true"}) == alone


def test_levels_are_typed_from_the_best_down_and_scores_run_from_nought_to_the_highest():
    judged = asked("majority-judgement", options="a\nb", levels="Good\nFair\nBad")
    assert [level.words["en"] for level in judged.levels] == ["Bad", "Fair", "Good"]
    unsaid = asked("majority-judgement", options="a\nb", levels=" ")
    assert [level.words["en"] for level in unsaid.levels][::5] == ["Reject", "Excellent"]
    assert [level.words["en"] for level in asked("scores", options="a\nb", highest="3").levels] == list("0123")
    assert len(asked("score", highest="10").options) == 11


def test_a_project_keeps_the_colons_of_its_name():
    options = asked("budget", projects="A roof: the hall: 60\nBenches: 5", limit="70").options
    assert [option.words["en"] for option in options] == ["A roof: the hall", "Benches"]


@pytest.mark.parametrize("line", ["A roof", "A roof: much", ": 60", "A roof: -5", "A roof: 1,5", "A roof: ６0"])
def test_a_project_without_a_cost_in_whole_numbers_is_refused(line: str):
    with pytest.raises(Refused) as refusal:
        asked("budget", projects=f"Benches: 5\n{line}", limit="70")
    assert refusal.value.reason == Reason.NO_COST


@pytest.mark.parametrize(
    "boxes",
    [
        {"method": "points", "points": "ten"},
        {"method": "ranking", "most": "-1"},
        {"method": "budget", "limit": "1.5", "projects": "a: 1\nb: 1"},
        {"method": "scores", "highest": "9" * 40},
        {"method": "single", "quorum_part": "half", "quorum_whole": "1"},
        {"method": "single", "enough_part": "4"},
        {"method": "single", "quorum_whole": "5"},
    ],
)
def test_a_number_that_cannot_be_read_is_refused(boxes: dict[str, str]):
    with pytest.raises(Refused) as refusal:
        asked(**{"options": "a\nb", **boxes})
    assert refusal.value.reason == Reason.NO_NUMBER


def test_what_is_settled_beforehand_is_declared_where_the_method_knows_it():
    boxes = {"enough_part": "4", "enough_whole": "5", "base": "present", "below": "annex"}
    settled = boxes | {"quorum_part": "1", "quorum_whole": "2", "quorum_more": "true", "tie_break": "lot"}
    whole = Declared(Threshold(Portion(4, 5), Base.PRESENT, Below.ANNEX), Portion(1, 2, more=True), TieBreak.LOT)
    assert asked("single", options="a\nb", **settled).declared == whole
    assert asked("consent", **settled).declared == replace(whole, tie_break=TieBreak.NONE), "there is nothing to win"
    assert asked("ranking", options="a\nb", **settled).declared == replace(whole, threshold=None)
    assert asked("ranking", options="a\nb", **boxes).declared == Declared()


def test_more_levels_or_points_than_can_be_put_are_for_the_rules_to_refuse():
    state = after(WHOLE_ARRIVED)
    for boxes in ({"method": "scores", "highest": "12"}, {"method": "points", "points": "1,001"}):
        act = act_of(*ASKED, ("options", "a\nb"), *boxes.items())
        assert refused(state, FACILITATOR, act) == Reason.CANNOT_BE_PUT


def test_an_exhibit_is_a_summary_and_paragraphs():
    body = ("body", "In short.\n\nAt length,\nover two lines.\n\n\n\nAnd more.")
    act = act_of(*SHOWN, body, ("interest", "None"), ("source", "A juror"))
    assert isinstance(act, AddExhibit)
    assert act.exhibit.side is Side.AGAINST
    assert act.exhibit.summary == {"en": "In short."}
    assert [paragraph["en"] for paragraph in act.exhibit.body] == ["At length,\nover two lines.", "And more."]
    added = accepted(after(WHOLE_ARRIVED, moved_to("evidence")), FACILITATOR, act)
    assert act.exhibit.id in added.the_phase.exhibits


def test_an_exhibit_without_source_interest_or_text_is_refused():
    state = after(WHOLE_ARRIVED)
    assert refused(state, FACILITATOR, act_of(*SHOWN, ("body", "In short."))) == Reason.TOO_SHORT
    assert refused(state, FACILITATOR, act_of(*SHOWN, ("interest", "a"), ("source", "b"))) == Reason.TOO_SHORT


def test_an_empty_choice_is_none():
    assert act_of(("act", "AskWitness"), ("text", "Who pays?"), ("about", "")) == AskWitness("Who pays?", None)


@pytest.mark.parametrize(
    "pairs",
    [
        [("act", "SetTables"), ("phase", "talk"), ("draw", "1"), ("tables:json", "[[1,")],
        [("act", "SetTables"), ("phase", "talk"), ("draw", "1"), ("tables:json", "[[\"\\u0000\"]]")],
        [("act", "AddQuestion"), ("phase", "\\u0000"), ("asked", "a\x00b"), ("options", "a\nb")],
        [("act", "CheckIn"), ("consents", "count-moves")],
    ],
)  # fmt: skip
def test_what_is_no_list_no_json_or_cannot_be_stored_is_refused(pairs: list[tuple[str, str]]):
    with pytest.raises(Refused):
        read_form(FACILITATOR, pairs)


RANKED = [("act_id", ACT_ID), ("act", "CastBallot"), ("vote", "v"), ("version", "1"), ("rev", "1")]


def test_the_places_of_a_list_may_come_one_by_one_and_in_any_order():
    act = act_of(*RANKED, ("answers.q[2]", "1"), ("answers.q[0]", "3"), ("answers.q[1]", "0"))
    assert isinstance(act, CastBallot)
    assert act.answers == {"q": (3, 0, 1)}


@pytest.mark.parametrize(
    "given",
    [
        [("answers.q[0]", "1"), ("answers.q[2]", "1")],
        [("answers.q[1]", "1")],
        [("answers.q[0]", "1"), ("answers.q", "1")],
        [("answers.q[0]", "1"), ("answers.q[1]", "")],
        [("answers.q[0]", "first")],
    ],
)
def test_a_list_with_a_place_left_out_is_malformed(given: list[tuple[str, str]]):
    with pytest.raises(Refused) as refusal:
        act_of(*RANKED, *given)
    assert refusal.value.reason == Reason.MALFORMED


@pytest.mark.parametrize("text", ["\\u0000", "\\ud800", "a\\udfff", "\\u0061\\u0000"])
def test_what_cannot_be_stored_is_malformed_by_every_way_in(text: str):
    sent = f'"{text}"'
    frames = [
        f'{{"act": "Announce", "act_id": "{ACT_ID}", "text": {sent}}}',
        f'{{"act": "Announce", "act_id": "{ACT_ID}", {sent}: "1"}}',
        json.dumps({"act": "SetTables", "act_id": ACT_ID, "phase": "talk", "draw": "1", "tables:json": f"[[{sent}]]"}),
    ]
    ways = [partial(read_frame, FACILITATOR, frame) for frame in frames]
    ways.append(partial(read_form, FACILITATOR, [("act", "Announce"), ("text", json.loads(sent))]))
    ways.append(partial(sent_by, FACILITATOR, ActId(ACT_ID), {"act": "Announce", "text": [json.loads(sent)]}))
    for way in ways:
        with pytest.raises(Refused) as refusal:
            way()
        assert refusal.value.reason == Reason.MALFORMED


def test_an_escape_of_an_ordinary_letter_is_that_letter():
    frame = f'{{"act": "Announce", "act_id": "{ACT_ID}", "text": "caf\\u00e9 \\ud83d\\ude00"}}'
    assert read_frame(FACILITATOR, frame).act == Announce("café 😀")


PUT = [
    ("act", "PutRecommendation"),
    ("recommendation", "9"),
    ("version", "1"),
    ("phase", "drafting"),
    ("title.en", "It"),
]


@pytest.mark.parametrize(
    ("kind", "ends"),
    [
        ("support", ("I oppose it", "I support it")),
        ("consent", ("I oppose it", "I support it wholeheartedly")),
        ("yes-or-no", ("No", "Yes")),
    ],
)
def test_a_recommendation_is_put_in_one_of_three_kinds(kind: str, ends: tuple[str, str]):
    act = act_of(*PUT, ("enough", "1/2+"), ("base", "valid"), ("kind", kind))
    assert (act.levels[0]["en"], act.levels[-1]["en"]) == ends
    assert act.declared == Declared(Threshold(Portion(1, 2, more=True), Base.VALID))


def test_a_kind_that_there_is_not_is_refused():
    with pytest.raises(Refused) as caught:
        act_of(*PUT, ("enough", "2/3"), ("kind", "acclamation"))
    assert caught.value.reason is Reason.MALFORMED
