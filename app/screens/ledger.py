"""The balance ledger on the console: what each side was given, beside what was planned; and which falls short."""

from dataclasses import dataclass

from ..jury.exhibits.ledger import Short, SideHeard, falls_short, ledger, whole_minutes
from ..jury.exhibits.plan import Side
from .moment import Moment
from .region import Region


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A side's whole minutes and exhibits, each beside what was planned, and its answered questions."""

    side: Side
    shown: int
    exhibits: int
    given: int
    minutes: int
    questioned: int
    to_be_questioned: int
    answered: int
    absent: int


@dataclass(frozen=True, slots=True)
class LedgerPanel(Region):
    """`short` is the side that ends below the declared share if the rest goes as planned; `least` is that share."""

    rows: tuple[LedgerRow, ...]
    short: Short | None
    least: int


def ledger_panel(moment: Moment) -> LedgerPanel:
    state, now = moment.state, moment.minute
    sides = (each for each in ledger(state, now) if each.exhibits or each.side in (Side.FOR, Side.AGAINST))
    return LedgerPanel(tuple(map(ledger_row, sides)), falls_short(state, now), state.the_plan.least_share)


def ledger_row(each: SideHeard) -> LedgerRow:
    return LedgerRow(
        each.side,
        each.shown,
        each.exhibits,
        whole_minutes(each.given),
        each.minutes,
        whole_minutes(each.questioned),
        each.to_be_questioned,
        each.answered,
        each.absent,
    )
