"""The preview's pages as values."""

from dataclasses import dataclass

from ...jury.numbers import Words
from ...jury.people import Role
from ...plans.places import Remark
from ...plans.pretended import Moment
from .sheets import OutsidePage, Sheet, SittingRow


@dataclass(frozen=True, slots=True)
class Look:
    """What is looked at: the scene by its place in the day, as whom, in which language, on which page of a ballot."""

    at: int = 0
    viewer: str = "juror"
    lang: str = "en"
    page: int = 1


@dataclass(frozen=True, slots=True)
class SceneRow:
    """A scene by name: its step, and the exhibit or the vote that is looked at in it."""

    title: Words
    moment: Moment
    of: Words


@dataclass(frozen=True, slots=True)
class PreviewPage(Sheet):
    """A scene of a sitting, framed. `pages` is how many a ballot paper has, 0 where there is none.

    A plan with `faults` has no scene: `look` is None then.
    """

    sitting: SittingRow
    scenes: tuple[SceneRow, ...]
    look: Look | None
    tongues: tuple[tuple[str, str], ...]
    pages: int
    faults: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class PreviewedPage(OutsidePage):
    """One screen, by itself, without any script. `main` is ready-made HTML."""

    role: Role
    title: Words
    main: str
