"""The tables: organisers and what they prepare, and the one table of the day itself."""

from sqlalchemy import BigInteger, Column, MetaData, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

SQLModel.metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Inquiry(SQLModel, table=True):
    """What an organisation asks the public."""

    id: str = Field(primary_key=True)
    title: str
    purpose: str = Field(sa_column=Column(Text, nullable=False))


class Jury(SQLModel, table=True):
    """One group of people, at one place."""

    id: str = Field(primary_key=True)
    inquiry: str = Field(foreign_key="inquiry.id", index=True)
    place: str


class Sitting(SQLModel, table=True):
    """One live day. `plan` is what was prepared (JSON); once the sitting is open, the journal's own copy is the truth.

    `made_at` is UTC ms; `epoch` is the journal's first, another follows every restore; `zone` is an IANA time zone.
    """

    id: str = Field(primary_key=True)
    jury: str = Field(foreign_key="jury.id", index=True)
    made_at: int = Field(sa_column=Column(BigInteger, nullable=False))
    zone: str
    epoch: str
    join_code: str = Field(unique=True)
    plan: str = Field(sa_column=Column(Text, nullable=False))


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


class Organiser(SQLModel, table=True):
    """Somebody who may look at every inquiry here, under the name they sign in with."""

    id: str = Field(primary_key=True)
    name: str = Field(unique=True)
    password: str
    made_at: int = Field(sa_column=Column(BigInteger, nullable=False))


class SignIn(SQLModel, table=True):
    """One device on which an organiser is signed in, until `ends_at` (UTC ms) or until it is revoked."""

    __tablename__ = "sign_in"

    token: str = Field(primary_key=True)
    organiser: str = Field(foreign_key="organiser.id", index=True)
    ends_at: int = Field(sa_column=Column(BigInteger, nullable=False))
    revoked: bool = False


class RosterRow(SQLModel, table=True):
    """One seat's name and access needs in one sitting. `rev` counts how often the row was changed."""

    __tablename__ = "roster"

    sitting: str = Field(foreign_key="sitting.id", primary_key=True)
    juror: int = Field(primary_key=True)
    name: str
    needs: str = Field(sa_column=Column(Text, nullable=False))
    rev: int
