"""The day itself: the journal's entries, and the box of a secret vote."""

from sqlalchemy import BigInteger, Column, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from . import naming as naming


class EntryRow(SQLModel, table=True):
    """One entry of a sitting's journal. A redacted entry has neither salt nor payload; its digest stays."""

    __tablename__ = "entry"
    __table_args__ = (UniqueConstraint("sitting", "act_id"),)

    sitting: str = Field(foreign_key="sitting.id", primary_key=True)
    seq: int = Field(primary_key=True)
    at: int = Field(sa_column=Column(BigInteger, nullable=False))
    by: str
    act_id: str
    kind: str
    salt: str | None
    payload: str | None = Field(sa_column=Column(Text, nullable=True))
    digest: str
    hash: str


class SlipRow(SQLModel, table=True):
    """One sealed secret ballot, in the order of nothing: the id is 128 random bits, and in SQLite the row has no other.

    No time, no seat, no serial number and no hash may ever stand here.
    """

    __tablename__ = "box"
    __table_args__ = {"sqlite_with_rowid": False}

    id: str = Field(primary_key=True)
    sitting: str = Field(foreign_key="sitting.id")
    vote: str
    version: int
    sealed: bytes
