"""What was asked and which list was made of it, as flat tables. No juror's number is in them."""

from collections.abc import Iterator

from ..jury.questions.state import WitnessQuestion
from ..jury.state import State
from ..study.asked import asked, outcome_of
from .table import Cell, Table
from .words import said

QUESTIONS = (
    ("question", "the question or the request for evidence; empty where it was not shown to the room"),
    ("about", "the exhibit it is about"),
    ("seconds", "how many others wanted the answer"),
    ("shown", "1 where the room saw it"),
    ("answered", "1 where it was answered, in part at least; of a request, where something was provided"),
    ("reply", "the answer, or why there was none, where somebody wrote it down"),
    (
        "kind",
        (
            "witness, organiser: to whom it was put; to-know: what the jury still needed to know; evidence: a request "
            "for evidence"
        ),
    ),
    ("whom", "evidence: whom they would have trusted to tell them; else empty"),
    ("put", "how often it was put to somebody in the room"),
    ("outcome", "answered, partly, declined or unanswered"),
    ("answerer", "whose answer it is, witness or organiser; empty for none"),
    ("exhibit", "the exhibit in which more of the answer stands, or that was provided; empty for none"),
    ("number", "its place among the day's questions, from 1"),
    ("merged_into", "the number of the question it was merged into, with its author's consent; empty for none"),
)
LISTS = (
    ("list", "which list of questions to be put, from 1"),
    ("slots", "how many were to be put"),
    ("about", "the exhibit they were to be about; empty for any"),
    ("made", "proposed: as it was worked out; taken: as the facilitator made it"),
    ("place", "the question's place on it, from 1"),
    ("question", "the question"),
    ("left_out", "how many jurors who wanted something put had no question on it"),
    ("because", "taken: why it is not as it was proposed, where somebody said so"),
)


def question_tables(state: State) -> tuple[Table, ...]:
    return (
        Table("questions", QUESTIONS, tuple(_questions(state))),
        Table("lists", LISTS, tuple(_lists(state))),
    )


def _questions(state: State) -> Iterator[tuple[Cell, ...]]:
    kept = [each for each in state.questions.asked.values() if not each.withdrawn]
    number = {each.seq: place for place, each in enumerate(kept, 1)}
    for each in kept:
        text, whom = (each.text, each.whom) if each.shown else ("", "")
        first = (text, each.about, len(each.seconds), int(bool(each.shown)), int(each.answered), each.reply)
        yield (*first, each.kind.value, whom, *_became(each), number[each.seq], number.get(each.into))


def _became(each: WitnessQuestion) -> tuple[Cell, ...]:
    by = each.answerer.value if each.is_settled else None
    return each.times_put, outcome_of(each).value, by, each.exhibit


def _lists(state: State) -> Iterator[tuple[Cell, ...]]:
    for number, made in enumerate(asked(state).lists, 1):
        about = said(made.about) if made.about is not None else None
        for how, texts, left_out, because in (
            ("proposed", made.proposed, made.left_out_of_proposed, None),
            ("taken", made.taken, made.left_out, made.because),
        ):
            for place, text in enumerate(texts, 1):
                yield (number, made.slots, about, how, place, text, left_out, because)
