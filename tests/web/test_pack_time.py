"""A findings pack of a jury of usual size takes seconds. The bound is generous; `make bench` measures."""

from __future__ import annotations

import time

from app.export.printing.press import Press
from app.settings import printed_fonts, recount_script
from app.web.packs.making import Workshop, pack
from app.web.packs.sealing import Record
from tests.days import told
from tests.export.test_charts import answers
from tests.study.measures.instrumented import day


def test_a_pack_of_24_seats_takes_seconds() -> None:
    entries = told(day(answers(1, 24), answers(2, 24)))[0]
    began = time.process_time()
    pack(
        Record("Here", entries, "Europe/London", ""),
        Workshop(Press(printed_fonts()), (), recount_script(), lambda _: None),
    )
    assert time.process_time() - began < 20
