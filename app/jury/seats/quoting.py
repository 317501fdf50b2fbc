"""Whether somebody's own words may be quoted, without name or number, by whoever tells what was found."""

from ..numbers import JurorNumber
from ..people import By, Role
from ..state import State
from .plan import QUOTE_WORDS, is_among


def may_be_quoted(state: State, by: By) -> bool:
    """A scribe writes in the table's words; a juror is asked, where the plan has that consent."""
    if by.role is not Role.JUROR or not is_among(QUOTE_WORDS, [consent.id for consent in state.the_plan.consents]):
        return True
    return is_among(QUOTE_WORDS, state.seats[JurorNumber(by.number)].consents)


def may_juror_be_quoted(state: State, juror: JurorNumber) -> bool:
    return may_be_quoted(state, By(Role.JUROR, juror))
