"""What has left for whom, so that nothing leaves later that would tell single people beside it."""

from sqlalchemy import BigInteger, Column, Text
from sqlmodel import Field, SQLModel

from . import naming as naming


class ReleaseRow(SQLModel, table=True):
    """One release: the numbers of the seats of which it told, and the digest of all it told of them."""

    __tablename__ = "release"

    sitting: str = Field(foreign_key="sitting.id", primary_key=True)
    number: int = Field(primary_key=True)
    tier: str
    at: int = Field(sa_column=Column(BigInteger, nullable=False))
    by: str
    people: str = Field(sa_column=Column(Text, nullable=False))
    digest: str
