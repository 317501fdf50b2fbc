"""How far the making of a pack is. Apart from the making itself, which is slow to import."""

from enum import StrEnum


class Stage(StrEnum):
    """In their order."""

    MEASURING = "measuring"
    PAGE = "page"
    PAPER = "paper"
    WORD = "word"
    WORKBOOK = "workbook"
    TABLES = "tables"
