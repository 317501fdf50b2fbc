"""What the tablets' script must know of the acts, held against the acts themselves."""

from __future__ import annotations

import re
from typing import get_args, get_type_hints

from app.jury.acts import ACTS
from app.jury.numbers import Seq
from app.jury.people import Role
from app.jury.rule_book import RULES
from app.settings import bundled

OUTBOX = (bundled("frontend") / "static/js/seat/30-outbox.js").read_text()


def names_a_place(kind: type) -> bool:
    """Whether a field of it is the place of an entry in the journal."""
    return any(Seq in (hint, *get_args(hint)) for hint in get_type_hints(kind).values())


def test_the_tablets_know_which_acts_name_a_place_in_the_journal() -> None:
    (listed,) = re.findall(r"NAMES_A_PLACE = new Set\(\[(.*?)\]\)", OUTBOX, re.DOTALL)
    sent_by_tablets = {
        name for name, kind in ACTS.items() if RULES[kind].who & {Role.JUROR, Role.SCRIBE} and names_a_place(kind)
    }
    kept_by_consoles = {"ModerateContribution"}
    assert set(re.findall(r'"(\w+)"', listed)) == sent_by_tablets - kept_by_consoles
