"""Who works here: organisations, their members, where these are signed in, and how others are let in."""

from enum import Enum

from sqlalchemy import BigInteger, Column
from sqlmodel import Field, SQLModel

from . import naming as naming


class Office(Enum):
    """What a member does for the organisation. `app/web/doors.py` says which doors that opens.

    No text: an office that equals a role of the day by its letters would open that role's doors.
    """

    ORGANISER = "organiser"
    FACILITATOR = "facilitator"
    COMMISSIONER = "commissioner"
    OBSERVER = "observer"


class Organisation(SQLModel, table=True):
    """A body that holds juries. Nothing of one is ever seen by another's members."""

    id: str = Field(primary_key=True)
    name: str
    made_at: int = Field(sa_column=Column(BigInteger, nullable=False))


class Member(SQLModel, table=True):
    """Somebody with an account, under the name they sign in with. `made_at` and `gone_at` are UTC ms.

    `totp` is the secret of their second factor (base32), "" without one, and `totp_step` the last step it was used at.
    A `keeper` looks after this installation: copies, and organisations.
    """

    id: str = Field(primary_key=True)
    organisation: str = Field(foreign_key="organisation.id", index=True)
    name: str = Field(unique=True)
    office: str
    password: str
    totp: str = ""
    totp_step: int = Field(default=0, sa_column=Column(BigInteger, nullable=False))
    keeper: bool = False
    made_at: int = Field(sa_column=Column(BigInteger, nullable=False))
    gone_at: int | None = Field(default=None, sa_column=Column(BigInteger))


class SignIn(SQLModel, table=True):
    """One device on which a member is signed in, until `ends_at` (UTC ms) or until it is revoked."""

    __tablename__ = "sign_in"

    token: str = Field(primary_key=True)
    member: str = Field(foreign_key="member.id", index=True)
    device: str = ""
    made_at: int = Field(sa_column=Column(BigInteger, nullable=False))
    ends_at: int = Field(sa_column=Column(BigInteger, nullable=False))
    revoked: bool = False


class HalfSignIn(SQLModel, table=True):
    """A device whose password was right, for the few minutes until the second factor is given. `token` is a hash."""

    __tablename__ = "half_sign_in"

    token: str = Field(primary_key=True)
    member: str = Field(foreign_key="member.id", index=True)
    ends_at: int = Field(sa_column=Column(BigInteger, nullable=False))


class SpareCode(SQLModel, table=True):
    """The hash of a code that stands in for the second factor, once: it is deleted when it has been used."""

    __tablename__ = "spare_code"

    member: str = Field(foreign_key="member.id", primary_key=True)
    code: str = Field(primary_key=True)


class Invitation(SQLModel, table=True):
    """A link by which one person becomes a member, once. `token` is its hash; `note` says whom it is for."""

    token: str = Field(primary_key=True)
    organisation: str = Field(foreign_key="organisation.id", index=True)
    office: str
    note: str = ""
    keeper: bool = False
    made_at: int = Field(sa_column=Column(BigInteger, nullable=False))
    ends_at: int = Field(sa_column=Column(BigInteger, nullable=False))
    used_at: int | None = Field(default=None, sa_column=Column(BigInteger))
    withdrawn: bool = False


class ConsoleCard(SQLModel, table=True):
    """A link or printed card that makes a device one sitting's console, until `ends_at` (UTC ms) or until revoked.

    `number` is the facilitator's number in the record; `note` says whose card it is. `member` is whose own it is, where
    a member opened the console from the desk.
    """

    __tablename__ = "console_card"

    sitting: str = Field(foreign_key="sitting.id", primary_key=True)
    number: int = Field(primary_key=True)
    member: str | None = Field(default=None, foreign_key="member.id")
    note: str = ""
    made_at: int = Field(sa_column=Column(BigInteger, nullable=False))
    ends_at: int = Field(sa_column=Column(BigInteger, nullable=False))
    revoked: bool = False
