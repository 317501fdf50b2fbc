"""The tables: who works here, what they prepare, and the one table of the day itself."""

from sqlmodel import SQLModel

from .answered import LaterAnswer
from .day import EntryRow, SlipRow
from .notebooks import NotebookRow
from .people import ConsoleCard, HalfSignIn, Invitation, Member, Office, Organisation, SignIn, SpareCode
from .prepared import (
    BalanceReview,
    ConsentText,
    EvidenceFile,
    Inquiry,
    Jury,
    PlanVersion,
    Rehearsal,
    RosterRow,
    SeatingWishes,
    Sitting,
    VenueCheck,
)
from .released import ReleaseRow

__all__ = [
    "BalanceReview",
    "ConsentText",
    "ConsoleCard",
    "EntryRow",
    "EvidenceFile",
    "HalfSignIn",
    "Inquiry",
    "Invitation",
    "Jury",
    "LaterAnswer",
    "Member",
    "NotebookRow",
    "Office",
    "Organisation",
    "PlanVersion",
    "Rehearsal",
    "ReleaseRow",
    "RosterRow",
    "SQLModel",
    "SeatingWishes",
    "SignIn",
    "Sitting",
    "SlipRow",
    "SpareCode",
    "VenueCheck",
]
