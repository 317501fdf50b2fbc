"""What a recommendation came of: the chain as people gave it, quoted under the rules of quoting and counted beyond."""

from __future__ import annotations

from dataclasses import replace

from app.export.citations import citation_table
from app.jury.citing.acts import Cite, CiteForReason
from app.jury.contributions.acts import ModerateContribution
from app.jury.questions.acts import AnswerWitnessQuestion, AskWitness, ModerateWitnessQuestion
from app.jury.recommendations.acts import DraftRecommendation, PutRecommendation
from app.jury.seats.plan import QUOTE_WORDS, Consent
from app.jury.state import State
from app.jury.votes.acts import CastBallot
from app.jury.votes.verdict import Ruling
from app.study.trace import Kind, Trace, trace
from tests.days import (
    FACILITATOR,
    STORY,
    STORY_SHOWN,
    Step,
    after,
    contributed,
    inside,
    juror,
    moved_to,
    opened,
    revealed,
    said,
    seated,
    vote_closed,
    vote_opened,
)
from tests.drafted import DRAFTED, LEVELS, TEXT, TWO_THIRDS, dissented, frozen, statement_shown

ASKING = replace(DRAFTED, consents=(Consent(QUOTE_WORDS, said("Quote me")),))


def cites(kind: str, number: int, exhibit: str | None = None, answer: bool = False, by: int = 0) -> Step:
    """Juror `by`, or the facilitator, says what the first thing of this kind came of."""

    def step(state: State) -> tuple:
        made = state.contributions if kind == "contributions" else getattr(state.recommendations, kind)
        asked = min(state.questions.asked) if answer else None
        return (juror(by) if by else FACILITATOR), Cite(sorted(made)[number], exhibit, asked)

    return step


def drafted_from_all(state: State) -> tuple:
    return FACILITATOR, DraftRecommendation(TEXT, tuple(state.contributions))


def looked_at_number(number: int) -> Step:
    return lambda s: (FACILITATOR, ModerateContribution(sorted(s.contributions)[number], 1, None, True))


def put(state: State) -> tuple:
    return FACILITATOR, PutRecommendation(
        min(state.recommendations.drafted), 1, "drafting", said("It"), LEVELS, TWO_THIRDS
    )


def name(state: State) -> str:
    return state.recommendations.drafted[min(state.recommendations.drafted)].versions[0].votes[0]


def day(plan=DRAFTED, *agreeing: int) -> Step:
    """A story is shown and asked about; two speak of both; what comes of it is put to a vote, and one dissents."""
    return (
        opened(4, plan),
        *(seated(n, consents=(QUOTE_WORDS,) if n in agreeing else ()) for n in (1, 2, 3, 4)),
        STORY_SHOWN,
        (juror(1), AskWitness("Who pays?", "story")),
        lambda s: (FACILITATOR, ModerateWitnessQuestion(min(s.questions.asked), None, True)),
        lambda s: (FACILITATOR, AnswerWitnessQuestion(min(s.questions.asked), False, True, "All of us.")),
        moved_to("talk"),
        contributed(1, "It gives work."),
        contributed(2, "We all pay for it."),
        *(
            lambda s, n=n: (FACILITATOR, ModerateContribution(sorted(s.contributions)[n], 1, None, True))
            for n in (0, 1)
        ),
        cites("contributions", 0, "story", by=1),
        cites("contributions", 1, answer=True, by=2),
        moved_to("drafting"),
        drafted_from_all,
        cites("drafted", 0, "story"),
        frozen,
        dissented(4, "The money is needed nearer home."),
        statement_shown,
        put,
        lambda s: vote_opened(name(s))(s),
        *(
            lambda s, n=n: (juror(n), CastBallot(name(s), 1, 1, {name(s): 3}, {name(s): f"Reason {n}"}))
            for n in (3, 2, 1)
        ),
        lambda s: (juror(3), CiteForReason(name(s), name(s), "story")),
        lambda s: vote_closed(name(s))(s),
        lambda s: revealed(name(s))(s),
    )


def of(plan=DRAFTED, *agreeing: int) -> Trace:
    return trace(after(day(plan, *agreeing)))


def test_the_chain_goes_from_the_exhibit_through_the_question_and_the_reasons_to_the_vote():
    (found,) = of().recommendations
    (shown,) = found.exhibits
    assert (shown.exhibit, shown.drafters) == (STORY.title, True)
    assert [(each.kind, each.text) for each in shown.reasons] == [
        (Kind.SAID, "It gives work."),
        (Kind.BALLOT, "Reason 3"),
    ]
    (answer,) = shown.answers
    assert (answer.question, answer.reply, answer.drafters) == ("Who pays?", "All of us.", False)
    assert [each.text for each in answer.reasons] == ["We all pay for it."]
    assert (found.uncited, found.untold) == (3, 0)
    assert found.verdict.ruling is Ruling.CARRIED


def test_who_did_not_agree_to_be_quoted_is_counted_and_nothing_of_theirs_is_told():
    (found,) = of(ASKING, 2).recommendations
    told = [each for each in inside(found) if isinstance(each, str)]
    assert "We all pay for it." in told
    assert not {"It gives work.", "Reason 1", "Reason 3"} & {*told}
    assert found.untold == 3


def test_what_nobody_agreed_to_have_quoted_leaves_only_what_the_drafters_cite():
    (found,) = of(ASKING).recommendations
    (shown,) = found.exhibits
    assert (shown.drafters, shown.reasons, shown.answers) == (True, (), ())
    assert found.untold == 5


def test_a_kept_back_contribution_is_no_reason_that_is_quoted():
    def kept(s: State) -> tuple:
        return FACILITATOR, ModerateContribution(min(s.contributions), 1, True, False)

    (found,) = trace(after(day(), kept)).recommendations
    assert "It gives work." not in inside(found)
    assert found.untold == 1


def test_an_answer_that_is_taken_back_is_in_no_chain():
    def unanswered(s: State) -> tuple:
        return FACILITATOR, AnswerWitnessQuestion(min(s.questions.asked), True, False)

    (found,) = trace(after(day(), unanswered)).recommendations
    assert found.exhibits[0].answers == ()
    assert found.uncited == 4


def test_nothing_is_traced_where_nothing_is_cited():
    assert trace(after(day()[:-9])).recommendations
    assert trace(after(day()[:13], moved_to("drafting"), drafted_from_all)).recommendations == ()


def test_citations_leave_as_a_table_without_a_seat():
    table = citation_table(after(day()))
    rows = [dict(zip([n for n, _ in table.columns], row, strict=True)) for row in table.rows]
    assert [(row["of"], row["number"], row["exhibit"], row["answer"], row["count"]) for row in rows] == [
        ("contribution", 1, "story", None, 1),
        ("contribution", 2, None, "Who pays?", 1),
        ("recommendation", 1, "story", None, 1),
        ("ballot", None, "story", None, 1),
    ]
