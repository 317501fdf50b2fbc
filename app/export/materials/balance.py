"""How even the evidence was: side by side what was planned and what was shown, what is not stated, and who signed."""

from collections.abc import Iterator, Mapping, Sequence

from ...jury.exhibits.balance import Balance, Review, balance
from ...jury.exhibits.plan import Exhibit, Side
from ...jury.numbers import ExhibitId
from ...jury.state import State
from ..document.value import Column, Grid, Item, Paragraph, Part, Points, Prose, Run, Section, Tone, plain
from .on_screen import Looked
from .saying import SIDES, spoken

COLUMNS = (
    Column("Side"),
    Column("Exhibits planned", numbers=True),
    Column("Exhibits shown", numbers=True),
    Column("Minutes planned", numbers=True),
    Column("Minutes on screen", numbers=True),
    Column("Minutes for questions", numbers=True),
    Column("Questions answered", numbers=True),
)
MISSING = (
    ("without_interest", "No interest is declared for"),
    ("without_source", "No source is named for"),
    ("without_licence", "Nobody has stated who may copy"),
)


def balance_section(state: State, looked: Mapping[ExhibitId, Looked], signed: Balance | None) -> Section:
    """signed: the balance as it was when the doors opened, with those who had looked at it."""
    here = balance(state.the_plan.exhibits)
    rows = tuple(_row(state, side, looked) for side in Side if here.of(side).exhibits)
    grid = Grid("Each side’s exhibits, minutes and answers", COLUMNS, rows)
    parts: tuple[Part, ...] = (grid,) if rows else (Paragraph(plain("No evidence was prepared.")),)
    return Section(
        "How even the evidence was",
        (*parts, *_missing(state, here)),
        (Section("Who had looked at it beforehand", tuple(_signed(signed))),),
    )


def _row(state: State, side: Side, looked: Mapping[ExhibitId, Looked]) -> tuple[Prose, ...]:
    its = [each for each in state.the_plan.exhibits if each.side is side]
    ids = {each.id for each in its}
    answered = sum(each.answered and each.about in ids for each in state.questions.asked.values() if each.stands)
    figures = (
        len(its),
        sum(each.id in state.exhibits.seen for each in its),
        sum(each.minutes for each in its),
        sum(looked[each.id].minutes for each in its if each.id in looked),
        sum(each.questioned for each in its),
        answered,
    )
    return (plain(SIDES[side]), *(plain(str(figure)) for figure in figures))


def _missing(state: State, here: Balance) -> Iterator[Part]:
    for name, said in MISSING:
        named: Sequence[Exhibit] = [state.the_plan.exhibit(each) for each in getattr(here, name)]
        if named:
            titles = "; ".join(spoken(each.title).text for each in named)
            yield Paragraph(plain(f"{said}: {titles}."))


def _signed(signed: Balance | None) -> Iterator[Part]:
    if signed is None or not signed.reviews:
        yield Paragraph(plain("Nobody had signed for having looked at the evidence when the doors opened."))
        return
    yield Points(tuple(map(_review, signed.reviews)))
    if not all(review.still_stands for review in signed.reviews):
        changed = "The evidence was changed after some of these had looked at it; each such signature says so."
        yield Paragraph(plain(changed), Tone.ASIDE)


def _review(review: Review) -> Item:
    changed = "" if review.still_stands else " The evidence was changed after that."
    remark = (Item((Run("“"), Run(review.remark), Run("”"))),) if review.remark else ()
    return Item((Run(review.name, strong=True), Run(f", {review.capacity}, on {review.on}.{changed}")), remark)
