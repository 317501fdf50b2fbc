from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import server as servers
from tests.web.place import place

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

    from tests.server import Server
    from tests.web.place import Place


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Place]:
    async with place(tmp_path) as there:
        yield there


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One real server for everything that needs a real socket; its log is free of tracebacks when all is over."""
    with servers.served(tmp_path_factory.mktemp("served"), cold=True) as running:
        yield running
