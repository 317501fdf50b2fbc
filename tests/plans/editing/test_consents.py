"""New words to agree to are a new version; whoever agreed to the old ones agreed to those."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from app.jury.numbers import ConsentId
from app.jury.seats.plan import COUNT_MOVES, QUOTE_WORDS, Consent, in_version, is_among, meant_by, version_of
from app.plans.consents import COUNTED, QUOTED
from app.plans.editing.consents import read_consents, reworded, written_consents
from app.plans.editing.merging import merged
from app.plans.editing.rows import with_spare
from app.plans.ready import READY

LANGS = ("en", "cy")


def read(typed: dict[str, str], before: tuple[Consent, ...] = (COUNTED, QUOTED), known=None):
    numbers = count(1)
    return read_consents(typed, before, known or {}, LANGS, lambda: f"new-{next(numbers)}")


def test_an_id_says_what_is_meant_and_in_which_version():
    assert [in_version(QUOTE_WORDS, n) for n in (1, 2, 11)] == ["quote-words", "quote-words.2", "quote-words.11"]
    assert [meant_by(ConsentId(each)) for each in ("quote-words", "quote-words.11", "a")] == [QUOTE_WORDS] * 2 + ["a"]
    versions = ("quote-words", "quote-words.2", "quote-words.x", "quote-words.²", "q." + "9" * 30)
    assert [version_of(ConsentId(each)) for each in versions] == [1, 2, 1, 1, 1]
    assert is_among(COUNT_MOVES, ["other", ConsentId("count-moves.3")])
    assert not is_among(COUNT_MOVES, [ConsentId("count-moves-too"), QUOTE_WORDS])


def test_the_consents_of_every_ready_made_jury_survive_the_form():
    for plan in READY.values():
        assert plan.consents
        assert read(written_consents(plan.consents, {}, LANGS), plan.consents).consents == plan.consents


def test_new_words_are_the_next_version_and_old_words_the_one_they_were():
    typed = written_consents((COUNTED, QUOTED), {}, LANGS) | {"consent.1.en": "Quote me."}
    first, second = read(typed).consents
    assert first == COUNTED
    assert (second.id, second.words["en"], second.words["cy"]) == ("quote-words.2", "Quote me.", QUOTED.words["cy"])
    known = {"quote-words": {2: second.words, 7: {"en": "Seventh"}, 1: QUOTED.words}}
    assert reworded(second, {"en": "Other"}, known["quote-words"]).id == "quote-words.8"
    assert reworded(second, QUOTED.words, known["quote-words"]) == QUOTED
    assert reworded(second, {"en": "Seventh"}, known["quote-words"]).id == "quote-words.7"
    assert reworded(second, {"en": "Other"}, {}).id == "quote-words.3"
    back = read(written_consents((COUNTED, second), {}, LANGS), (COUNTED, second), known)
    assert back.consents == (COUNTED, second)


def test_the_ready_ones_are_offered_where_they_are_not_asked_and_nothing_is_asked_without_a_tick():
    typed = written_consents((QUOTED,), {}, LANGS)
    assert typed["consent.1.id"] == COUNT_MOVES
    assert "consent.1.asked" not in typed
    assert read(typed, (QUOTED,)).consents == (QUOTED,)
    assert read(typed | {"consent.1.asked": "true"}, (QUOTED,)).consents == (QUOTED, COUNTED)
    del typed["consent.0.asked"]
    assert read(typed, (QUOTED,)).consents == ()


def test_one_of_the_organisers_own_has_an_id_of_its_own_and_an_empty_row_is_none():
    typed = with_spare(written_consents((COUNTED,), {}, LANGS), "consent", 2)
    typed |= {"consent.3.en": "I may be filmed.", "consent.3.asked": "true", "consent.4.asked": "true"}
    result = read(typed, (COUNTED,))
    assert dict(result.faults) == {}
    assert result.consents == (COUNTED, Consent(ConsentId("new-1"), {"en": "I may be filmed."}))


def test_words_taken_away_or_too_long_are_said_by_their_row():
    typed = written_consents((COUNTED, QUOTED), {}, LANGS)
    emptied = typed | {"consent.0.en": " ", "consent.0.cy": "", "consent.1.en": "x" * 1001}
    assert set(read(emptied).faults) == {"consent.0", "consent.1"}


def test_one_that_is_asked_again_is_offered_in_the_words_that_were_used_last():
    known = {QUOTE_WORDS: {1: QUOTED.words, 2: {"en": "Quote me."}}}
    typed = written_consents((COUNTED,), known, LANGS) | {"consent.1.asked": "true"}
    assert read(typed, (COUNTED,), known).consents == (
        COUNTED,
        Consent(ConsentId("quote-words.2"), {"en": "Quote me."}),
    )


def test_two_who_write_one_anew_clash_and_it_is_never_asked_in_two_versions():
    plan = replace(READY["two-evenings"], consents=(COUNTED, QUOTED))
    mine, theirs = (
        replace(plan, consents=(COUNTED, Consent(in_version(QUOTE_WORDS, n), {"en": str(n)}))) for n in (2, 3)
    )
    both = merged(plan, mine, theirs)
    assert both.clashes[0].path == ("consents", "quote-words", "id")
    assert [consent.id for consent in both.plan.consents] == ["count-moves", "quote-words.3"]
    other = replace(plan, consents=(Consent(in_version(COUNT_MOVES, 2), {"en": "2"}), QUOTED))
    apart = merged(plan, mine, other)
    assert apart.clashes == ()
    assert [consent.id for consent in apart.plan.consents] == ["count-moves.2", "quote-words.2"]
