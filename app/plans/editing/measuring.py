"""What can be measured with an instrument, said before anybody answers it; and about how long answering takes."""

from collections.abc import Iterable, Iterator, Sequence

from ...jury.day.plan import PUTS_VOTES
from ...jury.numbers import Words
from ...jury.plan import Plan
from ...jury.votes.methods import Shape, shape_of
from ...jury.votes.plan import Question, Vote, When
from ..places import Remark
from .blocks import RATED, Blocks

FEWEST_OPTIONS, USUAL_OPTIONS = 3, (4, 7)
FEWEST_STATEMENTS, USUAL_STATEMENTS = 8, (12, 16)
SIDE_BY_SIDE = "reasons and preferences cannot be set side by side (the deliberative reason index, DRI)."
WORDS_A_SECOND = 3
"""As people read who read to answer."""
CONSIDERING = {Shape.ONE: 8, Shape.SOME: 12, Shape.EACH: 12}
"""Seconds to make up one's mind and to save."""
FOR_EACH, WRITING = 4, 20


def warnings(blocks: Blocks, plan: Plan) -> tuple[Remark, ...]:
    """What cannot be said afterwards, by the list or the box that would have to be filled in."""
    return (
        *_options(blocks),
        *_statements(blocks),
        *_reasons(blocks),
        *_beside(blocks),
        *_afterwards(blocks, plan),
        *_time(plan),
    )


def _options(blocks: Blocks) -> Iterator[Remark]:
    number, (least, most) = len(blocks.proposals), USUAL_OPTIONS
    if number < FEWEST_OPTIONS:
        yield Remark("proposal", f"With fewer than 3 options {SIDE_BY_SIDE}")
    elif number < least:
        yield Remark("proposal", f"From {least} to {most} options are usual.")
    if number > most:
        yield Remark("proposal", f"{number} options are many, as each is asked about three times: {most} at most.")
    if number and not blocks.hats:
        yield Remark(
            "hats", "Without “for me” and “for everyone” nobody can tell which of the two a view sides with (CAI)."
        )
    if number >= FEWEST_OPTIONS and not blocks.order:
        yield Remark("order", "Without an order of the options there is nothing to set beside the statements (DRI).")


def _statements(blocks: Blocks) -> Iterator[Remark]:
    number, (least, most) = len(blocks.statements), USUAL_STATEMENTS
    if number < FEWEST_STATEMENTS:
        yield Remark("statement", f"With fewer than 8 statements {SIDE_BY_SIDE}")
    elif number < least:
        yield Remark("statement", f"From {least} to {most} statements are usual.")
    elif number > most:
        yield Remark("statement", f"{number} statements are many; {most} are usual at most.")


def _reasons(blocks: Blocks) -> Iterator[Remark]:
    personal, public = len(blocks.personal), len(blocks.public)
    if not personal and not public:
        yield Remark("reasons", "Nobody is asked for reasons.")
    elif personal != public:
        yield Remark(
            "reasons",
            f"{personal} reasons for oneself, {public} for everybody: who reads a list that leans, leans.",
        )


def _beside(blocks: Blocks) -> Iterator[Remark]:
    if not blocks.known:
        yield Remark("known", "Nothing shows what people learnt: a few things to know would.")
    if not blocks.confidence:
        yield Remark("confidence", "Nobody is asked how sure they are.")
    if blocks.asking and not blocks.other:
        yield Remark("other", "Trust in whoever asks moves with the weather: compare it with a body not concerned.")
    if not blocks.placebo:
        yield Remark("placebo", "Nothing shows how far answers move by themselves: two questions not concerned would.")


def _afterwards(blocks: Blocks, plan: Plan) -> Iterator[Remark]:
    if not blocks.consents and not blocks.conditions:
        yield Remark("condition", "Nobody is asked on what condition they would support something.")
    if set(RATED) - set(blocks.rated):
        yield Remark("rated", "Without all six, days cannot be set side by side.")
    if blocks.mattered and not plan.exhibits:
        yield Remark("mattered", "There is no exhibit yet, so this is not asked. Save this page again once there are.")
    elif not blocks.mattered:
        yield Remark("mattered", "Nobody is asked which exhibit weighed most.")


def _time(plan: Plan) -> Iterator[Remark]:
    for vote in plan.votes:
        if vote.when not in (When.OPENING, When.REFINED):
            continue
        _, slow = minutes_to_answer(plan, vote)
        for phase in plan.agenda:
            if vote.id in phase.votes and phase.kind in PUTS_VOTES and phase.minutes < slow:
                title = phase.title.get("en", phase.id)
                yield Remark("time", f"“{title}” has {phase.minutes} minutes; whoever takes care needs about {slow}.")


def minutes_to_answer(plan: Plan, vote: Vote) -> tuple[int, int]:
    """Whole minutes: about as many for most, and for those who take their time."""
    seconds = sum(_seconds([plan.question(question) for question in vote.questions]))
    return max(1, round(seconds / 60)), max(1, round(2 * seconds / 60))


def _seconds(questions: Sequence[Question]) -> Iterator[float]:
    """The steps of a scale are read once in a block that has the same."""
    last: tuple[object, ...] = ()
    for question in questions:
        shape, listed = shape_of(question), tuple(option.words for option in question.options)
        read = _words([question.words, *(() if listed == last else listed)])
        each = FOR_EACH * len(question.options) if shape is Shape.EACH else 0
        yield read / WORDS_A_SECOND + CONSIDERING[shape] + each + WRITING * (question.own_words + question.conditions)
        last = listed


def _words(texts: Iterable[Words]) -> int:
    return sum(max((len(text.split()) for text in words.values()), default=0) for words in texts)
