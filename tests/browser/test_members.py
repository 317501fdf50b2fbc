"""From an empty database to a second member on a device of their own, and out again, as people go about it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pyotp
import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.chromium import new_page
from tests.server import served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.server import Server

PASSWORD = "correct horse battery"
WIDE, NARROW = (1440, 900), (390, 844)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with served(tmp_path, sys.executable, "-m", "app.cli", "serve") as running:
        yield running


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def without_barriers(page: Page) -> None:
    """Nor wider than the device."""
    assert violations(page) == [], page.url
    wide, fits = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert wide <= fits, f"{page.url}: {wide} px on {fits}"


def set_up(page: Page, server: Server) -> None:
    page.goto(server.link("Set up"))
    page.get_by_label("What is your organisation called?").fill("Westbury Council")
    page.get_by_label("Your name, to sign in with").fill("Ada")
    page.get_by_label("A password").fill(PASSWORD)
    press(page, "Show the password")
    expect(page.get_by_label("A password")).to_have_attribute("type", "text")
    without_barriers(page)
    press(page, "Set up and sign in")
    expect(page).to_have_url(f"{server.address}/desk/")


def invite(page: Page, server: Server) -> str:
    """The link of an invitation for a facilitator."""
    page.goto(f"{server.address}/desk/members")
    page.get_by_label("As what").select_option("facilitator")
    page.get_by_label("For whom").fill("Bea")
    press(page, "Make an invitation")
    without_barriers(page)
    return page.get_by_label("The link", exact=True).input_value()


def join(page: Page, link: str) -> None:
    page.goto(link)
    page.get_by_label("Your name, to sign in with").fill("Bea")
    page.get_by_label("A password").fill(PASSWORD)
    without_barriers(page)
    press(page, "Join and sign in")
    expect(page.get_by_role("link", name="Your account")).to_be_visible()


def join_without_scripts(page: Page, link: str) -> None:
    """The code is typed."""
    page.goto(link)
    page.get_by_label("The code of your invitation").fill(link.partition("#")[2].lower())
    press(page, "Go on")
    page.get_by_label("Your name, to sign in with").fill("Cem")
    page.get_by_label("A password").fill(PASSWORD)
    press(page, "Join and sign in")
    expect(page.get_by_role("link", name="Your account")).to_be_visible()


def with_second_factor(page: Page, server: Server) -> str:
    """A spare code."""
    page.goto(f"{server.address}/desk/account/second-factor")
    secret = page.locator("[name=secret]").input_value()
    without_barriers(page)
    page.get_by_label("Type the code that the app shows now").fill(pyotp.TOTP(secret).now())
    press(page, "Turn it on")
    without_barriers(page)
    return page.locator(".spare-codes .code").first.inner_text()


def signed_in(page: Page, server: Server, spare: str) -> None:
    page.goto(f"{server.address}/desk/account")
    page.get_by_label("Name").fill("Bea")
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Sign in")
    expect(page.get_by_role("heading", level=1)).to_have_text("Your second factor")
    without_barriers(page)
    page.get_by_label("The code that your authenticator shows").fill(spare)
    press(page, "Sign in")
    expect(page).to_have_url(f"{server.address}/desk/account")


def test_two_people_find_their_way_in_and_one_is_shown_out(browser: Browser, server: Server) -> None:
    ada, bea, phone = (new_page(browser, *size) for size in (WIDE, NARROW, NARROW))
    ada.goto(f"{server.address}/desk/")
    expect(ada.get_by_text("Nobody can sign in here yet.")).to_be_visible()
    without_barriers(ada)
    set_up(ada, server)
    link = invite(ada, server)
    join(bea, link)
    phone.goto(link)
    expect(phone.get_by_role("alert")).to_contain_text("used already")
    without_barriers(phone)

    spare = with_second_factor(bea, server)
    signed_in(phone, server, spare)
    expect(phone.get_by_text("You have 7 spare codes left.")).to_be_visible()
    without_barriers(phone)
    press(phone, "Sign out everywhere else")
    expect(phone.get_by_role("status")).to_have_text("Every other device has been signed out.")
    bea.reload()
    expect(bea.get_by_role("heading", level=1)).to_have_text("The organiser’s desk")

    ada.goto(f"{server.address}/desk/members")
    ada.get_by_role("link", name="Remove Bea").click()
    without_barriers(ada)
    press(ada, "Remove")
    expect(ada.get_by_role("button", name="Put back Bea")).to_be_visible()
    without_barriers(ada)
    phone.reload()
    expect(phone.get_by_role("heading", level=1)).to_have_text("The organiser’s desk")

    plain = new_page(browser, *NARROW, java_script_enabled=False)
    join_without_scripts(plain, invite(ada, server))
    for page in (ada, bea, phone, plain):
        page.context.close()
