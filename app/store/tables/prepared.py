"""What is prepared before a day: ordinary rows, edited at leisure."""

from sqlalchemy import BigInteger, Column, Text
from sqlmodel import Field, SQLModel

from . import naming as naming


class Inquiry(SQLModel, table=True):
    """What an organisation asks the public: *Authorise · Create · Measure*.

    `asked_by` is who puts the question, `accountable` the office or person who answers. `influence` is a level of the
    participation scale, "" until it is settled; `answer_by` an ISO date, "" for none. `up_for_grabs` and
    `not_up_for_grabs` hold one thing a line. `rev` counts changes; `archived_at` is UTC ms.
    """

    id: str = Field(primary_key=True)
    organisation: str | None = Field(default=None, foreign_key="organisation.id")
    title: str
    purpose: str = Field(sa_column=Column(Text, nullable=False))
    asked_by: str = ""
    accountable: str = ""
    influence: str = ""
    up_for_grabs: str = Field(default="", sa_column=Column(Text, nullable=False))
    not_up_for_grabs: str = Field(default="", sa_column=Column(Text, nullable=False))
    answer_by: str = ""
    rev: int = 0
    archived_at: int | None = Field(default=None, sa_column=Column(BigInteger))


class Jury(SQLModel, table=True):
    """One group of people, at one place; `venue` is where people have to go. `rev` counts changes."""

    id: str = Field(primary_key=True)
    inquiry: str = Field(foreign_key="inquiry.id", index=True)
    place: str
    venue: str = ""
    rev: int = 0
    archived_at: int | None = Field(default=None, sa_column=Column(BigInteger))


class Sitting(SQLModel, table=True):
    """One live day. `plan` is what was prepared (JSON), in version `plan_rev`; once the sitting is open, the journal's
    own copy is the truth.

    `made_at` and `archived_at` are UTC ms; `epoch` is the journal's first, another follows every restore; `zone` is an
    IANA time zone. `held_on` is the day itself and `keep_until` the end of what is kept of people, ISO dates, "" for
    none; `starts` the hour it begins, "09:30". `seats` is how many there will be. `ticked` are the steps of the
    preparation that somebody said are done, with a space between; `rev` counts changes to all but the plan.
    """

    id: str = Field(primary_key=True)
    jury: str = Field(foreign_key="jury.id", index=True)
    made_at: int = Field(sa_column=Column(BigInteger, nullable=False))
    zone: str
    epoch: str
    join_code: str = Field(unique=True)
    plan: str = Field(sa_column=Column(Text, nullable=False))
    plan_rev: int = 1
    held_on: str = ""
    starts: str = "09:30"
    seats: int = 24
    keep_until: str = ""
    ticked: str = ""
    rev: int = 0
    archived_at: int | None = Field(default=None, sa_column=Column(BigInteger))


class PlanVersion(SQLModel, table=True):
    """A plan as it was saved once: version `number` of a sitting's, by a member's name, with what was changed."""

    __tablename__ = "plan_version"

    sitting: str = Field(foreign_key="sitting.id", primary_key=True)
    number: int = Field(primary_key=True)
    at: int = Field(sa_column=Column(BigInteger, nullable=False))
    by: str
    note: str
    plan: str = Field(sa_column=Column(Text, nullable=False))


class BalanceReview(SQLModel, table=True):
    """Somebody's signature under the evidence as it was: `plan_digest` says which. `by` is who wrote it down."""

    __tablename__ = "balance_review"

    id: str = Field(primary_key=True)
    sitting: str = Field(foreign_key="sitting.id", index=True)
    name: str
    capacity: str
    remark: str = Field(sa_column=Column(Text, nullable=False))
    by: str
    plan_digest: str
    signed_on: str
    made_at: int = Field(sa_column=Column(BigInteger, nullable=False))
    withdrawn: bool = False


class EvidenceFile(SQLModel, table=True):
    """A file that an organisation's exhibits may show; the bytes lie beside the database, named by `digest`."""

    __tablename__ = "evidence_file"

    organisation: str = Field(foreign_key="organisation.id", primary_key=True)
    digest: str = Field(primary_key=True)
    kind: str
    name: str
    length: int = Field(sa_column=Column(BigInteger, nullable=False))
    pages: int = 0
    made_at: int = Field(sa_column=Column(BigInteger, nullable=False))


class RosterRow(SQLModel, table=True):
    """One seat's name and access needs in one sitting. `rev` counts how often the row was changed.

    `lang` is a language tag or "", `attributes` a JSON object of texts by which tables are mixed, `issue` counts the
    seat's cards before the sitting is open.
    """

    __tablename__ = "roster"

    sitting: str = Field(foreign_key="sitting.id", primary_key=True)
    juror: int = Field(primary_key=True)
    name: str
    needs: str = Field(sa_column=Column(Text, nullable=False))
    lang: str = ""
    attributes: str = Field(default="{}", sa_column=Column(Text, nullable=False))
    issue: int = 1
    rev: int


class SeatingWishes(SQLModel, table=True):
    """What the tables of one sitting have to keep to. `pinned` is a JSON object, seat → table; `apart` a list of pairs
    of seats. It tells of what people need and whom they must not meet, and is erased with their needs."""

    __tablename__ = "seating_wishes"

    sitting: str = Field(foreign_key="sitting.id", primary_key=True)
    pinned: str = Field(default="{}", sa_column=Column(Text, nullable=False))
    apart: str = Field(default="[]", sa_column=Column(Text, nullable=False))
    rev: int = 0


class ConsentText(SQLModel, table=True):
    """What jurors are asked to agree to, word by word, in one of its versions. `words` is JSON by language."""

    __tablename__ = "consent_text"

    organisation: str = Field(foreign_key="organisation.id", primary_key=True)
    consent: str = Field(primary_key=True)
    version: int = Field(primary_key=True)
    words: str = Field(sa_column=Column(Text, nullable=False))
    by: str
    at: int = Field(sa_column=Column(BigInteger, nullable=False))


class VenueCheck(SQLModel, table=True):
    """What a check of the venue found, as JSON: kept, so that it can be shown and printed later."""

    __tablename__ = "venue_check"

    id: str = Field(primary_key=True)
    sitting: str = Field(foreign_key="sitting.id", index=True)
    at: int = Field(sa_column=Column(BigInteger, nullable=False))
    by: str
    found: str = Field(sa_column=Column(Text, nullable=False))


class Rehearsal(SQLModel, table=True):
    """That a day was rehearsed: when that ended, and as far as which of how many steps, or to its end."""

    id: str = Field(primary_key=True)
    sitting: str = Field(foreign_key="sitting.id", index=True)
    at: int = Field(sa_column=Column(BigInteger, nullable=False))
    step: int
    steps: int
    to_its_end: bool = False
