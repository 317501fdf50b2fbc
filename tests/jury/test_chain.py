"""The hash chain: change one byte of a day and every later link breaks; a redacted entry still verifies."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.jury.chain import canonical, first_link, link, payload_digest
from tests.random_days import bounded

SALT = "00" * 16
ENTRY = {"seq": 1, "at": 2, "by": "juror 3", "act_id": "ab" * 16, "kind": "CastBallot", "digest": "cd" * 32}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text('aŵ😀"\\ \n'),
    lambda inner: st.lists(inner) | st.dictionaries(st.text("abcŵ"), inner),
    max_leaves=4,
)


def test_canonical_json_is_written_one_way():
    assert canonical({"b": [1, (2,)], "a": "ŵ"}) == '{"a":"ŵ","b":[1,[2]]}'.encode()


@bounded
@given(st.dictionaries(st.text("abcdef"), JSON))
def test_equal_values_give_equal_bytes_in_whatever_order_they_were_made(value: dict):
    assert canonical(dict(reversed(value.items()))) == canonical(value)


def test_a_link_is_what_a_recount_will_compute():
    """Written out with the standard library: another implementation has to reach the same hash."""
    plain = f'["{"0" * 64}",1,2,"juror 3","{"ab" * 16}","CastBallot","{"cd" * 32}"]'
    assert link("0" * 64, **ENTRY) == hashlib.sha256(plain.encode()).hexdigest()


@pytest.mark.parametrize(
    "change",
    [{"seq": 2}, {"at": 3}, {"by": "juror 4"}, {"act_id": "ac" * 16}, {"kind": "CheckIn"}, {"digest": "ce" * 32}],
    ids=lambda change: next(iter(change)),
)
def test_a_link_changes_with_every_part_of_its_entry(change: dict):
    assert link("0" * 64, **ENTRY) != link("0" * 64, **(ENTRY | change))


def test_a_link_changes_with_the_one_before():
    assert link("0" * 64, **ENTRY) != link("1" + "0" * 63, **ENTRY)


def test_the_first_link_is_the_header_s():
    header = {"juryday": 1, "sitting": "s", "epoch": "e", "zone": "Europe/London"}
    assert first_link(header) == hashlib.sha256(canonical(header)).hexdigest()
    assert first_link(header) != first_link(header | {"zone": "Europe/Paris"})
    assert first_link(dict(reversed(header.items()))) == first_link(header)


def test_a_payload_s_digest_needs_its_salt():
    assert payload_digest(SALT, b"x") == hashlib.sha256(bytes(16) + b"x").hexdigest()
    assert payload_digest(SALT, b"x") != payload_digest("01" * 16, b"x")
    assert payload_digest(SALT, b"x") != payload_digest(SALT, b"y")


def chained(payloads: list[bytes]) -> list[str]:
    links = [first_link({})]
    for seq, payload in enumerate(payloads, 1):
        links.append(link(links[-1], **(ENTRY | {"seq": seq, "digest": payload_digest(SALT, payload)})))
    return links


@bounded
@given(st.lists(st.binary(max_size=4), min_size=2, max_size=6), st.data())
def test_one_changed_payload_breaks_every_later_link_and_no_earlier_one(payloads: list[bytes], data: st.DataObject):
    place = data.draw(st.integers(0, len(payloads) - 1))
    changed = [*payloads[:place], payloads[place] + b"!", *payloads[place + 1 :]]
    honest, forged = chained(payloads), chained(changed)
    assert forged[: place + 1] == honest[: place + 1]
    assert not set(forged[place + 1 :]) & set(honest)
