"""What jurors are asked to agree to, changed at the desk: new words are a new version, whoever writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.web.forms import form_of
from tests.web.test_asking import TRUST, form, sent
from tests.web.test_planning import planned, saved_as

if TYPE_CHECKING:
    from pathlib import Path


async def test_new_words_to_agree_to_are_a_version_and_the_page_says_who_wrote_it(tmp_path: Path) -> None:
    async with planned(tmp_path, TRUST) as desk:
        saved_as(await sent(desk, "/consents", consent__1__en="Quote me."))
        assert [consent.id for consent in desk.plan.consents] == ["count-moves", "quote-words.2"]
        assert "its words, now in version 2" in (await desk.get("/history")).text
        page = (await desk.get("/consents")).text
        assert "Version 2 is asked." in page
        assert "2 versions so far" in page
        assert "by organiser" in page
        assert "as it came with the ready-made jury" in page
        typed = await form(desk, "/consents")
        saved_as(await desk.post("/consents", **typed | {"consent.1.en": TRUST.consents[1].words["en"]}))
        assert desk.plan.consents == TRUST.consents, "the words of the first version are the first version"
        more = form_of(
            (await desk.post("/consents", **await form(desk, "/consents") | {"do": "more.consent"})).text, "/consents"
        )
        saved_as(await desk.post("/consents", **more | {"consent.2.en": "I may be filmed.", "consent.2.asked": "true"}))
        filmed = desk.plan.consents[2]
        assert filmed.words == {"en": "I may be filmed."}
        empty = await sent(desk, "/consents", consent__0__en="", consent__0__cy="")
        assert empty.status_code == 400


async def test_two_who_write_a_consent_anew_are_both_shown_and_neither_is_asked_twice(tmp_path: Path) -> None:
    async with planned(tmp_path, TRUST) as desk:
        mine = await form(desk, "/consents") | {"consent.1.en": "Mine."}
        saved_as(await sent(desk, "/consents", consent__1__en="Theirs."))
        clash = await desk.post("/consents", **mine)
        assert clash.status_code == 409
        again = form_of(clash.text, "/consents")
        assert again["consent.1.en"] == "Mine."
        saved_as(await desk.post("/consents", **again))
        assert [consent.id for consent in desk.plan.consents] == ["count-moves", "quote-words.3"]
