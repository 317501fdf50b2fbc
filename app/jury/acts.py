"""Every act there is, by the name it bears in the journal: those that have a rule, and no other."""

from .act import Act
from .rule_book import RULES

ACTS: dict[str, type[Act]] = {act.__name__: act for act in RULES}


def kind_of(act: Act) -> str:
    return type(act).__name__
