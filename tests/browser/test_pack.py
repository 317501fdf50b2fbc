"""The findings pack in a browser: made with one tap, waited for calmly, read as a page that has no known barrier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.test_desk import NARROW, WIDE, Desk, desk, desks  # noqa: F401 - found by their names here

if TYPE_CHECKING:
    from pathlib import Path

UPRIGHT = (820, 1180)


def test_a_report_is_made_and_read(desk: Desk, tmp_path: Path) -> None:  # noqa: F811
    page = desk.page()
    page.goto(f"{desk.server.address}/desk/sittings/{desk.over}/findings")
    charts = page.locator(".measured")
    expect(charts).not_to_have_count(0)
    assert charts.locator("img").evaluate_all("all => all.every(each => each.naturalWidth > 0)")
    charts.locator("details").evaluate_all("all => all.forEach(each => { each.open = true; })")
    assert violations(page) == []
    page.get_by_role("link", name="The findings as a report").click()
    assert violations(page) == []
    page.get_by_role("button", name="Make the report").click()
    expect(
        page.get_by_role("heading", name="It is being made…").or_(page.get_by_role("heading", name="It is ready"))
    ).to_be_visible()
    expect(page.get_by_role("heading", name="It is ready")).to_be_visible(timeout=120_000)
    assert violations(page) == []
    with page.expect_download() as download:
        page.get_by_role("link", name="PDF").click()
    download.value.save_as(tmp_path / "findings.pdf")
    assert (tmp_path / "findings.pdf").read_bytes().startswith(b"%PDF")
    page.get_by_role("link", name="Read it here").click()
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    for size in (WIDE, NARROW):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert violations(page) == []
    assert page.locator("figure img").first.evaluate("image => image.naturalWidth > 0")
    page.context.close()


def test_an_organiser_is_told_why_nothing_was_released(desk: Desk) -> None:  # noqa: F811
    page = desk.page()
    for size in (WIDE, UPRIGHT):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.goto(f"{desk.server.address}/desk/sittings/{desk.over}/pack")
        section = page.get_by_role("region", name="Tables for a narrower circle")
        expect(section).to_be_visible()
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        section.get_by_role("radio", name="Research").check()
        section.get_by_role("button", name="Make the tables").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Nothing was released")
        expect(page.get_by_role("alert")).to_contain_text("nobody agreed")
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.get_by_role("link", name="Back to the report").click()
        expect(section).to_be_visible()
    for circle in ("Partners", "Your own team"):
        section.get_by_role("radio", name=circle).check()
        with page.expect_download() as download:
            section.get_by_role("button", name="Make the tables").click()
        assert download.value.suggested_filename.endswith(".zip")
    page.context.close()
