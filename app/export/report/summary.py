"""The first page: what somebody who has a minute needs to know, from the question to who has to answer."""

from collections.abc import Iterator

from ...study.asked import Outcome
from ...study.recommended import RecommendationFinding
from ..charts import captions
from ..document.value import Paragraph, Part, Prose, Section, Tone, plain
from ..materials.saying import some
from ..words import said
from .recommending import in_a_line
from .told import Told, hours, labelled, lines

MOST_LISTED = 5


def summary(told: Told) -> Section:
    charge = told.state.the_plan.charge
    parts: list[Part] = [
        Paragraph(plain(said(charge.question)), Tone.LEAD),
        lines(_lines(told)),
    ]
    return Section("In a minute", tuple(parts))


def _lines(told: Told) -> Iterator[Prose]:
    charge, people = told.state.the_plan.charge, told.found.people
    yield labelled("Who", f"{some(people.people, 'juror')} met for {hours(told.found.minutes)}.")
    for found in _recommended(told)[:MOST_LISTED]:
        yield labelled(f"Recommendation {found.number}", in_a_line(found))
    left = len(_recommended(told)) - MOST_LISTED
    if left > 0:
        yield labelled("Besides", f"{some(left, 'more recommendation')}, further on.")
    if told.measured and told.measured.people:
        yield labelled("What changed", captions.on_means(told.measured.options))
    dissent = sum(len(found.statements) for found in _recommended(told))
    if dissent:
        yield labelled(
            "Dissent",
            f"{some(dissent, 'minority statement')} travels with the recommendations."
            if dissent == 1
            else f"{dissent} minority statements travel with the recommendations.",
        )
    unanswered = sum(each.outcome is Outcome.UNANSWERED for each in told.asked.questions)
    if unanswered:
        yield labelled("Still unanswered", f"{some(unanswered, 'question')} of the jury's.")
    yield labelled("Has to answer", said(charge.answered_by))


def _recommended(told: Told) -> tuple[RecommendationFinding, ...]:
    return told.recommended.recommendations if told.recommended else ()
