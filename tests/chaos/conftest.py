from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.store.books import database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Engine


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    with database(tmp_path) as opened:
        yield opened
