"""A form that asks for a seat's new card: which seat, and which of its cards is left behind."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ...jury.numbers import JurorNumber
from ...jury.reasons import Reason, Refused

NUMBER = re.compile(r"[1-9][0-9]{0,5}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Renewal:
    """`put_out`: whoever sits there now does not stay."""

    juror: JurorNumber
    leaving: int
    put_out: bool


def asked_to_renew(form: Mapping[str, str], issues: Mapping[JurorNumber, int]) -> Renewal:
    """One field names the seat and its card, "7.1", so that a list of seats is enough. Refused where there is none."""
    juror, _, leaving = form.get("card", "").partition(".")
    if not (NUMBER.fullmatch(juror) and NUMBER.fullmatch(leaving)):
        raise Refused(Reason.MALFORMED)
    if JurorNumber(int(juror)) not in issues:
        raise Refused(Reason.UNKNOWN)
    return Renewal(JurorNumber(int(juror)), int(leaving), form.get("put_out") == "yes")
