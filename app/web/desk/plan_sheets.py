"""The desk's pages about whole plans, as values: the gallery, a plan in a file, one to go by again."""

from dataclasses import dataclass

from ...jury.plan import Plan
from ...plans.gallery import Figures, Put
from ...plans.places import Remark
from .new_sitting import JuryChoice, SittingForm
from .sheets import Sheet


@dataclass(frozen=True, slots=True)
class ReadyCard:
    """A ready-made jury on its card. `tongues` are its languages: name, how many of its texts, of how many."""

    name: str
    plan: Plan
    for_whom: str
    figures: Figures
    tongues: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class GalleryPage(Sheet):
    """Every ready-made jury."""

    cards: tuple[ReadyCard, ...]


@dataclass(frozen=True, slots=True)
class ReadyPage(Sheet):
    """One ready-made jury, whole. `juries` are those it can be used for, None for whoever may not prepare sittings."""

    card: ReadyCard
    put: tuple[Put, ...]
    digest: str
    juries: tuple[JuryChoice, ...] | None


@dataclass(frozen=True, slots=True)
class PlanFilePage(Sheet):
    """A sitting is made from a plan's file. What is wrong with the one that was sent: a sentence, or remarks."""

    form: SittingForm
    unreadable: str = ""
    faults: tuple[Remark, ...] = ()
