"""A release to a narrower circle as a ZIP file: what everybody may have, and what that circle may have besides."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from random import Random

from ..export.agreed import agreed, for_research
from ..export.held_together import few_beside_public, few_between
from ..export.small_groups import Known, basis_of, crossings, research_tables
from ..export.table import Table, dictionary, written
from ..export.tables import tables_of
from ..export.tiers import Tier, released
from ..jury.entry import Entry
from ..jury.rules import fold
from ..jury.state import State
from .exports import check_told

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
}
BESIDES = """columns.csv    what each column of each table means

The other tables are those that everybody may have, and how evenly turns were shared. Another release of the same day
is made only where it cannot be compared with this one so that it tells of a few people.
"""


def release(entries: Sequence[Entry], zone: str, tier: Tier, known: Known, chance: Random) -> bytes:
    """Raises Refused while a vote is open or held back."""
    check_told(entries)
    state = fold(entries)
    more: tuple[Table, ...] = (crossings(state, known),)
    if tier is Tier.RESEARCH:
        more = research_tables(state, known, chance)
    tables = (*more, *released(tables_of(entries, zone), state, tier))
    files = {f"{table.name}.csv": written(table) for table in (*tables, dictionary(tables))}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in ({"README.txt": (ABOUT[tier] + BESIDES).encode()} | files).items():
            archive.writestr(name, content)
    return out.getvalue()


def why_not(state: State, known: Known, tier: Tier) -> str:
    """Why this circle is told nothing whatever it has had, in a word of the page's own; "" where it may be told."""
    if tier is Tier.PARTNERS:
        return "too-close-to-public" if few_beside_public(state, known) else ""
    return "" if for_research(state) else "too-few" if agreed(state) else "nobody"


def beside(state: State, known: Known, tier: Tier) -> Mapping[str, str]:
    """Beside which release to the other circle this one may leave."""
    other = Tier.PARTNERS if tier is Tier.RESEARCH else Tier.RESEARCH
    return {} if few_between(state, known) else {other.name: basis_of(state, known, other).digest}
