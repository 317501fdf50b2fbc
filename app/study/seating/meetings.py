"""Who has sat with whom, counted: as the rules of tables count it."""

from ...jury.tables.meetings import Seating as Seating
from ...jury.tables.meetings import fewest_repeats as fewest_repeats
from ...jury.tables.meetings import meetings as meetings
from ...jury.tables.meetings import repeats as repeats
from ...jury.tables.meetings import sizes_of as sizes_of
