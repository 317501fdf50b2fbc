"""Published elections and their published results. They are not ours to keep here: they lie beside the checkout, or
where JURYDAY_GOLDEN_DATA says."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

BESIDE = Path(__file__).parents[2] / "shared" / "data"


def golden(name: str) -> Path:
    """A file of the golden data. Without it a test is left out, but never where a server runs all of them."""
    path = Path(os.environ.get("JURYDAY_GOLDEN_DATA", BESIDE)) / name
    if not path.exists():
        if os.environ.get("CI") == "true":
            pytest.fail(f"the golden data lacks {name}")
        pytest.skip(f"the golden data lacks {name}; JURYDAY_GOLDEN_DATA names its folder")
    return path
