"""The findings page draws what the report draws: the same pictures and figures, and none before they may be told."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

from app.export.document.page import page as page_of
from app.export.report.of_day import report, told_of
from app.store.tables import Office
from app.web.desk import charting
from tests.days import moved_to, told, vote_opened, voted
from tests.export.test_charts import answers
from tests.export.test_report import HELD
from tests.study.measures.instrumented import day
from tests.web.members import STRANGER, staffed_place

if TYPE_CHECKING:
    from pathlib import Path

    from tests.days import Step

PICTURE = re.compile(r'src="(data:image/svg\+xml;base64,[^"]+)" alt="([^"]+)"')
TABLE = re.compile(r"<table.*?</table>", re.DOTALL)
CELL = re.compile(r"<t[hd][^>]*>(.*?)</t[hd]>", re.DOTALL)
FIRST_ONLY = day(answers(1, 14), answers(2, 14))[:-1]
LAST_OPEN = (FIRST_ONLY, moved_to("refined"), vote_opened("refined"), voted(1, "refined", **answers(2, 14)[1].marks))


async def findings(folder: Path, held: Step, who: str = Office.ORGANISER.value) -> str:
    async with staffed_place(folder, held) as (place, keys):
        return (await place.doors.get(f"/desk/sittings/{place.sitting.id}/findings", headers=keys[who])).text


def tables(html: str) -> dict[str, list[str]]:
    """Cell by cell, by their captions."""
    found = (each[0] for each in TABLE.finditer(html))
    return {
        caption[1]: [unescape(re.sub("<[^>]*>", "", cell)) for cell in CELL.findall(each)]
        for each in found
        if (caption := re.search("<caption>(.*?, in figures)</caption>", each))
    }


async def test_the_page_holds_the_very_pictures_and_figures_of_the_report(tmp_path: Path) -> None:
    html = await findings(tmp_path, HELD)
    reported = page_of(report(told_of(told(HELD)[0])))
    pictures = [(address, unescape(alt)) for address, alt in PICTURE.findall(html)]
    assert len(pictures) > 6
    assert pictures == [(address, unescape(alt)) for address, alt in PICTURE.findall(reported)]
    assert tables(html) == tables(reported)
    assert len(tables(html)) == len(pictures)
    assert "14 people: those who answered both times and agreed to be compared. First view before any evidence" in html
    assert "style=" not in html


@pytest.mark.parametrize("held", [FIRST_ONLY, LAST_OPEN], ids=["first view", "last view open"])
async def test_nothing_is_drawn_before_the_last_view_may_be_told(tmp_path: Path, held: Step) -> None:
    html = await findings(tmp_path, held)
    assert "Who took part" in html
    assert not PICTURE.search(html)
    assert 'id="charts"' not in html


async def test_whoever_may_not_read_the_findings_sees_no_chart(tmp_path: Path) -> None:
    assert not PICTURE.search(await findings(tmp_path, HELD, STRANGER))


async def test_of_too_many_people_the_page_leads_to_the_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(charting, "MOST_PEOPLE", 13)
    html = await findings(tmp_path, HELD)
    assert "drawn in the report alone" in html
    assert not PICTURE.search(html)
