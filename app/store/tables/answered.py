"""What organisers answer after the day, beside the journal and never in it."""

from sqlalchemy import BigInteger, Column, Text
from sqlmodel import Field, SQLModel

from . import naming as naming


class LaterAnswer(SQLModel, table=True):
    """An answer to the question that the entry `question` asked, by a member's name; a newer one comes beside it."""

    __tablename__ = "later_answer"

    sitting: str = Field(foreign_key="sitting.id", primary_key=True)
    question: int = Field(primary_key=True)
    number: int = Field(primary_key=True)
    at: int = Field(sa_column=Column(BigInteger, nullable=False))
    by: str
    text: str = Field(sa_column=Column(Text, nullable=False))
