from __future__ import annotations

import pytest


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Screens are sent whatever changes at once, not at a human pace."""
    monkeypatch.setattr("app.live.seat.JUROR_PACE", 0.0)
    monkeypatch.setattr("app.live.seat.STAFF_PACE", 0.0)
