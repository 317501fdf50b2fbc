"""A findings pack of a jury of usual size takes seconds. The bound is generous; `make bench` measures."""

from __future__ import annotations

import time

from app.export.printing.press import Press
from app.settings import printed_fonts, recount_script
from app.web.packs.making import Workshop, pack
from app.web.packs.sealing import Record
from tools.bench.held import held


def test_a_pack_of_24_seats_takes_seconds() -> None:
    entries = held(24)
    began = time.process_time()
    pack(
        Record("Here", entries, "Europe/London", ""),
        Workshop(Press(printed_fonts()), (), recount_script(), lambda _: None),
    )
    assert time.process_time() - began < 20
