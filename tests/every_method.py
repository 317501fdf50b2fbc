"""A day on which a question of every method is put: drawn answers, changed ones, some left out, a second version."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

from app.jury.day.plan import PhaseKind
from app.jury.seats.acts import Leave
from app.jury.votes.acts import CastBallot, TranscribeBallot
from app.jury.votes.declared import Base, Declared, Portion, Threshold, TieBreak
from app.jury.votes.methods import marks_of
from app.jury.votes.plan import Method, Question, Vote, When
from tests.asked import CONSENT, EVERY_METHOD, RANKING
from tests.days import (
    FACILITATOR,
    PLAN,
    Step,
    juror,
    moved_to,
    opened,
    phase,
    revealed,
    said,
    seated,
    vote_closed,
    vote_opened,
)

if TYPE_CHECKING:
    from app.jury.act import Act
    from app.jury.numbers import Mark
    from app.jury.people import By
    from app.jury.state import State

FOUR_FIFTHS = Declared(Threshold(Portion(4, 5), Base.VALID), quorum=Portion(1, 2, more=True))
DECLARED = {
    RANKING.id: replace(RANKING, declared=Declared(tie_break=TieBreak.ORDER)),
    CONSENT.id: replace(CONSENT, declared=FOUR_FIFTHS),
}
QUESTIONS = tuple(DECLARED.get(question.id, question) for question in EVERY_METHOD)
EVERY = "every"
PLAN_OF_EVERY_METHOD = replace(
    PLAN,
    agenda=(*PLAN.agenda[:1], phase(PhaseKind.TALK, 30, votes=(EVERY,)), phase(PhaseKind.CLOSE, 10)),
    questions=QUESTIONS,
    votes=(Vote(EVERY, When.INTERIM, said("Everything"), tuple(question.id for question in QUESTIONS)),),
    exhibits=(),
)


def drawn(question: Question, dice: Random) -> Mark:
    """An answer that the question's method offers; it means nothing."""
    options, marks = len(question.options), marks_of(question)
    match question.method:
        case Method.APPROVAL:
            return tuple(sorted(dice.sample(marks, dice.randint(question.fewest, question.most or options))))
        case Method.BUDGET:
            return _afforded(question, dice)
        case Method.RANKING:
            return tuple(dice.sample((1, *(dice.randint(0, options) for _ in range(options - 1))), options))
        case Method.POINTS:
            return _spread(question.total, options, dice)
        case Method.SCORES | Method.JUDGEMENT:
            return tuple(dice.choice(marks) for _ in range(options))
        case _:
            return dice.choice(marks)


def _afforded(question: Question, dice: Random) -> tuple[int, ...]:
    left, chosen = question.total, list[int]()
    for place in dice.sample(range(len(question.options)), dice.randint(0, len(question.options))):
        if question.costs[place] <= left:
            left -= question.costs[place]
            chosen.append(place)
    return tuple(sorted(chosen))


def _spread(total: int, options: int, dice: Random) -> tuple[int, ...]:
    points = [0] * options
    for _ in range(dice.randint(1, total)):
        points[dice.randrange(options)] += 1
    return tuple(points)


def answered(number: int, dice: Random, left_out: float = 0.1) -> Step:
    """A juror answers what they wish, each question in a ballot of its own."""

    def answer(question: Question) -> Step:
        def step(state: State) -> tuple[By, Act]:
            voting = state.voting(EVERY)
            rev = voting.rev(question.id, number) + 1
            return juror(number), CastBallot(EVERY, voting.version, rev, {question.id: drawn(question, dice)})

        return step

    return tuple(answer(question) for question in QUESTIONS if dice.random() >= left_out)


def from_paper(number: int, dice: Random) -> Step:
    """A juror's whole paper, entered by the team: who has no device votes this way, too."""

    def step(state: State) -> tuple[By, Act]:
        answers = {question.id: drawn(question, dice) for question in QUESTIONS}
        voting = state.voting(EVERY)
        rev = 1 + max(voting.rev(question, number) for question in answers)
        return FACILITATOR, TranscribeBallot(number, EVERY, voting.version, rev, answers, answers)

    return step


def every_method(jurors: int = 9, seed: int = 3) -> Step:
    """Everybody answers, some think again, one leaves, papers come in; the vote is opened again and some change."""
    dice = Random(seed)
    everybody = range(1, jurors + 1)
    return (
        opened(jurors + 1, PLAN_OF_EVERY_METHOD),
        seated(*everybody),
        moved_to("talk"),
        vote_opened(EVERY),
        tuple(answered(number, dice) for number in everybody),
        tuple(answered(number, dice, 0.7) for number in (1, 2, 5)),
        (juror(3), Leave()),
        tuple(from_paper(number, dice) for number in (6, jurors + 1, jurors + 1)),
        answered(6, dice, 0.5),
        vote_closed(EVERY),
        vote_opened(EVERY),
        tuple(answered(number, dice, 0.5) for number in (1, 4)),
        vote_closed(EVERY),
    )


COUNTED_EVERY: Step = every_method()
REVEALED_EVERY: Step = (COUNTED_EVERY, revealed(EVERY))
