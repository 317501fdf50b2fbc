"""Where a recommendation came from: exhibit, question, reason, vote, as far as people said what made them say so."""

from collections.abc import Iterator

from ...study.trace import AnswerTrace, ExhibitTrace, Kind, Reason, RecommendationTrace
from ..document.value import Item, Paragraph, Part, Points, Run, Section, Tone, plain
from ..materials.saying import some, spoken
from .hearing import HATS, STANCES
from .told import Told

GIVEN = {Kind.SAID: "Said at a table", Kind.BALLOT: "Written on a ballot", Kind.DISSENT: "A minority statement"}


def came_from(told: Told, number: int) -> tuple[Section, ...]:
    """No section where nothing was traced to this recommendation."""
    found = told.trace.recommendations if told.trace else ()
    return tuple(_section(each) for each in found if each.number == number)


def _section(found: RecommendationTrace) -> Section:
    return Section("Where it came from", (Points(tuple(map(_exhibit, found.exhibits))), *_besides(found)))


def _exhibit(each: ExhibitTrace) -> Item:
    title = spoken(each.exhibit) if each.exhibit else Run("An answer about no exhibit")
    drafted = (Run(" (cited in the draft)"),) if each.drafters else ()
    return Item((title, *drafted), (*map(_answer, each.answers), *map(_reason, each.reasons)))


def _answer(each: AnswerTrace) -> Item:
    reply = f" Answer: {each.reply}" if each.reply else ""
    drafted = " (cited in the draft)" if each.drafters else ""
    said = (Run("Asked: ", strong=True), Run(f"{each.question}{reply}{drafted}"))
    return Item(said, tuple(map(_reason, each.reasons)))


def _reason(each: Reason) -> Item:
    stance = STANCES[each.stance].lower() if each.stance else ""
    how = ", ".join(filter(None, (stance, HATS[each.perspective] if each.perspective else "")))
    named = f"{GIVEN[each.kind]} ({how}): " if how else f"{GIVEN[each.kind]}: "
    return Item((Run(named, strong=True), Run(each.text)))


def _besides(found: RecommendationTrace) -> Iterator[Part]:
    counts = [
        f"{some(found.uncited, 'reason')} cited nothing." if found.uncited else "",
        f"{some(found.untold, 'more reason')} may not be quoted." if found.untold else "",
    ]
    if told := " ".join(filter(None, counts)):
        yield Paragraph(plain(told), Tone.ASIDE)
