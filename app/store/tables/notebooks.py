"""What jurors write for themselves, beside the journal and never in it."""

from sqlalchemy import Column, Text
from sqlmodel import Field, SQLModel

from . import naming as naming


class NotebookRow(SQLModel, table=True):
    """One seat's note on one exhibit, or on the whole day where `exhibit` is "". `marks` is a JSON list of the
    paragraphs that are highlighted; `rev` counts how often the text was changed. There is no time in it."""

    __tablename__ = "notebook"

    sitting: str = Field(foreign_key="sitting.id", primary_key=True)
    juror: int = Field(primary_key=True)
    exhibit: str = Field(primary_key=True)
    note: str = Field(default="", sa_column=Column(Text, nullable=False))
    marks: str = Field(default="[]", sa_column=Column(Text, nullable=False))
    rev: int = 0
