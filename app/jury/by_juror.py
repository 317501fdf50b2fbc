"""A mapping by juror that is never changed: `having` gives another, which shares nearly everything with this one.

A plain dictionary would be copied whole for every ballot, all five thousand answers of it. Here a ballot copies one
page of it and the list of pages.
"""

from collections.abc import ItemsView, Iterator, KeysView, Mapping, ValuesView
from itertools import chain
from typing import TypeVar, overload

from .numbers import JurorNumber

T = TypeVar("T")
D = TypeVar("D")

PAGE = 64
"""Juror numbers a page: about the square root of the largest room, where copying costs least."""


class ByJuror(Mapping[JurorNumber, T]):
    """Equal to any mapping with the same entries."""

    __slots__ = ("_pages",)
    __hash__ = None  # type: ignore[assignment]

    _pages: dict[int, dict[JurorNumber, T]]

    def __init__(self, entries: Mapping[JurorNumber, T] | None = None) -> None:
        self._pages = {}
        for juror, value in (entries or {}).items():
            self._pages.setdefault(juror // PAGE, {})[juror] = value

    def having(self, juror: JurorNumber, value: T) -> "ByJuror[T]":
        """The same, with this value for this juror."""
        number = juror // PAGE
        other: ByJuror[T] = ByJuror.__new__(ByJuror)
        other._pages = {**self._pages, number: {**self._pages.get(number, {}), juror: value}}
        return other

    def __getitem__(self, juror: JurorNumber) -> T:
        return self._pages.get(juror // PAGE, {})[juror]

    @overload
    def get(self, juror: JurorNumber, /) -> T | None: ...
    @overload
    def get(self, juror: JurorNumber, /, default: T | D) -> T | D: ...
    def get(self, juror: JurorNumber, /, default: object = None) -> object:
        page = self._pages.get(juror // PAGE)
        return default if page is None else page.get(juror, default)

    def __eq__(self, other: object) -> bool:
        # Two that came from one share most pages, and equal by identity is quick to tell.
        return self._pages == other._pages if isinstance(other, ByJuror) else super().__eq__(other)

    def __len__(self) -> int:
        return sum(map(len, self._pages.values()))

    def __iter__(self) -> Iterator[JurorNumber]:
        return chain.from_iterable(self._pages.values())

    # The views of a Mapping look each value up by its key. These are a plain dictionary's.

    def keys(self) -> KeysView[JurorNumber]:
        return self._whole().keys()

    def items(self) -> ItemsView[JurorNumber, T]:
        return self._whole().items()

    def values(self) -> ValuesView[T]:
        return self._whole().values()

    def __repr__(self) -> str:
        return f"ByJuror({self._whole()})"

    def _whole(self) -> dict[JurorNumber, T]:
        whole: dict[JurorNumber, T] = {}
        for page in self._pages.values():
            whole.update(page)
        return whole
