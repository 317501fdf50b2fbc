"""A region is a piece of a screen: its class name is its template's name and its element's id."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Region:
    """Equal regions look the same. None holds the current time, a token or an act's id.

    What stands `aside` has a column of its own, where there is room for one.
    """

    aside: ClassVar[bool] = False

    @property
    def id(self) -> str:
        return type(self).__name__


@dataclass(frozen=True, slots=True)
class KeyedRegion(Region):
    """A region that can stand on a screen more than once, told apart by its key."""

    key: str

    @property
    def id(self) -> str:
        return f"{type(self).__name__}-{self.key}"


Screen = tuple[Region, ...]
