"""How even the evidence was: side by side what was planned and what was given, what is not stated, and who signed."""

from collections.abc import Iterator, Mapping, Sequence

from ...jury.exhibits.balance import Balance, Review, balance
from ...jury.exhibits.ledger import Short, SideHeard, falls_short, ledger, shares, whole_minutes
from ...jury.exhibits.plan import Exhibit
from ...jury.numbers import ExhibitId, Millis
from ...jury.state import State
from ..document.value import Column, Grid, Item, Paragraph, Part, Points, Prose, Run, Section, Tone, plain
from .on_screen import Looked
from .saying import SIDES, spoken

FIGURES = ("Exhibits planned", "Exhibits shown", "Minutes planned")
HEARD = ("Minutes spoken", "Minutes for questions", "Minutes questioned")
UNHEARD = ("Minutes on screen", "Minutes for questions")
ANSWERED = "Questions about it answered"
MISSING = (
    ("without_interest", "No interest is declared for"),
    ("without_source", "No source is named for"),
    ("without_licence", "Nobody has stated who may copy"),
)


def balance_section(state: State, looked: Mapping[ExhibitId, Looked], signed: Balance | None, now: Millis) -> Section:
    """signed: the balance as it was when the doors opened, with those who had looked at it."""
    sides = [side for side in ledger(state, now) if side.exhibits]
    kept = bool(state.exhibits.stretches)
    heads = (*FIGURES, *(HEARD if kept else UNHEARD), ANSWERED)
    # Where no question was about an exhibit, none was answered about one, whatever was asked.
    shown = heads if any(each.about is not None for each in state.questions.asked.values()) else heads[:-1]
    columns = (Column("Side"), *(Column(name, True) for name in shown))
    rows = tuple(_row(state, side, looked, kept)[: len(columns)] for side in sides)
    grid = Grid("Each side’s exhibits, minutes and answers", columns, rows)
    parts: tuple[Part, ...] = (grid,) if rows else (Paragraph(plain("No evidence was prepared.")),)
    return Section(
        "How even the evidence was",
        (*parts, *_short(state, now), *_missing(state, balance(state.the_plan.exhibits))),
        (Section("Who had looked at it beforehand", tuple(_signed(signed))),),
    )


def _row(state: State, side: SideHeard, looked: Mapping[ExhibitId, Looked], kept: bool) -> tuple[Prose, ...]:
    its = {each.id for each in state.the_plan.exhibits if each.side is side.side}
    seen = sum(minutes.minutes for exhibit, minutes in looked.items() if exhibit in its)
    spoken_for = whole_minutes(side.given) if kept else seen
    questioned = (whole_minutes(side.questioned),) if kept else ()
    figures = (side.exhibits, side.shown, side.minutes, spoken_for, side.to_be_questioned, *questioned, side.answered)
    return (plain(SIDES[side.side]), *(plain(str(figure)) for figure in figures))


def _short(state: State, now: Millis) -> Iterator[Part]:
    least = state.the_plan.least_share
    if not least:
        return
    short = falls_short(state, now) if state.exhibits.stretches else None
    declared = f"It was declared that each side has at least {least} in a hundred of the minutes of both."
    yield Paragraph(plain(f"{declared} {_kept(state, short, now)}".rstrip()))


def _kept(state: State, short: Short | None, now: Millis) -> str:
    """Spoken and questioned together. Nothing before the time of either was marked."""
    if short:
        return f"“{SIDES[short.side]}” had fewer: {short.share} in a hundred."
    had = shares({side.side: side.given + side.questioned for side in ledger(state, now)})
    each = " and ".join(f"“{SIDES[side]}” {share}" for side, share in had.items())
    return f"That was kept: spoken and questioned together, {each} in a hundred." if had and state.day.closed else ""


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
