"""The desk's pages about whole plans, as values: the gallery, a plan in a file, one to go by again."""

from dataclasses import dataclass

from ...jury.plan import Plan
from ...plans.gallery import Figures, Put
from ...plans.places import Remark
from .new_sitting import SittingForm
from .sheets import Sheet, SittingRow


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
    """One ready-made jury, whole. `form` is None for whoever may not prepare sittings."""

    card: ReadyCard
    put: tuple[Put, ...]
    digest: str
    form: SittingForm | None


@dataclass(frozen=True, slots=True)
class PlanFilePage(Sheet):
    """A sitting is made from a plan's file. What is wrong with the one that was sent: a sentence, or remarks."""

    form: SittingForm
    unreadable: str = ""
    faults: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class DuplicatePage(Sheet):
    """Another day like this one is prepared. `added` is how many things the day added to the plan that it opened with,
    which stay behind."""

    sitting: SittingRow
    form: SittingForm
    digest: str
    added: int
