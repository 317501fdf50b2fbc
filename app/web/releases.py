"""A release to a narrower circle as a ZIP file: what everybody may have, and what that circle may have besides."""

from collections.abc import Mapping
from random import Random

from ..export.agreed import agreed, for_research
from ..export.held_together import few_beside_public, few_between
from ..export.small_groups import Known, basis_of, crossings, research_tables
from ..export.table import Table, dictionary, written
from ..export.tables import tables_of
from ..export.tiers import Tier, released
from ..jury.rules import fold
from ..jury.state import State
from .exports import check_told
from .packs.sealing import Record, sealed

ABOUT = {
    Tier.PARTNERS: """For partners under an agreement, and for nobody else.

crossings.csv  where groups of people stood at the end. Groups have ten people or more. A count of fewer than five is
               left out, and as many others with it as it takes that none can be computed from the totals.
""",
    Tier.RESEARCH: """For researchers under an agreement, and for nobody else. Do not try to find out who somebody is.

people.csv     one row for each person who agreed to it, under a name that is drawn for this release alone and is in no
               other. What is known of them is in bands; still, a few answers together can single somebody out. Where
               few did not agree, rows of some who did stay out too, so that nobody is found by subtracting.
texts.csv      what people wrote beside their answers, apart from the rows and in another order, of those who agreed to
               be quoted.
""",
    Tier.OPERATOR: """For the team that held the day, and for nobody else: hand none of it on.

Every table of the day as the team has it at the desk, with words of people who did not agree to be quoted.
""",
}
BESIDES = """columns.csv    what each column of each table means
manifest.json  the SHA-256 of every file here, and the last link of the record that they were made from
recount.py     run  python3 recount.py  here: it checks every file, and counts every figure of a vote anew

The record itself is not here. Another release of the same day is made only where nobody can subtract the one from the
other, or either from what is public, and be left with a few people.
"""


def release(record: Record, tier: Tier, chance: Random, recount: bytes) -> bytes:
    """Raises Refused while a vote is open or held back."""
    check_told(record.entries)
    state = fold(record.entries)
    more: tuple[Table, ...] = ()
    if tier is Tier.PARTNERS:
        more = (crossings(state, record.known),)
    elif tier is Tier.RESEARCH:
        more = research_tables(state, record.known, chance)
    tables = (*more, *released(tables_of(record.entries, record.zone), state, tier))
    files = {f"{table.name}.csv": written(table) for table in (*tables, dictionary(tables))}
    return sealed([record], files, ABOUT[tier] + BESIDES, recount)


def why_not(state: State, known: Known, tier: Tier) -> str:
    """Why this circle is told nothing whatever it has had, in a word of the page's own; "" where it may be told."""
    if tier is Tier.OPERATOR:
        return ""
    if tier is Tier.PARTNERS:
        return "too-close-to-public" if few_beside_public(state, known) else ""
    return "" if for_research(state) else "too-few" if agreed(state) else "nobody"


def beside(state: State, known: Known, tier: Tier) -> Mapping[str, str]:
    """Beside which release to the other circle this one may leave."""
    other = Tier.PARTNERS if tier is Tier.RESEARCH else Tier.RESEARCH
    return {} if few_between(state, known) else {other.name: basis_of(state, known, other).digest}
