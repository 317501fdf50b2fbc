"""The first page: what somebody who has a minute needs to know, from the charge to the limits, on one sheet of paper.

What is long is cut here and marked so, and stands whole further on.
"""

from collections.abc import Iterator
from textwrap import shorten

from ...study.asked import Asked, Outcome
from ...study.measures.measured import Measured
from ...study.measures.options import OptionMeasured
from ...study.measures.small import FEWEST_FOR_P
from ...study.measures.transitions import Position
from ...study.recommended import RecommendationFinding, StatementFinding
from ..charts import captions
from ..document.value import Facts, Paragraph, Prose, Section, Tone, plain
from ..materials.saying import listed, some
from ..words import said
from .aiming import furthest
from .changing import why_not_in_short
from .deciding import support_in_words
from .opening import PROMISED
from .recommending import NONE, UNTOLD, support_of
from .settling import questions_settled
from .told import Told, hours

MOST_LISTED = 5
LONGEST, LONGEST_QUESTION, LONGEST_NAME = 220, 500, 120
Fact = tuple[str, Prose]
NO_DISSENT = "No minority statement was written."


def summary(told: Told) -> Section:
    question = Paragraph(plain(_short(said(told.state.the_plan.charge.question), LONGEST_QUESTION)), Tone.LEAD)
    return Section("In a minute", (question, Facts(tuple(_lines(told)))))


def _lines(told: Told) -> Iterator[Fact]:
    charge, people = told.state.the_plan.charge, told.found.people
    yield _fact("Asked by", _short(said(charge.asked_by)))
    yield _fact("Promised", PROMISED[charge.influence])
    yield _fact("Has to answer", _short(said(charge.answered_by)))
    came = f"{people.checked_in} of {some(people.seats, 'juror')} came"
    yield _fact("Who took part", f"{came}. The jury met for {hours(told.found.minutes)}, breaks included.")
    if missing := furthest(told):
        yield _fact(*missing)
    yield from _recommended(told)
    if told.measured:
        yield _fact("At the end", _stood(told.measured))
    yield _fact("What changed", _changed(told))
    yield _fact("Not answered", _unanswered(told.asked))
    if told.recommended:
        yield _fact("Dissent", _dissent(told.recommended.recommendations))
    yield _fact("Limits", _limits(told))


def _recommended(told: Told) -> Iterator[Fact]:
    """With what was settled by votes of its own, where something was declared as enough."""
    each = [
        (f"Recommendation {it.number}", said(it.words), support_of(told.state, it) or "It was not voted on.")
        for it in _recommendations(told)
    ]
    if not each:
        yield _fact("Recommended", NONE if told.recommended else UNTOLD)
    for vote, question in questions_settled(told):
        closing = told.state.voting(vote.id).closings[-1]
        if verdict := closing.verdicts.get(question.id):
            each.append(("Settled by vote", said(question.words), support_in_words(verdict, question, closing)))
    for label, words, support in each[:MOST_LISTED]:
        yield _fact(label, f"{_short(words)} {support}")
    if left := len(each[MOST_LISTED:]):
        yield _fact("Besides", f"{left} more, further on.")


def _recommendations(told: Told) -> tuple[RecommendationFinding, ...]:
    return told.recommended.recommendations if told.recommended else ()


def _stood(found: Measured) -> str:
    """Where everybody who gave a last view stood on each option, as people."""
    positions = captions.positions_of(option.last for option in found.options)
    told = [
        f"“{_short(captions.name_of(option), LONGEST_NAME)}”: "
        + ", ".join(
            f"{option.last[Position(name)]} {words.replace(',', '')}" for name, words in [*positions.items()][::-1]
        )
        for option in found.options[:MOST_LISTED]
    ]
    left = len(found.options) - len(told)
    return "\n".join((*told, f"{some(left, 'option')} more, further on.") if left else told)


def _changed(told: Told) -> str:
    """As people moving: on the option on which most did."""
    found = told.measured
    if found is None:
        return why_not_in_short(told)
    moved = [each for each in found.options if each.support.people]
    if not moved:
        return "Nobody answered both times."
    most = max(moved, key=lambda each: each.support.up + each.support.down)
    noisy = " Questions that no evidence bears on moved as much, so little can be read into it." if found.noisy else ""
    return f"{_moved(most)}{noisy}"


def _moved(option: OptionMeasured) -> str:
    moved, name = option.support, _short(captions.name_of(option))
    chance = "" if option.p is None else f" On average that is {captions.beyond(option.p)}."
    ways = (("rose", moved.up), ("fell", moved.down), ("stayed", moved.same))
    counted = listed(f"{way} for {number or 'none'}" for way, number in ways)
    return (
        f"The option on which most people moved is “{name}”: of the {some(moved.people, 'person', 'people')} who "
        f"answered both times and agreed to be compared, support {counted}.{chance}"
    )


def _unanswered(asked: Asked) -> str:
    everything = (*asked.questions, *asked.requests)
    left = [each for each in everything if each.outcome in (Outcome.UNANSWERED, Outcome.DECLINED)]
    if not everything:
        return "No question from the jury was shown to the room."
    if not left:
        return f"Nothing: each of the jury’s {some(len(everything), 'question')} had an answer, or a part of one."
    most = max(left, key=lambda each: each.wanted_by)
    return f"{len(left)} of the jury’s {some(len(everything), 'question')}, among them “{_short(most.text)}”"


def _dissent(found: tuple[RecommendationFinding, ...]) -> str:
    """The one that most signed, of those that may be read."""
    each = [(it, statement) for it in found for statement in it.statements]
    if not each:
        return NO_DISSENT
    readable = [(it, statement) for it, statement in each if statement.text]
    if not readable:
        return f"{some(len(each), 'minority statement')}, kept back."
    it, strongest = max(readable, key=lambda pair: pair[1].signed)
    return f"On recommendation {it.number}: {_quoted(strongest)}"


def _quoted(statement: StatementFinding) -> str:
    replaced = ", to a wording that has been replaced" if statement.replaced else ""
    return f"“{_short(statement.text)}” Signed by {some(statement.signed, 'juror')}{replaced}."


def _limits(told: Told) -> str:
    people = f"{some(told.found.people.people, 'person', 'people')} are no sample of the public"
    few = told.measured is not None and told.measured.people < FEWEST_FOR_P
    chance = " There were too few to say whether chance might have moved it as far." if few else ""
    return f"{people}. This says what moved, and not why.{chance}"


def _fact(label: str, text: str) -> Fact:
    return label, plain(text)


def _short(text: str, longest: int = LONGEST) -> str:
    return shorten(text, longest, placeholder=" …") if len(text) > longest else text
